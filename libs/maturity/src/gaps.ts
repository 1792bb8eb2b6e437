import { nextLevel } from './levels.js';
import type { MaturityJudge } from './judge.js';
import { FULFILLED } from './questionnaire.js';
import type { Answers, DataPointMaturity, Gap, GroupMaturity, MaturityResult } from './types.js';

/** Effort as the city sees it, 1 (little) to 5, by data point key or question id. */
export type Efforts = Readonly<Record<string, number>>;

/** What an item without a stated effort counts as when gaps are sorted. */
const UNSTATED_EFFORT = 3;

/**
 * What keeps each dimension and each aspect from its next level: the least effort first, among equals what is nearest.
 * Empty when every judged group has reached the highest level. A data point without a value is not in the list of a
 * dimension: it holds nothing back, it only lowers the coverage.
 */
export function gapsOf(
  { model, questions, planned }: MaturityJudge,
  result: MaturityResult,
  answers: Answers,
  efforts: Efforts = {},
): readonly Gap[] {
  const dimensions = result.dimensions.flatMap((group) => {
    const wanted = wantedLevel(group, (level) => nextLevel(model, level));
    if (wanted === null) return [];
    return result.dataPoints.flatMap((item, index) => {
      const behind = item.counted && item.level !== null && item.level < wanted;
      if (planned[index]?.kpi.dimension !== group.name || !behind) return [];
      return [dataPointGap(item, group.name, wanted, efforts)];
    });
  });
  const aspects = result.aspects.flatMap((group) => {
    const wanted = wantedLevel(group, (level) => nextLevel(model, level));
    if (wanted === null) return [];
    return questions
      .filter(({ id, aspect, level }) => aspect === group.name && level <= wanted && answers[id] !== 'yes')
      .map(({ id }): Gap => {
        const answer = answers[id];
        return {
          kind: 'question',
          key: id,
          group: group.name,
          level: group.staged,
          nextLevel: wanted,
          value: null,
          target: null,
          distance: null,
          progress: answer === undefined ? 0 : FULFILLED[answer],
          effort: efforts[id] ?? null,
        };
      });
  });
  return [...dimensions, ...aspects].toSorted(
    (left, right) =>
      (left.effort ?? UNSTATED_EFFORT) - (right.effort ?? UNSTATED_EFFORT) || right.progress - left.progress,
  );
}

/** The level that the group is to reach next; `null` when nothing is judged or nothing is above. */
function wantedLevel(
  { staged, average }: GroupMaturity,
  next: (level: number | null) => number | null,
): number | null {
  return average === null ? null : next(staged);
}

function dataPointGap(
  { dataPoint, level, value, thresholds }: DataPointMaturity,
  group: string,
  wanted: number,
  efforts: Efforts,
): Gap {
  const goal = thresholds.find((threshold) => threshold.level >= wanted);
  const target = goal === undefined || value === null ? null : nearest(goal.values, value);
  const below = thresholds.findLast((threshold) => threshold.level <= (level ?? 0));
  const from = below === undefined || target === null ? null : nearest(below.values, target);
  return {
    kind: 'dataPoint',
    key: dataPoint,
    group,
    level,
    nextLevel: wanted,
    value,
    target,
    distance: target === null || value === null ? null : target - value,
    progress: wayDone(from, value, target),
    effort: efforts[dataPoint] ?? null,
  };
}

function nearest(values: readonly number[], to: number): number | null {
  return values.toSorted((left, right) => Math.abs(left - to) - Math.abs(right - to))[0] ?? null;
}

/** Share of the way from where the present level begins to the target; without a beginning, the smaller over the larger. */
function wayDone(from: number | null, value: number | null, target: number | null): number {
  if (value === null || target === null) return 0;
  const share = from === null || from === target ? ratio(value, target) : (value - from) / (target - from);
  return Math.min(Math.max(share, 0), 1);
}

function ratio(value: number, target: number): number {
  const [smaller, larger] = [Math.min(value, target), Math.max(value, target)];
  return smaller > 0 ? smaller / larger : 0;
}
