import { describe, expect, it } from '@jest/globals';
import { benchmarkFor, benchmarkSet, catalogue, dataPointList, kpiByCode } from '#catalogue';
import oracle from '../../../test/fixtures/golden/oracle.json' with { type: 'json' };
import { classOfShare, CLASS_EDGES, createScorer, POINTS_PER_DATA_POINT, type Entry } from './index.js';

const scorer = createScorer(catalogue, benchmarkSet);

function scoreOf(dataPoint: string, value: number) {
  const result = scorer.score({
    city: 'Anytown',
    reportingYear: 2020,
    profile: {},
    entries: [{ dataPoint, status: 'reported', value }],
  });
  return result.dataPoints.find((point) => point.dataPoint === dataPoint);
}

/** A value of the data point that earns exactly these points with the reference set. */
function valueEarning(points: number, dataPoint: string): number {
  const benchmark = benchmarkFor(dataPoint)?.benchmark;
  const share = [0.1, 0.5, 0.8, 1][points - 1];
  if (typeof benchmark !== 'number' || share === undefined)
    throw new Error(`No value of ${dataPoint} earns ${points}`);
  return benchmark * share;
}

describe('the method as U4SSC publishes it', () => {
  it('has the four published bands, without a class 0', () => {
    expect(oracle.bands.map((band) => band.points)).toEqual([1, 2, 3, 4]);
    expect(CLASS_EDGES.map((edge) => edge.fromShare)).toEqual([0.33, 0.66, 0.95]);
    expect([0, 0.329, 0.33, 0.659, 0.66, 0.949, 0.95, 1].map(classOfShare)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it('has the bands of the benchmark set it ships with', () => {
    expect(benchmarkSet.method.bands.map((band) => [band.class, band.fromShare, band.points])).toEqual([
      [1, 0, 1],
      ...CLASS_EDGES.map((edge) => [edge.class, edge.fromShare, edge.class]),
    ]);
    expect(POINTS_PER_DATA_POINT).toBe(4);
  });

  it.each(oracle.rollups)('$name: $scored of $possible points is $percent %', (published) => {
    const education = catalogue.kpis
      .filter((kpi) => kpi.category === 'Education')
      .map((kpi) => kpi.dataPoints[0]?.key);
    const entries = published.points.map((points, index): Entry => {
      const dataPoint = education[index] ?? '';
      return { dataPoint, status: 'reported', value: valueEarning(points, dataPoint) };
    });
    const { rollups, dataPoints } = scorer.score({
      city: 'Pully',
      reportingYear: 2020,
      profile: {},
      entries,
    });
    expect(dataPoints.flatMap(({ points }) => (points === null ? [] : [points])).sort()).toEqual(
      [...published.points].sort(),
    );
    expect(rollups.find(({ level, name }) => level === 'category' && name === 'Education')).toMatchObject({
      points: published.scored,
      possible: published.possible,
      percent: published.percent,
      class: published.class,
      total: 4,
    });
  });

  it.each([
    [57.01, 4],
    [57, 4],
    [56.9, 3],
    [39.6, 3],
    [39.5, 2],
    [19.8, 2],
    [19.7, 1],
    [0, 1],
  ])('gives fixed broadband of %d per 100 households class %d (benchmark 60)', (value, expected) => {
    expect(benchmarkFor('fixedBroadbandSubscriptions')?.benchmark).toBe(oracle.benchmark.benchmark);
    expect(scoreOf('fixedBroadbandSubscriptions', value)?.class).toBe(expected);
  });

  it.each(oracle.derived)(
    'gives $city class $class for fixed broadband of $value',
    ({ code, value, class: expected }) => {
      expect(scoreOf(kpiByCode(code)?.dataPoints[0]?.key ?? '', value)?.class).toBe(expected);
    },
  );

  it.each(oracle.noBenchmark)('leaves %s out of all scores', (published) => {
    const dataPoint = published.split(' ').at(-1) ?? '';
    expect(scoreOf(dataPoint, 78)).toMatchObject({
      value: 78,
      share: null,
      class: null,
      points: null,
      reason: 'noBenchmark',
    });
  });

  it('judges the travel time index as the manual reads it', () => {
    expect(scoreOf('travelTimeIndex', 1.5)?.class).toBe(4);
    expect(scoreOf('travelTimeIndex', 2)?.class).toBe(2);
    expect(scoreOf('travelTimeIndex', 2.6)?.class).toBe(1);
  });

  it('counts 91 KPIs and 112 data points, 54 core and 37 advanced', () => {
    const { reporting, rollups } = scorer.score({
      city: 'Nowhere',
      reportingYear: 2020,
      profile: {},
      entries: [],
    });
    expect(reporting.kpis).toEqual({
      core: { reported: 0, partly: 0, total: 54 },
      advanced: { reported: 0, partly: 0, total: 37 },
      all: { reported: 0, partly: 0, total: 91 },
    });
    expect(reporting.dataPoints.all.total).toBe(dataPointList.length);
    const sizes = (level: string) => rollups.filter((rollup) => rollup.level === level).length;
    expect([
      sizes('dimension'),
      sizes('subDimension'),
      sizes('category'),
      sizes('subDimensionCategory'),
      sizes('overall'),
    ]).toEqual([3, 7, 24, 27, 1]);
    expect(rollups.every((rollup) => rollup.percent === null && rollup.class === null)).toBe(true);
  });
});

describe('an edge that doubles cannot hold', () => {
  it('falls to the higher class within 1e-9', () => {
    expect(classOfShare(0.33 - 1e-10)).toBe(2);
    expect(classOfShare(0.33 - 1e-8)).toBe(1);
    expect(classOfShare(33 / 50)).toBe(3);
  });
});
