import type { BenchmarkSet, Catalogue, ScoreClass } from '#catalogue';
import { classOfShare, POINTS_PER_DATA_POINT } from './bands.js';
import { ENGINE_VERSION } from './engine-version.js';
import type { PlannedGroup } from './groups.js';
import { planScoring, type PlannedDataPoint, type ScoringPlan } from './plan.js';
import { countReporting } from './reporting.js';
import { basisOf, emptySheet, layOut, NOT_REPORTED, NOT_VERIFIED, STATUSES, type Sheet } from './sheet.js';
import { emptyTally, tallySheet, type Tally } from './tally.js';
import type { Assessment, AssessmentResult, DataPointResult, ExclusionReason, Rollup } from './types.js';

/** A plan with the sheet and tally it works on; used by one assessment at a time. */
export interface Engine {
  readonly plan: ScoringPlan;
  readonly sheet: Sheet;
  readonly tally: Tally;
}

/** @throws RangeError when catalogue and benchmark set do not fit (see `planScoring`) */
export function createEngine(catalogue: Catalogue, benchmarkSet: BenchmarkSet): Engine {
  const plan = planScoring(catalogue, benchmarkSet);
  return { plan, sheet: emptySheet(plan), tally: emptyTally(plan) };
}

/**
 * The result of an assessment, as docs/method.md describes it.
 * @throws RangeError for an entry the catalogue does not know, or a data point given twice
 */
export function scoreAssessment(engine: Engine, assessment: Assessment): AssessmentResult {
  const { plan, sheet, tally } = engine;
  layOut(plan, assessment, sheet);
  tallySheet(plan, sheet, tally);
  return {
    versions: {
      catalogue: plan.versions.catalogue,
      benchmarks: plan.versions.benchmarks,
      engine: ENGINE_VERSION,
    },
    city: assessment.city,
    reportingYear: assessment.reportingYear,
    basis: basisOf(sheet),
    dataPoints: plan.dataPoints.map((planned, index) => dataPointResult(planned, index, sheet, tally)),
    rollups: plan.groups.map((group, index) =>
      rollUp(group, tally.groupPoints[index] ?? 0, tally.groupScored[index] ?? 0),
    ),
    reporting: countReporting(plan, sheet),
  };
}

/** Value, share, class and points of one data point, or the reason why it has none. */
export function dataPointResult(
  { kpi, dataPoint, share }: PlannedDataPoint,
  index: number,
  sheet: Sheet,
  tally: Tally,
): DataPointResult {
  const status = sheet.statuses[index] ?? NOT_REPORTED;
  const value = tally.values[index] ?? NaN;
  const points = tally.points[index] ?? 0;
  const scored = points > 0;
  return {
    code: kpi.code,
    dataPoint: dataPoint.key,
    status: STATUSES[status] ?? 'notReported',
    value: Number.isNaN(value) ? null : value,
    share: scored ? (tally.shares[index] ?? null) : null,
    class: scored ? (points as ScoreClass) : null,
    points: scored ? points : null,
    reason: scored ? null : exclusion(status, value, share !== null),
  };
}

function exclusion(status: number, value: number, benchmarked: boolean): ExclusionReason | null {
  if (status === NOT_REPORTED) return 'notReported';
  if (status === NOT_VERIFIED) return 'notVerified';
  if (Number.isNaN(value)) return 'undefined';
  return benchmarked ? null : 'noBenchmark';
}

/** Roll-up of a group (method decision 6) with its coverage and sensitivity (8, 9). */
function rollUp(group: PlannedGroup, points: number, scored: number): Rollup {
  const { benchmarked } = group;
  const possible = POINTS_PER_DATA_POINT * scored;
  const missing = benchmarked - scored;
  const all = POINTS_PER_DATA_POINT * benchmarked;
  return {
    level: group.level,
    dimension: group.dimension,
    subDimension: group.subDimension,
    name: group.name,
    points,
    possible,
    percent: scored === 0 ? null : (100 * points) / possible,
    class: scored === 0 ? null : classOfShare(points / possible),
    scored,
    benchmarked,
    total: group.total,
    lowest: benchmarked === 0 ? null : (100 * (points + missing)) / all,
    highest: benchmarked === 0 ? null : (100 * (points + POINTS_PER_DATA_POINT * missing)) / all,
  };
}
