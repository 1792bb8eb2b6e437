import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  benchmarkSet,
  catalogue,
  compileFormula,
  convertUnit,
  dataPointByKey,
  dataPointList,
} from '#catalogue';
import { arbitraryAssessment, valueOfRange } from './arbitraries.spec-support.js';
import { canonicalJson, createScorer, type Assessment, type DataPointResult } from './index.js';
import { planScoring } from './plan.js';

const scorer = createScorer(catalogue, benchmarkSet);
const plan = planScoring(catalogue, benchmarkSet);
const benchmarked = plan.dataPoints.filter((planned) => planned.share !== null);
const anyBenchmarked = fc.constantFrom(...benchmarked);

function shareOf(dataPoint: string, value: number): DataPointResult {
  const assessment: Assessment = {
    city: 'Anytown',
    reportingYear: 2020,
    profile: {},
    entries: [{ dataPoint, status: 'reported', value }],
  };
  const result = scorer.score(assessment).dataPoints.find((point) => point.dataPoint === dataPoint);
  if (result === undefined) throw new Error(dataPoint);
  return result;
}

describe('the share of a benchmark', () => {
  it('lies between 0 and 1 for every value', () => {
    fc.assert(
      fc.property(
        anyBenchmarked,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        ({ dataPoint }, value) => {
          const { share } = shareOf(dataPoint.key, value);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('never falls as a value moves towards its benchmark', () => {
    fc.assert(
      fc.property(
        anyBenchmarked.chain((planned) =>
          fc.tuple(
            fc.constant(planned),
            valueOfRange(planned.dataPoint),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
        ),
        ([{ dataPoint, benchmark }, value, step]) => {
          const target = benchmark.benchmark ?? 0;
          const nearer = value + (target - value) * step;
          const [before, after] = [shareOf(dataPoint.key, value), shareOf(dataPoint.key, nearer)];
          expect((after.share ?? 0) + 1e-12).toBeGreaterThanOrEqual(before.share ?? 0);
          expect(after.class ?? 0).toBeGreaterThanOrEqual(before.class ?? 0);
        },
      ),
    );
  });

  it('is whole at the benchmark itself', () => {
    for (const { dataPoint, benchmark } of benchmarked) {
      expect(shareOf(dataPoint.key, benchmark.benchmark ?? 0)).toMatchObject({
        share: 1,
        class: 4,
        points: 4,
      });
    }
  });

  it('begins each class where the explanation says it does', () => {
    for (const { dataPoint, share } of benchmarked) {
      for (const bound of share?.classBounds ?? []) {
        expect(shareOf(dataPoint.key, bound.value).class).toBe(bound.class);
      }
    }
  });
});

describe('a value in another unit', () => {
  const units: Readonly<Record<string, readonly string[]>> = {
    no2: ['ppm', 'ppb'],
    so2: ['ppm', 'ppb'],
    o3: ['ppm', 'ppb'],
    electricityPerCapita: ['MWh per capita per year', 'GJ per capita per year'],
    outageTime: ['hours'],
    greenAreaPer100k: ['km² per 100,000 inhabitants', 'm² per 100,000 inhabitants'],
  };

  it('scores exactly as the converted value does', () => {
    const given = fc
      .constantFrom(...Object.entries(units))
      .chain(([dataPoint, names]) =>
        fc.tuple(
          fc.constant(dataPoint),
          fc.constantFrom(...names),
          fc.double({ min: 0, max: 1e6, noNaN: true }),
        ),
      );
    fc.assert(
      fc.property(given, ([key, unit, value]) => {
        const found = dataPointByKey(key);
        const converted = found && convertUnit(found.dataPoint, value, unit);
        if (!converted) throw new Error(`${unit} cannot be converted for ${key}`);
        const entry = { dataPoint: key, status: 'reported', value, unit } as const;
        const results = scorer.score({ city: 'Anytown', reportingYear: 2020, profile: {}, entries: [entry] });
        expect(results.dataPoints.find((point) => point.dataPoint === key)).toEqual(
          shareOf(key, converted.value),
        );
      }),
    );
  });
});

describe('an assessment', () => {
  it('has the same bytes in whatever order its data points come', () => {
    fc.assert(
      fc.property(
        arbitraryAssessment.chain((assessment) =>
          fc.tuple(
            fc.constant(assessment),
            fc.shuffledSubarray([...assessment.entries], { minLength: assessment.entries.length }),
          ),
        ),
        ([assessment, entries]) => {
          expect(canonicalJson(scorer.score({ ...assessment, entries }))).toBe(
            canonicalJson(scorer.score(assessment)),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('scores a missing data point the same whether it is left out or said to be missing', () => {
    fc.assert(
      fc.property(arbitraryAssessment, (assessment) => {
        const given = assessment.entries.filter((entry) => entry.status !== 'notReported');
        const { rollups, reporting } = scorer.score({ ...assessment, entries: given });
        expect({ rollups, reporting }).toEqual(
          (({ rollups: a, reporting: b }) => ({ rollups: a, reporting: b }))(scorer.score(assessment)),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('keeps every roll-up between 25 and 100 %, its range around it, and the parts equal to the whole', () => {
    fc.assert(
      fc.property(arbitraryAssessment, (assessment) => {
        const { rollups, dataPoints } = scorer.score(assessment);
        for (const rollup of rollups) {
          expect(rollup.scored).toBeLessThanOrEqual(rollup.benchmarked);
          expect(rollup.benchmarked).toBeLessThanOrEqual(rollup.total);
          if (rollup.percent === null) {
            expect(rollup.scored).toBe(0);
            continue;
          }
          expect(rollup.percent).toBeGreaterThanOrEqual(25);
          expect(rollup.percent).toBeLessThanOrEqual(100);
          expect(rollup.lowest ?? NaN).toBeLessThanOrEqual(rollup.percent + 1e-9);
          expect(rollup.highest ?? NaN).toBeGreaterThanOrEqual(rollup.percent - 1e-9);
        }
        const sum = (level: string) =>
          rollups.filter((rollup) => rollup.level === level).reduce((total, { points }) => total + points, 0);
        const points = dataPoints.reduce((total, point) => total + (point.points ?? 0), 0);
        for (const level of ['subDimension', 'category', 'subDimensionCategory', 'dimension', 'overall']) {
          expect(sum(level)).toBe(points);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('computes each value as the catalogue formula does, and gives every unscored data point its reason', () => {
    const formulas = new Map(
      dataPointList.map(({ dataPoint }) => [dataPoint.key, compileFormula(dataPoint.formula)]),
    );
    fc.assert(
      fc.property(arbitraryAssessment, (assessment) => {
        const results = new Map(scorer.score(assessment).dataPoints.map((point) => [point.dataPoint, point]));
        for (const entry of assessment.entries) {
          const result = results.get(entry.dataPoint);
          if (entry.inputs !== undefined) {
            const computed = formulas
              .get(entry.dataPoint)
              ?.evaluate({ ...assessment.profile, ...entry.inputs });
            expect(result?.value ?? NaN).toBe(computed);
          }
          expect(result?.points === null).toBe(result?.reason !== null);
        }
      }),
      { numRuns: 50 },
    );
  });
});
