import { describe, expect, it } from '@jest/globals';
import { benchmarkSet, catalogue, type BenchmarkSet } from '#catalogue';
import { createScorer, type Assessment, type Entry } from './index.js';

const scorer = createScorer(catalogue, benchmarkSet);

function assess(entries: Entry[], profile: Record<string, number> = {}): Assessment {
  return { city: 'Anytown', reportingYear: 2024, profile, entries };
}
function resultOf(entry: Entry, profile: Record<string, number> = {}) {
  return scorer
    .score(assess([entry], profile))
    .dataPoints.find((point) => point.dataPoint === entry.dataPoint);
}

describe('a value', () => {
  it('is computed from inputs and the city profile', () => {
    const entry: Entry = {
      dataPoint: 'patents',
      status: 'reported',
      value: null,
      inputs: { newPatents: 33 },
    };
    expect(resultOf(entry, { population: 150_000 })).toMatchObject({ value: 22, share: 1, class: 4 });
  });

  it('uses a profile figure typed at the KPI instead of the profile, and the explanation shows both', () => {
    const entry: Entry = {
      dataPoint: 'patents',
      status: 'reported',
      value: null,
      inputs: { newPatents: 33, population: 300_000 },
    };
    const explanation = scorer.explainOne(assess([entry], { population: 150_000 }), 'patents');
    expect(explanation.value).toBe(11);
    expect(explanation.inputs[1]).toEqual({
      key: 'population',
      unit: 'inhabitants',
      value: 300_000,
      source: 'entry',
      profileValue: 150_000,
    });
  });

  it('is undefined, not 0 and not infinite, when its denominator is 0', () => {
    const inputs = { smartWaterMeters: 0, waterMeters: 0 };
    const entry: Entry = { dataPoint: 'smartWaterMeters', status: 'reported', value: null, inputs };
    expect(resultOf(entry)).toMatchObject({ value: null, share: null, points: null, reason: 'undefined' });
  });

  it('of 0 is scored', () => {
    const entry: Entry = { dataPoint: 'drainageIctMonitoring', status: 'reported', value: 0 };
    expect(resultOf(entry)).toMatchObject({ value: 0, share: 0, class: 1, points: 1, reason: null });
  });

  it('in another unit scores as the same value in the catalogue unit does', () => {
    const inPpb = scorer.explainOne(
      assess([{ dataPoint: 'no2', status: 'reported', value: 10, unit: 'ppb' }]),
      'no2',
    );
    const inMicrograms = resultOf({ dataPoint: 'no2', status: 'reported', value: 19 });
    expect(inPpb).toMatchObject({ value: inMicrograms?.value, share: inMicrograms?.share });
    expect(inPpb.conversion).toEqual({ from: 'ppb', multiplyBy: 1.9, to: 'µg/m³', given: 10 });
  });
});

describe('the states of a data point', () => {
  it('show "not verified" without a value, and score a caveat like any other', () => {
    expect(resultOf({ dataPoint: 'giniCoefficient', status: 'notVerified', value: 0.3 })).toMatchObject({
      value: null,
      points: null,
      reason: 'notVerified',
    });
    expect(
      resultOf({ dataPoint: 'violentCrimeRate', status: 'verifiedWithCaveat', value: 25.56 }),
    ).toMatchObject({
      class: 4,
    });
  });

  it('make a result verified only when nothing awaits a verifier', () => {
    const verified: Entry = { dataPoint: 'giniCoefficient', status: 'verified', value: 0.27 };
    const pending: Entry = { dataPoint: 'povertyRate', status: 'reported', value: 4.27 };
    expect(scorer.score(assess([verified])).basis).toBe('verified');
    expect(scorer.score(assess([verified, pending])).basis).toBe('selfAssessed');
    expect(scorer.score(assess([])).basis).toBe('selfAssessed');
  });

  it('count a KPI as partly reported when some of its data points are missing', () => {
    const { reporting } = scorer.score(
      assess([
        { dataPoint: 'coverage3G', status: 'reported', value: 96.67 },
        { dataPoint: 'giniCoefficient', status: 'notVerified', value: null },
        { dataPoint: 'povertyRate', status: 'verified', value: 4.27 },
      ]),
    );
    expect(reporting.kpis.core).toEqual({ reported: 2, partly: 1, total: 54 });
    expect(reporting.dataPoints.core).toMatchObject({ reported: 3, verified: 1 });
  });
});

describe('an explanation', () => {
  it('leads from the inputs to every group the data point counts in', () => {
    const entry: Entry = {
      dataPoint: 'fixedBroadbandSubscriptions',
      status: 'reported',
      value: null,
      inputs: { fixedBroadbandSubscriptions: 8451 },
    };
    const explanation = scorer.explainOne(assess([entry], { households: 10_000 }), entry.dataPoint);
    expect(explanation).toMatchObject({
      formula: '100 * fixedBroadbandSubscriptions / households',
      overridden: false,
      value: 84.51,
      shareFormula: 'ratio',
      share: 1,
      class: 4,
      benchmarkSet: '2026.1',
    });
    expect(explanation.unclampedShare).toBeCloseTo(1.4085, 6);
    expect(explanation.classBounds.map((bound) => bound.value)).toEqual([
      expect.closeTo(19.8, 9),
      expect.closeTo(39.6, 9),
      expect.closeTo(57, 9),
    ]);
    expect(explanation.countsIn.map(({ level, name }) => `${level} ${name}`)).toEqual([
      'subDimension ICT',
      'category ICT Infrastructure',
      'subDimensionCategory ICT Infrastructure',
      'dimension Economy',
      'sdgGoal 17',
      'overall Civiscore overall',
    ]);
    expect(explanation.countsIn.every((group) => group.scored === 1 && group.points === 4)).toBe(true);
  });

  it('marks a value typed over its formula, but not one that is taken over as it is', () => {
    const explain = (dataPoint: string, value: number) =>
      scorer.explainOne(assess([{ dataPoint, status: 'reported', value }]), dataPoint).overridden;
    expect(explain('householdInternetAccess', 97)).toBe(true);
    expect(explain('lifeExpectancy', 82)).toBe(false);
    expect(explain('pm25', 9)).toBe(false);
  });

  it('agrees with the score of every data point', () => {
    const assessment = assess([
      { dataPoint: 'giniCoefficient', status: 'reported', value: 0.27 },
      { dataPoint: 'publicWifiHotspots', status: 'reported', value: 78 },
    ]);
    const { dataPoints } = scorer.score(assessment);
    expect(scorer.explain(assessment)).toEqual(
      dataPoints.map((point) => expect.objectContaining({ ...point })),
    );
  });
});

describe('what does not fit is refused', () => {
  it('an unknown data point, and one given twice', () => {
    const gini: Entry = { dataPoint: 'giniCoefficient', status: 'reported', value: 0.27 };
    expect(() => scorer.score(assess([{ ...gini, dataPoint: 'happiness' }]))).toThrow('"happiness"');
    expect(() => scorer.score(assess([gini, gini]))).toThrow('given twice');
    expect(() => scorer.explainOne(assess([]), 'happiness')).toThrow('"happiness"');
  });

  it('a benchmark set with a gap or a figure that forms no share', () => {
    const without: BenchmarkSet = { ...benchmarkSet, dataPoints: benchmarkSet.dataPoints.slice(1) };
    expect(() => createScorer(catalogue, without)).toThrow('no entry for householdInternetAccess');
    const zero: BenchmarkSet = {
      ...benchmarkSet,
      dataPoints: benchmarkSet.dataPoints.map((entry, index) =>
        index === 0 ? { ...entry, benchmark: 0 } : entry,
      ),
    };
    expect(() => createScorer(catalogue, zero)).toThrow('must be above 0');
  });
});
