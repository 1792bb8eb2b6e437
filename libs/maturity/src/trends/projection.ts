import { comparablePoints, type TrendPoint } from './series.js';

/** Points that a projection needs at least. */
export const MIN_POINTS = 3;

export type Projection =
  | { readonly ok: false; readonly reason: 'tooFewPoints' | 'yearNotLater'; readonly points: number }
  | {
      readonly ok: true;
      readonly method: 'theilSen';
      readonly year: number;
      readonly points: number;
      /** Change for each year, in the data point's unit: the median of the slopes between all pairs of points. */
      readonly slope: number;
      readonly value: number;
      /** The same with the slopes' lower and upper quartile. */
      readonly lowest: number;
      readonly highest: number;
    };

/**
 * Where a trend leads if it goes on: the line through the medians with the Theil–Sen slope (the median of all pairwise
 * slopes), which a single odd year does not turn. Only points since the last break count. Values are not held within the
 * data point's valid range: `range` does that.
 * @param range least and greatest value that is possible
 */
export function project(
  points: readonly TrendPoint[],
  year: number,
  [least, greatest]: readonly [number | null, number | null] = [null, null],
): Projection {
  const comparable = comparablePoints(points).flatMap((point) =>
    point.value === null ? [] : [{ year: point.year, value: point.value }],
  );
  const count = comparable.length;
  if (count < MIN_POINTS) return { ok: false, reason: 'tooFewPoints', points: count };
  if (year <= (comparable.at(-1)?.year ?? year)) return { ok: false, reason: 'yearNotLater', points: count };
  const slopes = comparable
    .flatMap((from, index) =>
      comparable.slice(index + 1).map((to) => (to.value - from.value) / (to.year - from.year)),
    )
    .toSorted((left, right) => left - right);
  const slope = quantile(slopes, 0.5);
  const at = (rate: number): number => {
    const starts = comparable.map((point) => point.value - rate * point.year).toSorted((a, b) => a - b);
    return held(quantile(starts, 0.5) + rate * year, least, greatest);
  };
  return {
    ok: true,
    method: 'theilSen',
    year,
    points: count,
    slope,
    value: at(slope),
    lowest: at(quantile(slopes, 0.25)),
    highest: at(quantile(slopes, 0.75)),
  };
}

function held(value: number, least: number | null, greatest: number | null): number {
  return Math.min(Math.max(value, least ?? -Infinity), greatest ?? Infinity);
}

/** Quantile of a sorted list, between its neighbours in a straight line. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return low + (high - low) * (place - Math.floor(place));
}
