import type { PlannedKpi, ScoringPlan } from './plan.js';
import { FIRST_VERIFIED, NOT_REPORTED, type Sheet } from './sheet.js';
import type { DataPointCount, KpiCount, Reporting } from './types.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
interface TierCount {
  readonly kpis: Writable<KpiCount>;
  readonly dataPoints: Writable<DataPointCount>;
}

/**
 * Reporting and verification counts (method decision 8). A KPI is reported when all its data points are, partly reported
 * when some are. What a verifier rejected was reported all the same: verification rate = verified / reported.
 */
export function countReporting(plan: ScoringPlan, { statuses }: Sheet): Reporting {
  const [core, advanced] = [emptyCount(), emptyCount()];
  for (let index = 0; index < plan.kpis.length; index++) {
    const { tier, first, count } = plan.kpis[index] as PlannedKpi;
    const { kpis, dataPoints } = tier === 'core' ? core : advanced;
    let reported = 0;
    for (let point = first; point < first + count; point++) {
      const status = statuses[point] ?? NOT_REPORTED;
      if (status !== NOT_REPORTED) reported++;
      if (status >= FIRST_VERIFIED) dataPoints.verified++;
    }
    kpis.total++;
    if (reported === count) kpis.reported++;
    else if (reported > 0) kpis.partly++;
    dataPoints.total += count;
    dataPoints.reported += reported;
  }
  return {
    kpis: {
      core: core.kpis,
      advanced: advanced.kpis,
      all: {
        reported: core.kpis.reported + advanced.kpis.reported,
        partly: core.kpis.partly + advanced.kpis.partly,
        total: core.kpis.total + advanced.kpis.total,
      },
    },
    dataPoints: {
      core: core.dataPoints,
      advanced: advanced.dataPoints,
      all: {
        reported: core.dataPoints.reported + advanced.dataPoints.reported,
        verified: core.dataPoints.verified + advanced.dataPoints.verified,
        total: core.dataPoints.total + advanced.dataPoints.total,
      },
    },
  };
}

function emptyCount(): TierCount {
  return { kpis: { reported: 0, partly: 0, total: 0 }, dataPoints: { reported: 0, verified: 0, total: 0 } };
}
