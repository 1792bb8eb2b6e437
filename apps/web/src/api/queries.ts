import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Explanation } from '#scoring';
import type { Language } from '#text';
import { getJson } from './client.js';
import type {
  CatalogueView,
  CityDetail,
  CityPage,
  EditionChanges,
  EditionDetail,
  KpiDetail,
  KpiValues,
} from './types.js';

/** Editions never change and the catalogue only with a release of the server: what was read once stays good. */
const forever = { staleTime: Infinity, gcTime: 60 * 60 * 1000 };

const CITIES_A_PAGE = 100;

export const catalogueQuery = (lang: Language) =>
  queryOptions({
    queryKey: ['catalogue', lang],
    queryFn: ({ signal }) => getJson<CatalogueView>('/catalogue', { lang }, signal),
    ...forever,
  });

export const citiesQuery = (filter: { readonly search: string; readonly country: string }) =>
  infiniteQueryOptions({
    queryKey: ['cities', filter],
    queryFn: ({ signal, pageParam }) =>
      getJson<CityPage>('/cities', { ...filter, page: pageParam, pageSize: CITIES_A_PAGE }, signal),
    initialPageParam: 1,
    getNextPageParam: (last) => (last.page * last.pageSize < last.total ? last.page + 1 : undefined),
    placeholderData: keepPreviousData,
  });

export const cityQuery = (slug: string) =>
  queryOptions({
    queryKey: ['city', slug],
    queryFn: ({ signal }) => getJson<CityDetail>(`/cities/${encodeURIComponent(slug)}`, {}, signal),
  });

export const editionQuery = (id: string, lang: Language) =>
  queryOptions({
    queryKey: ['edition', id, lang],
    queryFn: ({ signal }) => getJson<EditionDetail>(`/editions/${encodeURIComponent(id)}`, { lang }, signal),
    // An edition never changes, but a correction may supersede it.
    staleTime: 60 * 1000,
  });

/** What differs from another edition of the city; from the one it supersedes unless named. */
export const changesQuery = (id: string, other: string | undefined) =>
  queryOptions({
    queryKey: ['changes', id, other ?? ''],
    queryFn: ({ signal }) =>
      getJson<EditionChanges>(`/editions/${encodeURIComponent(id)}/changes`, { with: other }, signal),
    ...forever,
  });

export const explanationQuery = (editionId: string, dataPoint: string) =>
  queryOptions({
    queryKey: ['explanation', editionId, dataPoint],
    queryFn: ({ signal }) =>
      getJson<Explanation>(
        `/editions/${encodeURIComponent(editionId)}/explanations/${encodeURIComponent(dataPoint)}`,
        {},
        signal,
      ),
    ...forever,
  });

export const kpiQuery = (slug: string, lang: Language) =>
  queryOptions({
    queryKey: ['kpi', slug, lang],
    queryFn: ({ signal }) =>
      getJson<KpiDetail>(`/catalogue/kpis/${encodeURIComponent(slug)}`, { lang }, signal),
    ...forever,
  });

export const kpiValuesQuery = (slug: string) =>
  queryOptions({
    queryKey: ['kpiValues', slug],
    queryFn: ({ signal }) =>
      getJson<KpiValues>(`/catalogue/kpis/${encodeURIComponent(slug)}/values`, {}, signal),
  });
