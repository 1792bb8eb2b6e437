import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Person, UserAccount } from './account-types.js';
import { getJson } from './client.js';
import type { Programme, ProgrammeCity, Round, Workspace } from './programme-types.js';

/** Others work at the same time: what they did is looked up whenever a page is opened. */
const shared = { staleTime: 5_000 };

const at = (id: string) => `/programmes/${encodeURIComponent(id)}`;

export const programmesQuery = queryOptions({
  queryKey: ['programmes'],
  queryFn: ({ signal }) => getJson<Programme[]>('/programmes', {}, signal),
  ...shared,
});

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: ['programme', id],
    queryFn: ({ signal }) => getJson<Programme>(at(id), {}, signal),
    ...shared,
  });

export const roundsQuery = (id: string) =>
  queryOptions({
    queryKey: ['programme', id, 'rounds'],
    queryFn: ({ signal }) => getJson<Round[]>(`${at(id)}/rounds`, {}, signal),
    ...shared,
  });

export const programmeCitiesQuery = (id: string) =>
  queryOptions({
    queryKey: ['programme', id, 'cities'],
    queryFn: ({ signal }) => getJson<ProgrammeCity[]>(`${at(id)}/cities`, {}, signal),
    ...shared,
  });

/** The people of a programme, or of a city. */
export const peopleQuery = (place: { readonly programmeId: string } | { readonly citySlug: string }) =>
  queryOptions({
    queryKey: ['people', place],
    queryFn: ({ signal }) => getJson<Person[]>('/people', { ...place }, signal),
    ...shared,
  });

export const usersQuery = (search: string) =>
  queryOptions({
    queryKey: ['users', search],
    queryFn: ({ signal }) => getJson<UserAccount[]>('/users', { search }, signal),
    placeholderData: keepPreviousData,
    ...shared,
  });

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => getJson<Workspace>('/workspace', {}, signal),
  ...shared,
});
