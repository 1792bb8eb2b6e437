import { queryOptions } from '@tanstack/react-query';
import type { ApiToken, LinkView, OwnSession } from './account-types.js';
import { getJson, sendJson } from './client.js';

export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['link', token],
    queryFn: ({ signal }) =>
      sendJson<LinkView>('GET', `/links/${encodeURIComponent(token)}`, { signal, signIn: 'never' }),
    // A link that was used stays on the page that it opened.
    staleTime: Infinity,
  });

export const ownSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => getJson<OwnSession[]>('/account/sessions', {}, signal),
});

export const tokensQuery = queryOptions({
  queryKey: ['account', 'tokens'],
  queryFn: ({ signal }) => getJson<ApiToken[]>('/account/tokens', {}, signal),
});
