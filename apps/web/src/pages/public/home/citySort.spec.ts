import { describe, expect, it } from '@jest/globals';
import type { CitySummary } from '../../../api/types.js';
import { readOrder, sortCities, writeOrder } from './citySort.js';

const city = (name: string, country: string, percent: number | null | undefined) =>
  ({
    slug: name.toLowerCase(),
    name,
    country,
    countryCode: '',
    latestEdition: percent === undefined ? null : { reportingYear: 2020, overall: { percent, scored: 1 } },
  }) as CitySummary;

const CITIES = [
  city('Rana', 'Norway', null),
  city('Ålesund', 'Norway', 90),
  city('Bizerte', 'Tunisia', 60),
  city('Asker', 'Norway', undefined),
];
const sorted = (order: string | null) =>
  sortCities(CITIES, readOrder(order), ({ country }) => country, 'en').map(({ name }) => name);

describe('the order of cities', () => {
  it('is by name unless asked, with letters where readers look for them', () => {
    expect(sorted(null)).toEqual(['Ålesund', 'Asker', 'Bizerte', 'Rana']);
    expect(sorted('-name')).toEqual(['Rana', 'Bizerte', 'Asker', 'Ålesund']);
  });

  it('puts cities without a figure last in either direction', () => {
    expect(sorted('overall')).toEqual(['Bizerte', 'Ålesund', 'Asker', 'Rana']);
    expect(sorted('-overall')).toEqual(['Ålesund', 'Bizerte', 'Asker', 'Rana']);
  });

  it('is by country, then by name', () => {
    expect(sorted('-country')).toEqual(['Bizerte', 'Ålesund', 'Asker', 'Rana']);
  });

  it('stands in the address and is read back; nonsense is the order by name', () => {
    for (const text of [null, '-name', 'overall', '-coverage'])
      expect(writeOrder(readOrder(text))).toBe(text);
    expect(readOrder('-nonsense')).toEqual({ by: 'name', descending: false });
  });
});
