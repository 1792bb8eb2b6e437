import type { MaturityModel } from './types.js';

/** The level that a first value reaches, whatever it is: 1 in the Recommendation, also when levels are added below. */
export const FIRST_VALUE_LEVEL = 1;

/** The levels in rising order. */
export function levelsOf({ levels }: MaturityModel): readonly number[] {
  return levels.map(({ level }) => level);
}

/** The levels that have to be earned by reaching a target. */
export function targetLevels(model: MaturityModel): readonly number[] {
  return levelsOf(model).filter((level) => level > FIRST_VALUE_LEVEL);
}

/** The level after this one; after `null` the lowest; `null` after the highest. */
export function nextLevel(model: MaturityModel, level: number | null): number | null {
  const levels = levelsOf(model);
  if (level === null) return levels[0] ?? null;
  return levels[levels.indexOf(level) + 1] ?? null;
}
