import { classOfShare } from './bands.js';
import type { Columns } from './columns.js';
import type { PlannedGroup } from './groups.js';
import type { ScoringPlan } from './plan.js';
import { Operation, type Program } from './program.js';
import { clampShare, unclampedShare, type ShareForm } from './share.js';
import { FIRST_SCORED, type Sheet } from './sheet.js';

/** The arithmetic of one assessment: numbers only, in catalogue order and in the order of the plan's groups. */
export interface Tally {
  /** Values in catalogue units; NaN where there is none. */
  readonly values: Float64Array;
  /** Shares 0..1; NaN where there is none. */
  readonly shares: Float64Array;
  /** Class and points 1..4; 0 where the data point is not scored. */
  readonly points: Uint8Array;
  readonly groupPoints: Int32Array;
  readonly groupScored: Int32Array;
  /** Sums of the cells, from which groups are made; scratch. */
  readonly cellPoints: Int32Array;
  readonly cellScored: Int32Array;
}

export function emptyTally(plan: ScoringPlan): Tally {
  const points = plan.dataPoints.length;
  return {
    values: new Float64Array(points),
    shares: new Float64Array(points),
    points: new Uint8Array(points),
    groupPoints: new Int32Array(plan.groups.length),
    groupScored: new Int32Array(plan.groups.length),
    cellPoints: new Int32Array(plan.cellCount),
    cellScored: new Int32Array(plan.cellCount),
  };
}

/** Computes values, shares, classes and the sums of every group of the sheet into `tally`. */
export function tallySheet(plan: ScoringPlan, sheet: Sheet, tally: Tally): void {
  computeValues(plan.columns, sheet, tally.values);
  computeShares(plan.columns, tally.values, tally.shares);
  for (let index = 0; index < tally.points.length; index++) {
    const share = tally.shares[index] as number;
    tally.points[index] = Number.isNaN(share) ? 0 : classOfShare(share);
  }
  sumGroups(plan, tally);
}

/** Values as entered, or else what the formula makes of the figures (method decision 3). */
function computeValues(columns: Columns, { statuses, entered, figures }: Sheet, values: Float64Array): void {
  for (let index = 0; index < values.length; index++) {
    const given = entered[index] as number;
    const value = Number.isNaN(given) ? compute(columns, index, figures) : given;
    values[index] = (statuses[index] as number) < FIRST_SCORED ? NaN : value;
  }
}

function compute(columns: Columns, index: number, figures: Float64Array): number {
  const a = figures[columns.a[index] as number] as number;
  const b = figures[columns.b[index] as number] as number;
  const k = columns.k[index] as number;
  let value: number;
  switch (columns.operation[index] as Operation) {
    case Operation.figure:
      value = a;
      break;
    case Operation.percentage:
      value = (k * a) / b;
      break;
    case Operation.rate:
      value = a / (b / k);
      break;
    case Operation.quotient:
      value = a / b;
      break;
    case Operation.general:
      value = (columns.run[index] as Program['run'])(figures);
  }
  // A division by zero and an overflow are undefined. Adding 0 turns -0 into 0.
  return Number.isFinite(value) ? value + 0 : NaN;
}

function computeShares(
  { form, benchmark, worst }: Columns,
  values: Float64Array,
  shares: Float64Array,
): void {
  for (let index = 0; index < shares.length; index++) {
    const share = unclampedShare(
      form[index] as ShareForm,
      benchmark[index] as number,
      worst[index] as number,
      values[index] as number,
    );
    shares[index] = clampShare(share);
  }
}

/** Sums points flat and unweighted (method decision 6): cells first, then the groups made of cells, and SDG goals. */
function sumGroups({ columns, groups }: ScoringPlan, tally: Tally): void {
  const { points, groupPoints, groupScored, cellPoints, cellScored } = tally;
  groupPoints.fill(0);
  groupScored.fill(0);
  cellPoints.fill(0);
  cellScored.fill(0);
  for (let index = 0; index < points.length; index++) {
    const earned = points[index] as number;
    if (earned === 0) continue;
    const cell = columns.cell[index] as number;
    add(cellPoints, cell, earned);
    add(cellScored, cell, 1);
    const goals = columns.goals[index] as readonly number[];
    for (let number = 0; number < goals.length; number++) {
      add(groupPoints, goals[number] as number, earned);
      add(groupScored, goals[number] as number, 1);
    }
  }
  for (let group = 0; group < groups.length; group++) {
    const cells = (groups[group] as PlannedGroup).cells;
    if (cells === null) continue;
    for (let number = 0; number < cells.length; number++) {
      const cell = cells[number] as number;
      add(groupPoints, group, cellPoints[cell] as number);
      add(groupScored, group, cellScored[cell] as number);
    }
  }
}

function add(sums: Int32Array, place: number, amount: number): void {
  sums[place] = (sums[place] as number) + amount;
}
