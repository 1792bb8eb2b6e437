import type { CityTargets } from '../types.js';
import type { TrendPoint } from './series.js';

/** The way a city wants to go with a data point, as a chart shows it. */
export interface Trajectory {
  /** The first value that can be compared. */
  readonly baseline: { readonly year: number; readonly value: number } | null;
  readonly values: readonly { readonly year: number; readonly value: number }[];
  /** Targets with a year, by year. */
  readonly targets: readonly { readonly year: number; readonly level: number; readonly value: number }[];
}

/** Baseline, values and dated targets of a data point. */
export function trajectoryOf(points: readonly TrendPoint[], own: CityTargets | null): Trajectory {
  const values = points.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  const lastBreak = points.findLast(({ afterBreak }) => afterBreak)?.year ?? -Infinity;
  return {
    baseline: values.find(({ year }) => year >= lastBreak) ?? null,
    values,
    targets: Object.entries(own?.years ?? {})
      .flatMap(([level, year]) => {
        const value = own?.targets[level];
        return value === undefined ? [] : [{ year, level: Number(level), value }];
      })
      .toSorted((left, right) => left.year - right.year || left.level - right.level),
  };
}
