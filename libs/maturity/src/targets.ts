import type { Benchmark, DataPoint } from '#catalogue';
import { targetLevels } from './levels.js';
import type { CityTargets, MaturityModel } from './types.js';

/** Something about a city's targets that cannot stand, or should be looked at. */
export interface TargetFinding {
  readonly code: 'levelMissing' | 'notNearer' | 'outOfRange' | 'yearNotLater' | 'unknownLevel';
  readonly level: number;
}

/**
 * Everything wrong with a city's targets: a level left out or unknown to the model, a target that is no nearer to the
 * goal than that of the level below, one outside the data point's valid range, a year that is not after the year of the
 * level below. Empty when all is well.
 */
export function checkTargets(
  model: MaturityModel,
  dataPoint: DataPoint,
  benchmark: Benchmark,
  { targets, years = {} }: CityTargets,
): readonly TargetFinding[] {
  const levels = targetLevels(model);
  const findings: TargetFinding[] = [];
  for (const level of Object.keys(targets).map(Number))
    if (!levels.includes(level)) findings.push({ code: 'unknownLevel', level });
  const [min, max] = dataPoint.validRange;
  const nearness = nearnessOf(dataPoint, benchmark, levels, targets);
  let before: number | undefined;
  let yearBefore: number | undefined;
  for (const level of levels) {
    const target = targets[level];
    if (target === undefined) {
      findings.push({ code: 'levelMissing', level });
      continue;
    }
    if ((min !== null && target < min) || (max !== null && target > max))
      findings.push({ code: 'outOfRange', level });
    if (before !== undefined && nearness(target) <= nearness(before))
      findings.push({ code: 'notNearer', level });
    before = target;
    const year = years[level];
    if (year !== undefined) {
      if (yearBefore !== undefined && year < yearBefore) findings.push({ code: 'yearNotLater', level });
      yearBefore = year;
    }
  }
  return findings;
}

/** A number that grows as a value comes nearer to the goal. */
function nearnessOf(
  { direction }: DataPoint,
  benchmark: Benchmark,
  levels: readonly number[],
  targets: CityTargets['targets'],
): (value: number) => number {
  if (benchmark.direction === 'closestToTarget' && benchmark.benchmark !== null) {
    const centre = benchmark.benchmark;
    return (value) => -Math.abs(value - centre);
  }
  if (benchmark.direction === 'higherIsBetter' || direction === 'higherIsBetter') return (value) => value;
  if (benchmark.direction === 'lowerIsBetter' || direction === 'lowerIsBetter') return (value) => -value;
  const ordered = levels.flatMap((level) => targets[level] ?? []);
  const rising = (ordered.at(-1) ?? 0) >= (ordered.at(0) ?? 0);
  return (value) => (rising ? value : -value);
}
