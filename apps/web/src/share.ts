import type { BenchmarkDirection, ScoreClass } from '#catalogue';
import { CLASS_EDGES, classBoundsOf, classOfShare } from '#scoring';
import { formatPercent, type Language } from '#text';

/**
 * A share of the benchmark (0..1) in whole per cent, with as many decimals as it takes not to land in another class than
 * the unrounded share: 0.9496 is class 3, so it must not read 95 %.
 */
export function formatShare(share: number, language: Language): string {
  const own = classOfShare(share);
  for (let decimals = 0; decimals < 6; decimals += 1) {
    const rounded = Number((100 * share).toFixed(decimals)) / 100;
    if (classOfShare(rounded) === own) return formatPercent(100 * share, language, decimals);
  }
  return formatPercent(100 * share, language, 6);
}

export interface ClassRange {
  readonly class: ScoreClass;
  /** Share of the benchmark at which the class begins and ends; the end of class 4 is 1. */
  readonly fromShare: number;
  readonly toShare: number;
}

/** The four classes from the best, as ranges of the share (method decision 5). */
export const CLASS_RANGES: readonly ClassRange[] = [{ class: 1 as ScoreClass, fromShare: 0 }, ...CLASS_EDGES]
  .map((range, index, all) => ({ ...range, toShare: all[index + 1]?.fromShare ?? 1 }))
  .reverse();

export type Bound = { readonly class: ScoreClass; readonly value: number };

/** Values between two limits; a limit that begins the next class is not included. `null`: no limit on this side. */
export interface Span {
  readonly from: number | null;
  readonly to: number | null;
  readonly included: 'from' | 'to' | 'both';
}

/**
 * What a data point's value must be for each class, in its own unit, from the values at which classes 2, 3 and 4 begin.
 * The edge itself belongs to the higher class.
 */
export function classIntervals(
  bounds: readonly Bound[],
): readonly { readonly class: ScoreClass; readonly spans: readonly Span[] }[] {
  const begins = (score: number) => bounds.filter((bound) => bound.class === score).map(({ value }) => value);
  const [first4 = 0, second4] = begins(4);
  const [first2 = first4] = begins(2);
  const spans = (score: ScoreClass): readonly Span[] => {
    const [here = null, hereHigh = null] = begins(score);
    const [next = null, nextHigh = null] = begins(score + 1);
    if (second4 !== undefined) {
      if (score === 4) return [{ from: here, to: hereHigh, included: 'both' }];
      return [
        { from: here, to: next, included: 'from' },
        { from: nextHigh, to: hereHigh, included: 'to' },
      ];
    }
    if (first2 <= first4) return [{ from: here, to: next, included: 'from' }];
    return [{ from: next, to: here, included: 'to' }];
  };
  return ([4, 3, 2, 1] as const).map((score) => ({ class: score, spans: spans(score) }));
}

/** The values at which classes 2, 3 and 4 begin for a benchmark; none for yes/no, where they would say nothing. */
export function boundsOf(benchmark: {
  readonly value: number | null;
  readonly worst: number | null;
  readonly direction: BenchmarkDirection;
}): readonly Bound[] {
  const { value, worst, direction } = benchmark;
  if (value === null || direction === 'yesIsBetter') return [];
  return classBoundsOf({ dataPoint: '', benchmark: value, worst, direction });
}
