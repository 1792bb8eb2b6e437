import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { type BenchmarkSet, benchmarkSet, catalogue, dataPointList } from '#catalogue';
import { readSubmission, toAssessment } from '#exchange';
import { type AssessmentResult, createScorer, type DataPointResult } from '#scoring';
import {
  type Answer,
  type Answers,
  type CityTargets,
  createMaturityJudge,
  gapsOf,
  type MaturityModel,
  maturityModel,
  questionnaire,
} from './index.js';

const judge = createMaturityJudge(maturityModel, catalogue, benchmarkSet);
const INTERNET = 'householdInternetAccess';

function scored(values: Readonly<Record<string, number | null>>): Pick<AssessmentResult, 'dataPoints'> {
  const dataPoints = Object.entries(values).map(
    ([dataPoint, value]) =>
      ({ dataPoint, value, status: value === null ? 'notReported' : 'verified' }) as DataPointResult,
  );
  return { dataPoints };
}

function levelOf(dataPoint: string, value: number | null, targets: CityTargets[] = []): number | null {
  const own = createMaturityJudge(maturityModel, catalogue, benchmarkSet, { targets });
  const found = own.judge(scored({ [dataPoint]: value }), {}).dataPoints;
  return found.find((item) => item.dataPoint === dataPoint)?.level ?? null;
}

const allYes: Answers = Object.fromEntries(questionnaire.map(({ id }) => [id, 'yes']));

describe('household internet access, by the targets that ITU published', () => {
  it.each([
    [0, 1],
    [29.99, 1],
    [30, 2],
    [49.99, 2],
    [50, 3],
    [69.99, 3],
    [70, 4],
    [89.99, 4],
    [90, 5],
    [100, 5],
  ])('%d %% is level %d', (value, level) => {
    expect(levelOf(INTERNET, value)).toBe(level);
  });

  it('has no level without a value', () => {
    expect(levelOf(INTERNET, null)).toBeNull();
  });

  it('has no level when it was not verified', () => {
    const result = {
      dataPoints: [{ dataPoint: INTERNET, value: 95, status: 'notVerified' } as DataPointResult],
    };
    const found = judge.judge(result, {}).dataPoints.find(({ dataPoint }) => dataPoint === INTERNET);
    expect(found).toMatchObject({ level: null, counted: false });
  });

  it("gives way to the city's own targets", () => {
    const targets = [{ dataPoint: INTERNET, targets: { '2': 80, '3': 85, '4': 90, '5': 99 } }];
    expect([79, 80, 98, 99].map((value) => levelOf(INTERNET, value, targets))).toEqual([1, 2, 4, 5]);
  });
});

describe('a data point without targets', () => {
  it('is measured by 30, 50, 70 and 90 % of its benchmark, also where lower is better', () => {
    for (const benchmark of benchmarkSet.dataPoints) {
      const plan = judge.planned.find(({ dataPoint }) => dataPoint.key === benchmark.dataPoint)!;
      if (plan.basis !== 'default') continue;
      expect(plan.thresholds.map(({ level }) => level)).toEqual([2, 3, 4, 5]);
      for (const { level, values } of plan.thresholds)
        for (const value of values) expect(levelOf(benchmark.dataPoint, value)).toBe(level);
    }
  });

  it('is level 1 for no and level 5 for yes', () => {
    const yesNo = dataPointList.find(({ dataPoint }) => dataPoint.valueType === 'boolean')!.dataPoint.key;
    expect([levelOf(yesNo, 0), levelOf(yesNo, 1)]).toEqual([1, 5]);
  });

  it('counts in no dimension when it has no benchmark either, but shows that a first value is there', () => {
    const bare = judge.planned.find(({ basis }) => basis === 'none')!;
    const { dataPoints, dimensions } = judge.judge(scored({ [bare.dataPoint.key]: 1 }), {});
    expect(dataPoints.find(({ dataPoint }) => dataPoint === bare.dataPoint.key)).toMatchObject({
      level: 1,
      counted: false,
    });
    expect(dimensions.map(({ judged, staged, average }) => [judged, staged, average])).toEqual(
      dimensions.map(() => [0, null, null]),
    );
  });
});

describe('a dimension', () => {
  it('is at the level that all its data points have reached, and beside that at their mean, with its coverage', () => {
    const result = judge.judge(scored({ [INTERNET]: 90, fixedBroadbandSubscriptions: 6 }), {});
    const [economy] = result.dimensions;
    expect(economy).toMatchObject({ name: 'Economy', staged: 1, average: 3, judged: 2 });
    expect(economy?.total).toBe(dataPointList.filter(({ kpi }) => kpi.dimension === 'Economy').length);
  });
});

describe('a capability aspect', () => {
  const strategy = (answers: Answers) =>
    judge.judge(scored({}), answers).aspects.find(({ name }) => name === 'strategy');
  const upTo = (level: number): Answers =>
    Object.fromEntries(
      questionnaire
        .filter((question) => question.aspect === 'strategy' && question.level <= level)
        .map(({ id }) => [id, 'yes'] as const),
    );

  it('is not judged while nothing is answered', () => {
    expect(strategy({})).toMatchObject({ staged: null, average: null, judged: 0 });
  });

  it.each([1, 2, 3, 4, 5])('reaches level %d when everything up to it is answered yes', (level) => {
    expect(strategy(upTo(level))).toMatchObject({ staged: level, average: level });
  });

  it('does not reach a level with one question answered partly, but the average shows it', () => {
    const answers = { ...upTo(2), 'strategy.2.b': 'partly' as const };
    expect(strategy(answers)).toMatchObject({ staged: 1, average: 1.75 });
  });

  it('does not leave a level out', () => {
    const { 'strategy.1.a': _, ...answers } = upTo(5);
    expect(strategy(answers)?.staged).toBeNull();
  });
});

describe('the whole', () => {
  it('is as high as its lowest dimension or aspect', () => {
    const top = Object.fromEntries(
      dataPointList.map(({ dataPoint }) => [dataPoint.key, topValue(dataPoint.key)]),
    );
    expect(judge.judge(scored(top), allYes).overall).toMatchObject({ staged: 5, average: 5, judged: 8 });
    const { overall } = judge.judge(scored({ ...top, [INTERNET]: 50 }), allYes);
    expect(overall.staged).toBe(3);
  });

  it('has no gap left exactly when everything judged is at the highest level', () => {
    const top = Object.fromEntries(
      dataPointList.map(({ dataPoint }) => [dataPoint.key, topValue(dataPoint.key)]),
    );
    const full = judge.judge(scored(top), allYes);
    expect(gapsOf(judge, full, allYes)).toEqual([]);
    const answers: Answers = { ...allYes, 'data.4.b': 'partly' };
    const result = judge.judge(scored({ ...top, [INTERNET]: 80 }), answers);
    expect(gapsOf(judge, result, answers)).toEqual([
      expect.objectContaining({
        kind: 'dataPoint',
        key: INTERNET,
        group: 'Economy',
        level: 4,
        nextLevel: 5,
        value: 80,
        target: 90,
        distance: 10,
        progress: 0.5,
      }),
      expect.objectContaining({
        kind: 'question',
        key: 'data.4.b',
        group: 'data',
        level: 3,
        nextLevel: 4,
        progress: 0.5,
      }),
    ]);
  });

  it('lists gaps of little effort first', () => {
    const answers: Answers = { 'data.1.a': 'no', 'data.1.b': 'partly' };
    const result = judge.judge(scored({}), answers);
    const keys = (efforts: Record<string, number>) =>
      gapsOf(judge, result, answers, efforts).map(({ key }) => key);
    expect(keys({})).toEqual(['data.1.b', 'data.1.a']);
    expect(keys({ 'data.1.a': 1 })).toEqual(['data.1.a', 'data.1.b']);
  });
});

/** A value of the highest level. */
function topValue(dataPoint: string): number {
  const plan = judge.planned.find((item) => item.dataPoint.key === dataPoint)!;
  return plan.thresholds.at(-1)?.values[0] ?? 1;
}

describe('levels below the first', () => {
  const early: MaturityModel = {
    ...maturityModel,
    levels: [
      { level: -1, name: 'Adhesion', summary: 'Joined.', requirements: [] },
      { level: 0, name: 'Engagement', summary: 'Engaged.', requirements: [] },
      ...maturityModel.levels,
    ],
  };

  it('can be added to the list without moving any level of a data point', () => {
    const own = createMaturityJudge(early, catalogue, benchmarkSet);
    const values = scored(
      Object.fromEntries(dataPointList.map(({ dataPoint }, index) => [dataPoint.key, index])),
    );
    expect(own.judge(values, {}).dataPoints).toEqual(judge.judge(values, {}).dataPoints);
  });

  it('are asked about like the others', () => {
    const questions = [
      { id: 'strategy.-1.a', aspect: 'strategy', level: -1 },
      { id: 'strategy.0.a', aspect: 'strategy', level: 0 },
      ...questionnaire,
    ];
    const own = createMaturityJudge(early, catalogue, benchmarkSet, { questions });
    const aspect = own.judge(scored({}), { 'strategy.-1.a': 'yes' }).aspects[0];
    expect(aspect).toMatchObject({ staged: -1, average: -1 });
  });
});

describe('judging', () => {
  const percent = fc.double({ min: 0, max: 100, noNaN: true });
  const plans = judge.planned.filter(({ basis }) => basis === 'default' || basis === 'published');

  it('never lowers a level for a better value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...plans),
        fc.double({ min: 0, max: 2, noNaN: true }),
        percent,
        (plan, from, by) => {
          const entry = benchmarkSet.dataPoints.find(({ dataPoint }) => dataPoint === plan.dataPoint.key)!;
          const benchmark = entry.benchmark ?? 1;
          const value = from * benchmark;
          const better =
            entry.direction === 'higherIsBetter'
              ? value + by
              : entry.direction === 'lowerIsBetter'
                ? Math.max(0, value - by)
                : value + (benchmark - value) * (by / 100);
          expect(plan.levelOf(better)).toBeGreaterThanOrEqual(plan.levelOf(value));
        },
      ),
    );
  });

  it('gives levels of the model only, whatever the order of the figures', () => {
    const answer = fc.constantFrom<Answer>('yes', 'partly', 'no');
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...dataPointList.map(({ dataPoint }) => dataPoint.key)), percent),
        fc.dictionary(fc.constantFrom(...questionnaire.map(({ id }) => id)), answer),
        (values, answers) => {
          const result = judge.judge(scored(values), answers);
          const reversed = { dataPoints: scored(values).dataPoints.toReversed() };
          expect(judge.judge(reversed, answers)).toEqual(result);
          for (const { level } of result.dataPoints) expect([null, 1, 2, 3, 4, 5]).toContain(level);
          for (const { staged, average } of [...result.dimensions, ...result.aspects, result.overall]) {
            expect([null, 1, 2, 3, 4, 5]).toContain(staged);
            if (staged !== null) expect(average).toBeGreaterThanOrEqual(staged - 1e-9);
            if (average !== null) expect(average).toBeLessThanOrEqual(5);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not depend on the unit in which a benchmark and a value are written', () => {
    fc.assert(
      fc.property(percent, fc.constantFrom(0.001, 2, 1000), (value, factor) => {
        const scaled: BenchmarkSet = {
          ...benchmarkSet,
          dataPoints: benchmarkSet.dataPoints.map((entry) =>
            entry.dataPoint === 'fixedBroadbandSubscriptions'
              ? { ...entry, benchmark: (entry.benchmark ?? 0) * factor }
              : entry,
          ),
        };
        const other = createMaturityJudge(maturityModel, catalogue, scaled);
        const level = (judged: typeof judge, figure: number) =>
          judged
            .judge(scored({ fixedBroadbandSubscriptions: figure }), {})
            .dataPoints.find(({ dataPoint }) => dataPoint === 'fixedBroadbandSubscriptions')?.level;
        expect(level(other, value * factor)).toBe(level(judge, value));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the published cities', () => {
  const folder = new URL('../../../apps/cli/src/demo/data/', import.meta.url);
  const scorer = createScorer(catalogue, benchmarkSet);

  it.each(readdirSync(folder))(
    '%s: every figure has a level, and the dimensions follow from them',
    (name) => {
      const read = readSubmission(readFileSync(new URL(name, folder), 'utf8'));
      if (!read.ok) throw new Error(name);
      const result = scorer.score(toAssessment(read.submission));
      const maturity = judge.judge(result, {});
      for (const { value, level } of maturity.dataPoints) expect(level === null).toBe(value === null);
      for (const { name: dimension, staged, judged } of maturity.dimensions) {
        const own = maturity.dataPoints.filter(
          (item, index) => item.counted && judge.planned[index]?.kpi.dimension === dimension,
        );
        expect(judged).toBe(own.length);
        expect(staged).toBe(own.length === 0 ? null : Math.min(...own.map(({ level }) => level ?? 0)));
      }
    },
  );
});
