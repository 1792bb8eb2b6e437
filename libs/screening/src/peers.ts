/** How a value lies among those of other cities. All but `n` is `null` where there are too few values for it. */
export interface AmongPeers {
  /** How many other cities have a value. */
  readonly n: number;
  readonly mean: number | null;
  /** Sample standard deviation (n − 1) of the other cities. */
  readonly sd: number | null;
  /** How many standard deviations the city's value lies above (or, negative, below) the mean of the others. */
  readonly zScore: number | null;
  /** Quartiles, between two values on the straight line between them. */
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
}

/** With fewer other cities a standard deviation says nothing about them. */
export const FEWEST_FOR_Z_SCORE = 3;

/**
 * Where a city's value stands among those of the other cities: z = (value − mean of the others) ÷ their sample standard
 * deviation. The city itself is not among them, so that a city far from all others is seen as such however few they are.
 * There is no z-score with fewer than three others, or when they all have the same value.
 * @param value the city's own; `null` where it has none
 */
export function amongPeers(others: readonly number[], value: number | null): AmongPeers {
  const sorted = others.toSorted((one, other) => one - other);
  const n = sorted.length;
  if (n === 0) return { n, mean: null, sd: null, zScore: null, q1: null, median: null, q3: null };
  const mean = sorted.reduce((sum, each) => sum + each, 0) / n;
  const squares = sorted.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const sd = n < 2 ? null : Math.sqrt(squares / (n - 1));
  // Of equal values the mean may miss them by a rounding, and with it the deviation its 0.
  const spread = sorted.at(-1) !== sorted[0];
  const judged = value !== null && n >= FEWEST_FOR_Z_SCORE && sd !== null && spread;
  return {
    n,
    mean,
    sd: spread ? sd : sd && 0,
    zScore: judged ? (value - mean) / sd : null,
    q1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    q3: quantile(sorted, 0.75),
  };
}

function quantile(sorted: readonly number[], part: number): number | null {
  const place = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (place % 1);
}
