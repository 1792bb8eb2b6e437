import type { BenchmarkSet, Catalogue } from '#catalogue';
import type { AssessmentResult } from '#scoring';
import { judgeAspect, planAspect } from './aspects.js';
import { MATURITY_ENGINE_VERSION } from './engine-version.js';
import { questionnaire } from './questionnaire.js';
import { planDataPoint, type PlannedMaturity } from './thresholds.js';
import type {
  Answers,
  CapabilityQuestion,
  CityTargets,
  DataPointMaturity,
  GroupMaturity,
  MaturityModel,
  MaturityResult,
} from './types.js';

/** Name of the product's own figure over everything; the Recommendation defines none. */
export const OVERALL_MATURITY = 'Civiscore maturity overall';

/** Judges the maturity of assessments with one model, catalogue, benchmark set and set of targets, planned once. */
export interface MaturityJudge {
  readonly model: MaturityModel;
  readonly questions: readonly CapabilityQuestion[];
  readonly planned: readonly PlannedMaturity[];
  /** The result of scoring supplies the values; what was not verified has no level. */
  judge(result: Pick<AssessmentResult, 'dataPoints'>, answers: Answers): MaturityResult;
}

export interface JudgeOptions {
  readonly targets?: readonly CityTargets[];
  /** Questions other than those shipped, e.g. for a model with further levels. */
  readonly questions?: readonly CapabilityQuestion[];
}

/** @throws RangeError when a data point of the catalogue has no entry in the benchmark set */
export function createMaturityJudge(
  model: MaturityModel,
  catalogue: Catalogue,
  benchmarkSet: BenchmarkSet,
  { targets = [], questions = questionnaire }: JudgeOptions = {},
): MaturityJudge {
  const benchmarks = new Map(benchmarkSet.dataPoints.map((entry) => [entry.dataPoint, entry]));
  const own = new Map(targets.map((entry) => [entry.dataPoint, entry]));
  const planned = catalogue.kpis.flatMap((kpi) =>
    kpi.dataPoints.map((dataPoint) => {
      const benchmark = benchmarks.get(dataPoint.key);
      if (!benchmark)
        throw new RangeError(`Benchmark set ${benchmarkSet.version} has no entry for ${dataPoint.key}`);
      return planDataPoint(model, kpi, dataPoint, benchmark, own.get(dataPoint.key));
    }),
  );
  const versions = {
    model: model.recommendation,
    engine: MATURITY_ENGINE_VERSION,
    benchmarks: benchmarkSet.version,
  };
  const dimensions = model.dimensions.map((name) => ({
    name,
    members: planned.flatMap(({ kpi }, index) => (kpi.dimension === name ? [index] : [])),
  }));
  const aspects = model.aspects.map(({ id }) => planAspect(model, questions, id));
  return {
    model,
    questions,
    planned,
    judge(result, answers) {
      const scored = inOrder(planned, result.dataPoints);
      const dataPoints = planned.map((plan, index) => levelOf(plan, scored[index]));
      const ofDimensions = dimensions.map(({ name, members }) => groupOf(name, members, dataPoints));
      const ofAspects = aspects.map((aspect) => judgeAspect(aspect, answers));
      const overall = overallOf([...ofDimensions, ...ofAspects]);
      return { versions, dataPoints, dimensions: ofDimensions, aspects: ofAspects, overall };
    },
  };
}

type Scored = AssessmentResult['dataPoints'][number];

/** The scored data points in the order of the plan. Scoring gives them so; others are looked up. */
function inOrder(
  planned: readonly PlannedMaturity[],
  dataPoints: readonly Scored[],
): readonly (Scored | undefined)[] {
  if (planned.every(({ dataPoint }, index) => dataPoints[index]?.dataPoint === dataPoint.key))
    return dataPoints;
  const byKey = new Map(dataPoints.map((item) => [item.dataPoint, item]));
  return planned.map(({ dataPoint }) => byKey.get(dataPoint.key));
}

function levelOf(
  { kpi, dataPoint, basis, thresholds, levelOf }: PlannedMaturity,
  scored: Scored | undefined,
): DataPointMaturity {
  const usable = scored !== undefined && scored.status !== 'notVerified' && scored.status !== 'notReported';
  const value = usable ? scored.value : null;
  return {
    code: kpi.code,
    dataPoint: dataPoint.key,
    value,
    level: value === null ? null : levelOf(value),
    basis,
    thresholds,
    counted: value !== null && basis !== 'none',
  };
}

function groupOf(
  name: string,
  members: readonly number[],
  dataPoints: readonly DataPointMaturity[],
): GroupMaturity {
  let lowest: number | null = null;
  let sum = 0;
  let judged = 0;
  for (const member of members) {
    const item = dataPoints[member];
    if (item === undefined || !item.counted || item.level === null) continue;
    lowest = lowest === null || item.level < lowest ? item.level : lowest;
    sum += item.level;
    judged += 1;
  }
  return { name, staged: lowest, average: judged === 0 ? null : sum / judged, judged, total: members.length };
}

/** Staged: the lowest of the groups that are judged; an aspect that has not reached its first level holds all back. */
function overallOf(groups: readonly GroupMaturity[]): GroupMaturity {
  const judged = groups.filter(({ average }) => average !== null);
  const staged = judged.map((group) => group.staged);
  const averages = judged.flatMap(({ average }) => average ?? []);
  return {
    name: OVERALL_MATURITY,
    staged:
      staged.length === 0 || staged.includes(null)
        ? null
        : Math.min(...staged.flatMap((level) => level ?? [])),
    average:
      averages.length === 0 ? null : averages.reduce((sum, average) => sum + average, 0) / averages.length,
    judged: judged.length,
    total: groups.length,
  };
}
