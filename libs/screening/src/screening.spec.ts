import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { benchmarkSet, catalogue, dataPointList } from '#catalogue';
import { createScorer } from '#scoring';
import { blocks, isUnexplained, screen, type ScreenedEntry, type ScreenedFigure } from './index.js';

const scorer = createScorer(catalogue, benchmarkSet);

function entry(dataPoint: string, content: Partial<ScreenedEntry> = {}): ScreenedEntry {
  return {
    dataPoint,
    status: 'reported',
    value: null,
    unit: null,
    inputs: null,
    inputUnits: null,
    reason: null,
    explanation: null,
    ...content,
  };
}

const profile: readonly ScreenedFigure[] = [
  { key: 'population', value: '800000', unit: null },
  { key: 'households', value: '398000', unit: null },
  { key: 'cityArea', value: '26000', unit: 'ha' },
  { key: 'cityGdp', value: '21000', unit: 'million EUR' },
  { key: 'labourForce', value: '410000', unit: null },
];
const screened = (entries: ScreenedEntry[], figures = profile) =>
  screen(scorer, { city: 'Testby', reportingYear: 2026, entries, profile: figures });

describe('screening what a city has entered', () => {
  it('computes with the profile in the units of the catalogue', () => {
    const { result, assessment } = screened([
      entry('coverage3G', { inputs: { areaServed3G: '13000' }, inputUnits: { areaServed3G: 'ha' } }),
    ]);
    expect(assessment.profile).toMatchObject({ cityArea: 260, cityGdp: 21e9 });
    expect(result.basis).toBe('selfAssessed');
    expect(result.dataPoints.find(({ dataPoint }) => dataPoint === 'coverage3G')).toMatchObject({
      value: 50,
    });
  });

  it('finds figures that do not fit, until they are put right or explained', () => {
    const tooMany = entry('householdInternetAccess', { inputs: { householdsWithInternet: '412000' } });
    const { findings } = screened([tooMany]);
    expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['entry.outOfRange', 'error'],
      ['EC-ICT-ICT-1C.1', 'error'],
    ]);
    expect(findings.filter(blocks)).toHaveLength(2);
    const explained = screened([{ ...tooMany, explanation: 'Counted twice a year' }]).findings;
    // Above 100 % remains wrong whatever is said about it.
    expect(explained.filter(blocks).map(({ ruleId }) => ruleId)).toEqual(['entry.outOfRange']);
  });

  it('asks for what is missing: a figure, the profile, a reason', () => {
    const codes = (entries: ScreenedEntry[], figures = profile) =>
      screened(entries, figures).findings.map(({ ruleId }) => ruleId);
    expect(codes([entry('householdInternetAccess')], [])).toEqual([
      'entry.inputMissing',
      'entry.profileMissing',
    ]);
    expect(codes([entry('householdInternetAccess', { value: '97' })])).toEqual([
      'entry.overrideWithoutReason',
    ]);
    expect(codes([entry('householdInternetAccess', { value: '97', reason: 'national survey' })])).toEqual([]);
    expect(codes([entry('lifeExpectancy', { value: '82' })])).toEqual([]);
    expect(codes([entry('giniCoefficient', { status: 'notReported' })])).toEqual(['entry.reasonMissing']);
    expect(codes([entry('giniCoefficient', { status: null })])).toEqual([]);
  });

  it('warns of what is unusual, and leaves off once the city has said why', () => {
    const unusual = [
      entry('unemploymentRate', { value: '2.74', reason: 'statistics office' }),
      entry('youthUnemploymentRate', { value: '2.4', reason: 'statistics office' }),
    ];
    expect(screened(unusual).findings.filter(isUnexplained)).toHaveLength(1);
    const said = unusual.map((each) => ({ ...each, explanation: 'Most are in training' }));
    expect(screened(said).findings.filter(isUnexplained)).toEqual([]);
  });

  it('says the same about one data point whether it looks at that one alone or at everything', () => {
    const figures = fc.record(
      Object.fromEntries(
        dataPointList
          .filter((_, index) => index < 20)
          .map(({ dataPoint }) => [
            dataPoint.key,
            fc.option(fc.integer({ min: 0, max: 150 }), { nil: null }),
          ]),
      ),
    );
    fc.assert(
      fc.property(
        figures,
        fc.constantFrom(...dataPointList.slice(0, 20)),
        (values, { dataPoint: { key } }) => {
          const entries = Object.entries(values).flatMap(([dataPoint, value]) =>
            value === null ? [] : [entry(dataPoint, { value: String(value), reason: 'known' })],
          );
          const input = { city: 'Testby', reportingYear: 2026, entries, profile };
          const all = screen(scorer, input).findings.filter(({ dataPoints }) => dataPoints.includes(key));
          expect(screen(scorer, input, key).findings).toEqual(all);
        },
      ),
      { numRuns: 50 },
    );
  });
});
