import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.js';
import type { EditionMaturity, SdgView, ServedMaturity, ServedTrajectory, Trends } from './maturity-types.js';

/** Editions never change. */
const forever = { staleTime: Infinity, gcTime: 60 * 60 * 1000 };

const edition = (id: string): string => `/editions/${encodeURIComponent(id)}`;
const city = (slug: string): string => `/cities/${encodeURIComponent(slug)}`;

export const editionMaturityQuery = (id: string) =>
  queryOptions({
    queryKey: ['maturity', 'edition', id],
    queryFn: ({ signal }) => getJson<EditionMaturity>(`${edition(id)}/maturity`, {}, signal),
    ...forever,
  });

export const sdgQuery = (id: string) =>
  queryOptions({
    queryKey: ['sdg', id],
    queryFn: ({ signal }) => getJson<SdgView>(`${edition(id)}/sdg`, {}, signal),
    ...forever,
  });

export const trendsQuery = (slug: string) =>
  queryOptions({
    queryKey: ['trends', slug],
    queryFn: ({ signal }) => getJson<Trends>(`${city(slug)}/trends`, {}, signal),
  });

export const maturityQuery = (assessmentId: string) =>
  queryOptions({
    queryKey: ['maturity', 'assessment', assessmentId],
    queryFn: ({ signal }) =>
      getJson<ServedMaturity>(`/assessments/${encodeURIComponent(assessmentId)}/maturity`, {}, signal),
    staleTime: 0,
    gcTime: 0,
  });

export const trajectoryQuery = (slug: string, dataPoint: string) =>
  queryOptions({
    queryKey: ['trajectory', slug, dataPoint],
    queryFn: ({ signal }) =>
      getJson<ServedTrajectory>(`${city(slug)}/trajectories/${encodeURIComponent(dataPoint)}`, {}, signal),
  });
