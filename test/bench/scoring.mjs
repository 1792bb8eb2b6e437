/** Speed of scoring against straight-line arithmetic of the same formulas and bands. */
import { benchmarkSet, catalogue, dataPointList } from '#catalogue';
import { createEngine, createScorer, layOut, tallySheet } from '#scoring';
import { compare } from './measure.mjs';
import { straightLine } from './straight-line.mjs';

/** A city that reports all 112 data points with their inputs; figures are spread so that every class occurs. */
export function fullAssessment() {
  let seed = 42;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const entries = dataPointList.map(({ dataPoint }) => ({
    dataPoint: dataPoint.key,
    status: 'reported',
    value: null,
    inputs: Object.fromEntries(
      dataPoint.inputs
        .filter((input) => input.from === undefined)
        .map((input) => [
          input.key,
          dataPoint.valueType === 'boolean' ? Math.round(random()) : Math.round(1000 + random() * 100000),
        ]),
    ),
  }));
  const profile = {
    population: 412_000,
    households: 198_000,
    cityArea: 260,
    cityGdp: 2.1e10,
    labourForce: 215_000,
  };
  return { city: 'Anytown', reportingYear: 2024, profile, entries };
}

/** The yardstick again, with the result format written out by hand: what any implementation has to build. */
function straightLineResult(assessment, values, shares, points, shape) {
  straightLine(assessment, values, shares, points);
  const dataPoints = new Array(112);
  for (let i = 0; i < 112; i++) {
    const { code, dataPoint } = shape.dataPoints[i];
    dataPoints[i] = {
      code,
      dataPoint,
      status: assessment.entries[i].status,
      value: values[i],
      share: shares[i],
      class: points[i],
      points: points[i],
      reason: null,
    };
  }
  const rollups = new Array(shape.rollups.length);
  for (let g = 0; g < rollups.length; g++) {
    const { level, dimension, subDimension, name, scored, benchmarked, total, members } = shape.rollups[g];
    let sum = 0;
    for (let m = 0; m < members.length; m++) sum += points[members[m]];
    const percent = (100 * sum) / (4 * scored);
    rollups[g] = {
      level,
      dimension,
      subDimension,
      name,
      points: sum,
      possible: 4 * scored,
      percent,
      class: percent >= 95 ? 4 : percent >= 66 ? 3 : percent >= 33 ? 2 : 1,
      scored,
      benchmarked,
      total,
      lowest: percent,
      highest: percent,
    };
  }
  return { dataPoints, rollups };
}

export function benchScoring() {
  const scorer = createScorer(catalogue, benchmarkSet);
  const { plan, sheet, tally } = createEngine(catalogue, benchmarkSet);
  const assessment = fullAssessment();
  const values = new Float64Array(112);
  const shares = new Float64Array(112);
  const points = new Uint8Array(112);

  straightLine(assessment, values, shares, points);
  const result = scorer.score(assessment);
  const same = result.dataPoints.every(
    (point, i) => (point.points ?? 0) === points[i] && point.value === values[i],
  );
  if (!same) throw new Error('The yardstick and the engine disagree: the comparison would mean nothing');
  layOut(plan, assessment, sheet);
  const shape = {
    dataPoints: result.dataPoints,
    rollups: result.rollups.map((rollup, g) => ({
      ...rollup,
      members: plan.dataPoints.flatMap((point, i) => (point.groups.includes(g) ? [i] : [])),
    })),
  };

  return compare([
    {
      name: 'straight-line arithmetic (yardstick)',
      run: () => straightLine(assessment, values, shares, points),
    },
    { name: 'arithmetic of the engine, all roll-ups', run: () => tallySheet(plan, sheet, tally) },
    {
      name: 'yardstick, result format written out',
      run: () => straightLineResult(assessment, values, shares, points, shape),
    },
    { name: 'score: from named inputs to the result', run: () => scorer.score(assessment) },
    { name: 'explain: every data point in full', run: () => scorer.explain(assessment) },
  ]);
}
