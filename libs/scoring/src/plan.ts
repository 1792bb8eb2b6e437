import {
  compileFormula,
  type Benchmark,
  type BenchmarkSet,
  type Catalogue,
  type DataPoint,
  type Kpi,
} from '#catalogue';
import { columnsOf, type Columns } from './columns.js';
import { planGroups, type Cell, type PlannedGroup } from './groups.js';
import { compileProgram, type Program } from './program.js';
import { planShare, type PlannedShare } from './share.js';

/** One data point made ready for scoring. */
export interface PlannedDataPoint {
  readonly kpi: Kpi;
  readonly dataPoint: DataPoint;
  readonly benchmark: Benchmark;
  readonly share: PlannedShare | null;
  readonly program: Program;
  /** Its inputs: their keys, whether each may come from the city profile, and the place of the first on a sheet. */
  readonly inputKeys: readonly string[];
  readonly fromProfile: readonly boolean[];
  readonly firstFigure: number;
  /** Index of its category within its sub-dimension: the finest group, from which the others are summed. */
  readonly cell: number;
  /** Indices in the plan's groups: every group it counts in, and its SDG goals alone. */
  readonly groups: readonly number[];
  readonly goals: readonly number[];
}

export interface PlannedKpi {
  readonly tier: Kpi['tier'];
  readonly first: number;
  readonly count: number;
}

/** Catalogue and benchmark set compiled once; scoring then only walks arrays. */
export interface ScoringPlan {
  readonly dataPoints: readonly PlannedDataPoint[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly kpis: readonly PlannedKpi[];
  readonly groups: readonly PlannedGroup[];
  /** The data points again, column by column, for the arithmetic. */
  readonly columns: Columns;
  readonly cellCount: number;
  /** Number of figures a sheet holds. */
  readonly figureCount: number;
  readonly versions: { readonly catalogue: string; readonly benchmarks: string };
}

/**
 * Compiles a catalogue and a benchmark set.
 * @throws RangeError when a data point has no entry in the set, or an entry cannot form a share
 */
export function planScoring(catalogue: Catalogue, benchmarkSet: BenchmarkSet): ScoringPlan {
  const benchmarks = new Map(benchmarkSet.dataPoints.map((entry) => [entry.dataPoint, entry]));
  const cells: Cell[] = [];
  const kpis: PlannedKpi[] = [];
  const points: Omit<PlannedDataPoint, 'groups' | 'goals'>[] = [];
  let figureCount = 0;

  for (const kpi of catalogue.kpis) {
    const cell = cellOf(cells, kpi);
    kpis.push({ tier: kpi.tier, first: points.length, count: kpi.dataPoints.length });
    for (const dataPoint of kpi.dataPoints) {
      const benchmark = benchmarks.get(dataPoint.key);
      if (benchmark === undefined) {
        throw new RangeError(`Benchmark set ${benchmarkSet.version} has no entry for ${dataPoint.key}`);
      }
      const firstFigure = figureCount;
      figureCount += dataPoint.inputs.length;
      const program = compileProgram(
        compileFormula(dataPoint.formula).ast,
        (name) => firstFigure + inputIndex(dataPoint, name),
      );
      points.push({
        kpi,
        dataPoint,
        benchmark,
        share: planShare(benchmark),
        program,
        inputKeys: dataPoint.inputs.map((input) => input.key),
        fromProfile: dataPoint.inputs.map((input) => input.from === 'cityProfile'),
        firstFigure,
        cell,
      });
    }
  }

  const groups = planGroups(catalogue, cells, points);
  const dataPoints = points.map((point): PlannedDataPoint => {
    const cut = groups.flatMap((group, index) => (group.cells?.includes(point.cell) === true ? [index] : []));
    const goals = groups.flatMap((group, index) =>
      group.level === 'sdgGoal' && point.kpi.sdgGoals.includes(Number(group.name)) ? [index] : [],
    );
    return { ...point, groups: [...cut, ...goals].sort((a, b) => a - b), goals };
  });
  return {
    dataPoints,
    columns: columnsOf(dataPoints),
    indexOf: new Map(points.map((point, index) => [point.dataPoint.key, index])),
    kpis,
    groups,
    cellCount: cells.length,
    figureCount,
    versions: { catalogue: catalogue.edition, benchmarks: benchmarkSet.version },
  };
}

function inputIndex(dataPoint: DataPoint, name: string): number {
  const index = dataPoint.inputs.findIndex((input) => input.key === name);
  if (index < 0)
    throw new RangeError(`The formula of ${dataPoint.key} uses "${name}", which is not an input`);
  return index;
}

function cellOf(cells: Cell[], { dimension, subDimension, category }: Kpi): number {
  const found = cells.findIndex(
    (cell) =>
      cell.dimension === dimension && cell.subDimension === subDimension && cell.category === category,
  );
  return found >= 0 ? found : cells.push({ dimension, subDimension, category }) - 1;
}
