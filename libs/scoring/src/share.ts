import type { Benchmark, ScoreClass } from '#catalogue';
import { CLASS_EDGES } from './bands.js';
import type { ShareFormula } from './types.js';

/** Forms of a share as numbers; a plain ratio is the straight line that begins at 0. */
export const ShareForm = { none: 0, line: 1, inverseRatio: 2, minOverMax: 3, yesNo: 4 } as const;
export type ShareForm = (typeof ShareForm)[keyof typeof ShareForm];

/** How a value becomes a share of one benchmark. */
export interface PlannedShare {
  readonly formula: Exclude<ShareFormula, 'none'>;
  readonly form: ShareForm;
  readonly benchmark: number;
  /** Value at which the share is 0; 0 for a plain ratio. */
  readonly worst: number;
  /** Values in the data point's unit at which a class begins; two for each class where both sides of a target count. */
  readonly classBounds: readonly { readonly class: ScoreClass; readonly value: number }[];
}

const FORMS: Readonly<Record<PlannedShare['formula'], ShareForm>> = {
  ratio: ShareForm.line,
  lineUp: ShareForm.line,
  lineDown: ShareForm.line,
  inverseRatio: ShareForm.inverseRatio,
  minOverMax: ShareForm.minOverMax,
  yesNo: ShareForm.yesNo,
};

/** Holds a share between 0 and 1 without rounding it. */
export function clampShare(share: number): number {
  return share < 0 ? 0 : share > 1 ? 1 : share;
}

/** The share of method decision 4, not yet held between 0 and 1; NaN without a value or a benchmark. */
export function unclampedShare(form: ShareForm, benchmark: number, worst: number, value: number): number {
  switch (form) {
    case ShareForm.line:
      return (value - worst) / (benchmark - worst);
    case ShareForm.inverseRatio:
      return value <= 0 ? 1 : benchmark / value;
    case ShareForm.minOverMax:
      return value < benchmark ? value / benchmark : benchmark / value;
    case ShareForm.yesNo:
      return Number.isNaN(value) ? NaN : value >= 1 ? 1 : 0;
    case ShareForm.none:
      return NaN;
  }
}

/** What of a benchmark decides the share. */
export type ShareBenchmark = Pick<Benchmark, 'dataPoint' | 'direction' | 'benchmark' | 'worst'>;

/** Values at which classes 2, 3 and 4 begin for a benchmark; empty without one. */
export function classBoundsOf(entry: ShareBenchmark): PlannedShare['classBounds'] {
  return planShare(entry)?.classBounds ?? [];
}

/**
 * Makes a benchmark ready; `null` for a data point that has none.
 * @throws RangeError when the benchmark cannot form a share (no figure, or `worst` not on its worse side)
 */
export function planShare(entry: ShareBenchmark): PlannedShare | null {
  const { direction, benchmark } = entry;
  if (direction === 'notBenchmarked') return null;
  if (benchmark === null || !Number.isFinite(benchmark)) {
    throw new RangeError(`Benchmark of ${entry.dataPoint} has no figure`);
  }
  const formula = formulaOf(entry, benchmark);
  const worst = entry.worst ?? 0;
  return {
    formula,
    form: FORMS[formula],
    benchmark,
    worst,
    classBounds: classBounds(formula, benchmark, worst),
  };
}

function formulaOf(entry: ShareBenchmark, benchmark: number): PlannedShare['formula'] {
  const { direction, worst, dataPoint } = entry;
  if (direction === 'yesIsBetter') return 'yesNo';
  if (worst !== null && direction !== 'closestToTarget') {
    const up = direction === 'higherIsBetter';
    if (up ? worst >= benchmark : worst <= benchmark) {
      throw new RangeError(`Benchmark of ${dataPoint}: "worst" is not on the worse side of the benchmark`);
    }
    return up ? 'lineUp' : 'lineDown';
  }
  if (benchmark <= 0) throw new RangeError(`Benchmark of ${dataPoint} must be above 0 to form a plain ratio`);
  if (direction === 'closestToTarget') return 'minOverMax';
  return direction === 'higherIsBetter' ? 'ratio' : 'inverseRatio';
}

function classBounds(
  formula: PlannedShare['formula'],
  benchmark: number,
  worst: number,
): PlannedShare['classBounds'] {
  if (formula === 'yesNo') return [{ class: 4, value: 1 }];
  return CLASS_EDGES.flatMap(({ class: scoreClass, fromShare }) =>
    valuesOf(formula, benchmark, worst, fromShare).map((value) => ({ class: scoreClass, value })),
  );
}

/** The inverse of the share: two values where both sides of a target count. */
function valuesOf(
  formula: Exclude<PlannedShare['formula'], 'yesNo'>,
  benchmark: number,
  worst: number,
  share: number,
): readonly number[] {
  switch (formula) {
    case 'ratio':
      return [benchmark * share];
    case 'inverseRatio':
      return [benchmark / share];
    case 'lineUp':
    case 'lineDown':
      return [worst + share * (benchmark - worst)];
    case 'minOverMax':
      return [benchmark * share, benchmark / share];
  }
}

/**
 * Values in the data point's unit at which a share 0 < share <= 1 of a benchmark is reached: two where both sides of a
 * target count, 1 for a yes/no, none without a benchmark.
 */
export function valuesAtShare(entry: ShareBenchmark, share: number): readonly number[] {
  const planned = planShare(entry);
  if (planned === null) return [];
  if (planned.formula === 'yesNo') return [1];
  return valuesOf(planned.formula, planned.benchmark, planned.worst, share);
}
