import type { CitySummary } from '../../../api/types.js';

export const SORTS = ['name', 'country', 'year', 'coverage', 'overall'] as const;
export type SortBy = (typeof SORTS)[number];
export interface Order {
  readonly by: SortBy;
  readonly descending: boolean;
}

/** Reads `year` or `-year` (descending) from the address; anything else is the order by name. */
export function readOrder(text: string | null): Order {
  const descending = text?.startsWith('-') ?? false;
  const name = descending ? text?.slice(1) : text;
  const by = SORTS.find((sort) => sort === name);
  return by === undefined ? { by: 'name', descending: false } : { by, descending };
}

export function writeOrder({ by, descending }: Order): string | null {
  if (by === 'name' && !descending) return null;
  return descending ? `-${by}` : by;
}

/** Sorted copy. Cities without the figure stand last in either direction: a gap is not a low value. */
export function sortCities(
  cities: readonly CitySummary[],
  { by, descending }: Order,
  nameOfCountry: (city: CitySummary) => string,
  language: string,
): CitySummary[] {
  const collator = new Intl.Collator(language);
  const sign = descending ? -1 : 1;
  const byName = (a: CitySummary, b: CitySummary) => collator.compare(a.name, b.name);
  if (by === 'name') return cities.toSorted((a, b) => sign * byName(a, b));
  if (by === 'country') {
    return cities.toSorted(
      (a, b) => sign * collator.compare(nameOfCountry(a), nameOfCountry(b)) || byName(a, b),
    );
  }
  return cities.toSorted((a, b) => {
    const [x, y] = [figure(a, by), figure(b, by)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a, b);
    return sign * (x - y) || byName(a, b);
  });
}

function figure(city: CitySummary, by: 'year' | 'coverage' | 'overall'): number | null {
  const edition = city.latestEdition;
  if (edition === null) return null;
  switch (by) {
    case 'year':
      return edition.reportingYear;
    case 'coverage':
      return edition.overall.scored;
    case 'overall':
      return edition.overall.percent;
  }
}
