import { convertUnit } from '#catalogue';
import type { PlannedDataPoint } from './plan.js';
import { dataPointResult, scoreAssessment, type Engine } from './score.js';
import { unclampedShare } from './share.js';
import type { Assessment, Entry, ExplainedInput, Explanation, Rollup } from './types.js';

/** Explanations of every data point, in catalogue order: inputs → value → benchmark → share → class → roll-ups. */
export function explainAssessment(engine: Engine, assessment: Assessment): Explanation[] {
  const { rollups } = scoreAssessment(engine, assessment);
  const entries = new Map(assessment.entries.map((entry) => [entry.dataPoint, entry]));
  return engine.plan.dataPoints.map((planned, index) =>
    explain(engine, planned, index, entries.get(planned.dataPoint.key), assessment.profile, rollups),
  );
}

/** Explanation of one data point. @throws RangeError when the catalogue does not know it */
export function explainDataPoint(engine: Engine, assessment: Assessment, dataPoint: string): Explanation {
  const index = engine.plan.indexOf.get(dataPoint);
  const planned = index === undefined ? undefined : engine.plan.dataPoints[index];
  if (index === undefined || planned === undefined) {
    throw new RangeError(`The catalogue has no data point "${dataPoint}"`);
  }
  const { rollups } = scoreAssessment(engine, assessment);
  const entry = assessment.entries.find((candidate) => candidate.dataPoint === dataPoint);
  return explain(engine, planned, index, entry, assessment.profile, rollups);
}

function explain(
  { plan, sheet, tally }: Engine,
  planned: PlannedDataPoint,
  index: number,
  entry: Entry | undefined,
  profile: Assessment['profile'],
  rollups: readonly Rollup[],
): Explanation {
  const { dataPoint, share } = planned;
  const {
    code,
    status,
    value,
    share: held,
    class: scoreClass,
    points,
    reason,
  } = dataPointResult(planned, index, sheet, tally);
  return {
    code,
    dataPoint: dataPoint.key,
    status,
    value,
    share: held,
    class: scoreClass,
    points,
    reason,
    unit: dataPoint.unit,
    formula: dataPoint.formula,
    inputs: explainInputs(planned, entry, profile),
    overridden: isOverridden(planned, entry),
    conversion: conversionOf(planned, entry),
    benchmarkSet: plan.versions.benchmarks,
    benchmark: planned.benchmark,
    shareFormula: share?.formula ?? 'none',
    unclampedShare:
      share !== null && value !== null
        ? unclampedShare(share.form, share.benchmark, share.worst, value)
        : null,
    classBounds: share?.classBounds ?? [],
    countsIn: planned.groups.map((group) => rollups[group] as Rollup),
  };
}

function explainInputs(
  planned: PlannedDataPoint,
  entry: Entry | undefined,
  profile: Assessment['profile'],
): ExplainedInput[] {
  return planned.dataPoint.inputs.map(({ key, unit, from }) => {
    const own = entry?.inputs?.[key];
    const profileValue = from === undefined ? null : (profile[key] ?? null);
    return {
      key,
      unit,
      value: own ?? profileValue,
      source: own !== undefined ? 'entry' : profileValue !== null ? 'profile' : 'missing',
      profileValue,
    };
  });
}

/** A value typed although a formula exists; figures taken over as they are (life expectancy, counts) are no override. */
function isOverridden({ dataPoint }: PlannedDataPoint, entry: Entry | undefined): boolean {
  const takenOver = dataPoint.acceptsDirectValue === true || dataPoint.formula === dataPoint.inputs[0]?.key;
  return entry !== undefined && entry.value !== null && !takenOver;
}

function conversionOf({ dataPoint }: PlannedDataPoint, entry: Entry | undefined): Explanation['conversion'] {
  if (entry === undefined || entry.value === null || entry.unit === undefined) return null;
  const conversion = convertUnit(dataPoint, entry.value, entry.unit)?.conversion ?? null;
  return conversion === null ? null : { ...conversion, given: entry.value };
}
