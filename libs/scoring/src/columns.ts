import type { Program } from './program.js';
import { ShareForm, type PlannedShare } from './share.js';

/**
 * What the arithmetic needs of each data point, column by column: the loop of tally.ts then reads plain numbers from
 * flat arrays, which takes half the time of walking objects (`npm run bench`).
 */
export interface Columns {
  /** Formula: see `Program`. */
  readonly operation: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly k: Float64Array;
  readonly run: readonly Program['run'][];
  /** Share: see `PlannedShare`. */
  readonly form: Uint8Array;
  readonly benchmark: Float64Array;
  readonly worst: Float64Array;
  /** Cell the points go to, and SDG goals as groups. */
  readonly cell: Int32Array;
  readonly goals: readonly (readonly number[])[];
}

interface Row {
  readonly program: Program;
  readonly share: PlannedShare | null;
  readonly cell: number;
  readonly goals: readonly number[];
}

export function columnsOf(rows: readonly Row[]): Columns {
  return {
    operation: Uint8Array.from(rows, ({ program }) => program.operation),
    a: Int32Array.from(rows, ({ program }) => program.a),
    b: Int32Array.from(rows, ({ program }) => program.b),
    k: Float64Array.from(rows, ({ program }) => program.k),
    run: rows.map(({ program }) => program.run),
    form: Uint8Array.from(rows, ({ share }) => share?.form ?? ShareForm.none),
    benchmark: Float64Array.from(rows, ({ share }) => share?.benchmark ?? NaN),
    worst: Float64Array.from(rows, ({ share }) => share?.worst ?? NaN),
    cell: Int32Array.from(rows, ({ cell }) => cell),
    goals: rows.map(({ goals }) => goals),
  };
}
