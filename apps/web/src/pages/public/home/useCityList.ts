import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { citiesQuery } from '../../../api/queries.js';
import { countryName, useText } from '../../../language.js';
import { readOrder, sortCities, writeOrder, type Order } from './citySort.js';

/** The cities asked for in the address (`search`, `country`, `sort`), and ways to change it. */
export function useCityList() {
  const { language } = useText();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const country = params.get('country') ?? '';
  const order = readOrder(params.get('sort'));

  const query = useInfiniteQuery(citiesQuery({ search, country }));
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query;
  useEffect(() => {
    // The order is over all cities, so all pages of the answer are needed.
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const found = query.data?.pages.flatMap((page) => page.items) ?? [];
  const change = (key: 'search' | 'country' | 'sort', value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null || value === '') after.delete(key);
        else after.set(key, value);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return {
    search,
    country,
    order,
    query,
    filtered: search !== '' || country !== '',
    cities: sortCities(found, order, (city) => countryName(city, language), language),
    total: query.data?.pages[0]?.total,
    setSearch: (text: string) => change('search', text),
    setCountry: (code: string) => change('country', code),
    setOrder: (next: Order) => change('sort', writeOrder(next)),
    clear: () => setParams({}, { replace: true, preventScrollReset: true }),
  };
}

/** Countries that have a city here, by name. */
export function useCountries(): readonly { readonly code: string; readonly name: string }[] {
  const { language } = useText();
  const all = useInfiniteQuery(citiesQuery({ search: '', country: '' }));
  const names = new Map(
    all.data?.pages
      .flatMap((page) => page.items)
      .map((city) => [city.countryCode, countryName(city, language)]),
  );
  const collator = new Intl.Collator(language);
  return [...names].map(([code, name]) => ({ code, name })).sort((a, b) => collator.compare(a.name, b.name));
}
