import { describe, expect, it } from '@jest/globals';
import { byKpi, filterDimensions, isShown, matches, type Row } from './edition.js';

const row = (key: string, reason: Row['result']['reason'], code = 'EC: ICT: ICT: 1C') =>
  ({
    kpi: { code, name: `Électricité ${key}` },
    dataPoint: { key, label: `label of ${key}` },
    result: { points: reason === null ? 3 : null, reason },
  }) as unknown as Row;

const ROWS = [
  row('scored', null),
  row('gap', 'notReported'),
  row('refused', 'notVerified'),
  row('plain', 'noBenchmark', 'EN: EN: AQ: 1C'),
];

describe('what is shown of an edition', () => {
  it.each([
    ['all', ['scored', 'gap', 'refused', 'plain']],
    ['scored', ['scored']],
    // A value that nothing is measured against is neither scored nor missing.
    ['missing', ['gap', 'refused']],
  ] as const)('%s', (shown, keys) => {
    expect(ROWS.filter((each) => isShown(each, shown)).map(({ dataPoint }) => dataPoint.key)).toEqual(keys);
  });

  it('is found by code, name and label, without accents and case', () => {
    const [first] = ROWS;
    expect(first && ['electricite', 'ICT: 1c', 'LABEL OF'].every((text) => matches(first, text))).toBe(true);
    expect(first && matches(first, 'water')).toBe(false);
  });

  it('loses categories and dimensions in which nothing is left', () => {
    const category = { key: 'c', name: 'c', rollup: undefined, rows: ROWS };
    const dimension = { key: 'd', name: 'd', rollup: undefined, subDimensions: [], categories: [category] };
    expect(
      filterDimensions([dimension], (each) => each.dataPoint.key === 'gap')[0]?.categories[0]?.rows,
    ).toEqual([ROWS[1]]);
    expect(filterDimensions([dimension], () => false)).toEqual([]);
  });

  it('keeps the data points of a KPI together', () => {
    expect(byKpi(ROWS).map(({ rows }) => rows.length)).toEqual([3, 1]);
  });
});
