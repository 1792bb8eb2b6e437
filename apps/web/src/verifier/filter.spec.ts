import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catalogueTexts } from '#catalogue';
import { DATA_POINT_STATES } from '#workflow';
import { countFilters, neighboursOf, passesChoice, POINT_FILTERS, readChoice } from './filter.js';
import type { DeskRow } from './types.js';

const row = (dataPoint: string, more: Partial<DeskRow> = {}): DeskRow => ({
  dataPoint,
  state: 'reported',
  version: 0,
  entryRevision: 1,
  verdict: null,
  confirmed: false,
  openQuestions: 0,
  answeredQuestions: 0,
  kpi: 'EC: ICT: ICT: 1C',
  value: 97,
  class: 4,
  overridden: false,
  findings: { errors: 0, warnings: 0, unexplained: 0 },
  quality: null,
  year: 2025,
  evidence: 0,
  ...more,
});

const ROWS = [
  row('householdInternetAccess'),
  row('fixedBroadbandSubscriptions', { state: 'queried', openQuestions: 1 }),
  row('coverage4G', { state: 'answered', overridden: true }),
  row('smartWaterMeters', { state: 'verified', confirmed: true }),
  row('basicWaterSupply', { state: 'notVerified', findings: { errors: 0, warnings: 1, unexplained: 0 } }),
  row('waterSupplyLoss', { state: 'notReported', value: null }),
];

const texts = catalogueTexts('en');
const choice = (query: string) => readChoice(new URLSearchParams(query));
const shown = (query: string) =>
  ROWS.filter((each) => passesChoice(each, choice(query), texts)).map(({ dataPoint }) => dataPoint);

describe('the list of data points', () => {
  it.each([
    ['toJudge', ['householdInternetAccess', 'coverage4G']],
    ['queried', ['fixedBroadbandSubscriptions']],
    ['answered', ['coverage4G']],
    ['judged', ['smartWaterMeters', 'basicWaterSupply']],
    ['findings', ['basicWaterSupply']],
    ['overridden', ['coverage4G']],
    ['unconfirmed', ['basicWaterSupply']],
  ])('shows those that are “%s”', (show, keys) => {
    expect(shown(`show=${show}`)).toEqual(keys);
  });

  it('shows one category, and what a search by code or name finds', () => {
    expect(shown('in=economy-water-and-sanitation')).toEqual([
      'smartWaterMeters',
      'basicWaterSupply',
      'waterSupplyLoss',
    ]);
    expect(shown('q=INTERNET+access')).toEqual(['householdInternetAccess']);
    expect(shown('show=anything')).toHaveLength(ROWS.length);
  });

  it('counts what each filter would show', () => {
    const states = fc.array(fc.constantFrom(...DATA_POINT_STATES), { maxLength: 6 });
    fc.assert(
      fc.property(states, (all) => {
        const rows = all.map((state, index) => row(ROWS[index]?.dataPoint ?? '', { state }));
        const counts = countFilters(rows, choice(''), texts);
        for (const filter of POINT_FILTERS) {
          const passing = rows.filter((each) => passesChoice(each, choice(`show=${filter}`), texts));
          expect(counts[filter]).toBe(passing.length);
        }
      }),
    );
  });
});

describe('going through the list', () => {
  const around = (query: string, dataPoint: string) =>
    neighboursOf(ROWS, dataPoint, (each) => passesChoice(each, choice(query), texts));

  it('goes from one to the next that passes', () => {
    expect(around('', 'householdInternetAccess')).toEqual({
      before: null,
      after: 'fixedBroadbandSubscriptions',
      position: 1,
      total: 6,
    });
    expect(around('show=judged', 'smartWaterMeters')).toMatchObject({
      before: null,
      after: 'basicWaterSupply',
    });
  });

  it('goes on from its place when the one at hand passes no longer', () => {
    expect(around('show=toJudge', 'fixedBroadbandSubscriptions')).toEqual({
      before: 'householdInternetAccess',
      after: 'coverage4G',
      position: 2,
      total: 3,
    });
  });
});
