import type { Benchmark, DataPoint, Kpi } from '#catalogue';
import { valuesAtShare } from '#scoring';
import { FIRST_VALUE_LEVEL, targetLevels } from './levels.js';
import type { CityTargets, MaturityModel, Threshold, ThresholdBasis } from './types.js';

/** A value this close to a threshold counts as reaching it, relative to the threshold: doubles cannot hold 0.3 × 60. */
const TOLERANCE = 1e-9;

/** How a value is measured: the larger, the smaller, or the nearer to the centre the better. */
type Measure = { readonly kind: 'up' | 'down' } | { readonly kind: 'around'; readonly centre: number } | null;

/** One data point made ready for judging. */
export interface PlannedMaturity {
  readonly kpi: Kpi;
  readonly dataPoint: DataPoint;
  readonly basis: ThresholdBasis;
  readonly thresholds: readonly Threshold[];
  /** The level of a value. */
  readonly levelOf: (value: number) => number;
}

/**
 * The thresholds of a data point: the city's targets, else those ITU published, else shares of the benchmark (method
 * decision 13). Yes/no: no is the first level, yes the last.
 */
export function planDataPoint(
  model: MaturityModel,
  kpi: Kpi,
  dataPoint: DataPoint,
  benchmark: Benchmark,
  own: CityTargets | undefined,
): PlannedMaturity {
  const levels = targetLevels(model);
  const top = levels.at(-1) ?? FIRST_VALUE_LEVEL;
  if (dataPoint.valueType === 'boolean') {
    const thresholds = [{ level: top, values: [1] }];
    const levelOf = (value: number): number => (value >= 1 ? top : FIRST_VALUE_LEVEL);
    return { kpi, dataPoint, basis: 'yesNo', thresholds, levelOf };
  }
  const published = model.kpiTargets.published.find((entry) => entry.dataPoint === dataPoint.key);
  const given = own?.targets ?? published?.targets;
  const measure = measureOf(dataPoint, benchmark, given, levels);
  const thresholds = (
    given === undefined
      ? sharesOf(model, benchmark, levels)
      : levels.flatMap((level) => singleThreshold(level, given[level]))
  ).filter(() => measure !== null);
  const basis: ThresholdBasis =
    thresholds.length === 0 ? 'none' : own ? 'city' : published ? 'published' : 'default';
  return { kpi, dataPoint, basis, thresholds, levelOf: judgeBy(thresholds, measure) };
}

function singleThreshold(level: number, value: number | undefined): Threshold[] {
  return value === undefined ? [] : [{ level, values: [value] }];
}

function sharesOf(model: MaturityModel, benchmark: Benchmark, levels: readonly number[]): Threshold[] {
  const { shareOfBenchmark } = model.kpiTargets.defaultWhereNoneSet;
  return levels.flatMap((level) => {
    const share = shareOfBenchmark[level];
    const values = share === undefined ? [] : valuesAtShare(benchmark, share);
    return values.length === 0 ? [] : [{ level, values }];
  });
}

/** The benchmark says which way is better; without one the catalogue does, and without that the targets themselves. */
function measureOf(
  { direction }: DataPoint,
  benchmark: Benchmark,
  targets: CityTargets['targets'] | undefined,
  levels: readonly number[],
): Measure {
  if (benchmark.direction === 'closestToTarget' && benchmark.benchmark !== null)
    return { kind: 'around', centre: benchmark.benchmark };
  if (benchmark.direction === 'higherIsBetter' || direction === 'higherIsBetter') return { kind: 'up' };
  if (benchmark.direction === 'lowerIsBetter' || direction === 'lowerIsBetter') return { kind: 'down' };
  const ordered = levels.flatMap((level) => targets?.[level] ?? []);
  const [first, last] = [ordered.at(0), ordered.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { kind: last >= first ? 'up' : 'down' };
}

function judgeBy(thresholds: readonly Threshold[], measure: Measure): PlannedMaturity['levelOf'] {
  const reached = thresholds.map(({ level, values }) => ({ level, holds: condition(values, measure) }));
  return (value) => {
    let highest = FIRST_VALUE_LEVEL;
    for (const { level, holds } of reached) {
      if (!holds(value)) return highest;
      highest = level;
    }
    return highest;
  };
}

function condition(values: readonly number[], measure: Measure): (value: number) => boolean {
  const [first = NaN, second] = values;
  const slack = (edge: number): number => Math.abs(edge) * TOLERANCE;
  switch (measure?.kind) {
    case 'up':
      return (value) => value >= first - slack(first);
    case 'down':
      return (value) => value <= first + slack(first);
    case 'around': {
      if (second !== undefined)
        return (value) => value >= first - slack(first) && value <= second + slack(second);
      const { centre } = measure;
      const distance = Math.abs(first - centre);
      return (value) => Math.abs(value - centre) <= distance + slack(centre);
    }
    case undefined:
      return () => false;
  }
}
