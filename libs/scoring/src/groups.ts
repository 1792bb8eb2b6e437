import type { Catalogue, Kpi } from '#catalogue';
import type { PlannedShare } from './share.js';
import type { RollupLevel } from './types.js';

/** A category within a sub-dimension: the finest group. */
export type Cell = Pick<Kpi, 'dimension' | 'subDimension' | 'category'>;

export interface PlannedGroup {
  readonly level: RollupLevel;
  readonly dimension: string | null;
  readonly subDimension: string | null;
  readonly name: string;
  /** Data points with a benchmark, and all. */
  readonly benchmarked: number;
  readonly total: number;
  /** Cells it is the sum of; null for SDG goals, which cut across the cells. */
  readonly cells: readonly number[] | null;
}

/** Name of the one figure over all data points (method decision 7). */
export const OVERALL_NAME = 'Civiscore overall';

interface Member {
  readonly kpi: Kpi;
  readonly share: PlannedShare | null;
}

/**
 * Every group a result reports (method decision 6), level by level in the order of the result format, each level in
 * catalogue order. Categories of one name in two dimensions are two categories.
 */
export function planGroups(
  catalogue: Catalogue,
  cells: readonly Cell[],
  dataPoints: readonly Member[],
): PlannedGroup[] {
  const size = (members: readonly Member[]): Pick<PlannedGroup, 'benchmarked' | 'total'> => ({
    benchmarked: members.filter((member) => member.share !== null).length,
    total: members.length,
  });
  const ofCells = (
    level: RollupLevel,
    name: string,
    place: { dimension: string | null; subDimension: string | null },
    belongs: (cell: Cell) => boolean,
  ): PlannedGroup => ({
    level,
    dimension: place.dimension,
    subDimension: place.subDimension,
    name,
    ...size(dataPoints.filter(({ kpi }) => belongs(kpi))),
    cells: cells.flatMap((cell, index) => (belongs(cell) ? [index] : [])),
  });
  const ofGoal = (goal: number): PlannedGroup => ({
    level: 'sdgGoal',
    dimension: null,
    subDimension: null,
    name: String(goal),
    ...size(dataPoints.filter(({ kpi }) => kpi.sdgGoals.includes(goal))),
    cells: null,
  });
  const goals = [...new Set(catalogue.kpis.flatMap((kpi) => kpi.sdgGoals))].sort((a, b) => a - b);

  return [
    ...distinct(cells, ({ subDimension }) => subDimension).map((at) =>
      ofCells('subDimension', at.subDimension, at, (cell) => cell.subDimension === at.subDimension),
    ),
    ...distinct(cells, ({ dimension, category }) => `${dimension}/${category}`).map((at) =>
      ofCells(
        'category',
        at.category,
        { ...at, subDimension: null },
        (cell) => cell.dimension === at.dimension && cell.category === at.category,
      ),
    ),
    ...cells.map((at) =>
      ofCells(
        'subDimensionCategory',
        at.category,
        at,
        (cell) => cell.subDimension === at.subDimension && cell.category === at.category,
      ),
    ),
    ...catalogue.dimensions.map((dimension) =>
      ofCells(
        'dimension',
        dimension,
        { dimension, subDimension: null },
        (cell) => cell.dimension === dimension,
      ),
    ),
    ...goals.map(ofGoal),
    ofCells('overall', OVERALL_NAME, { dimension: null, subDimension: null }, () => true),
  ];
}

/** The first cell of each key, in order. */
function distinct(cells: readonly Cell[], keyOf: (cell: Cell) => string): Cell[] {
  const seen = new Set<string>();
  return cells.filter((cell) => {
    const key = keyOf(cell);
    return !seen.has(key) && seen.add(key);
  });
}
