import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Session, SessionAnswer } from '../api/account-types.js';
import { sendJson, setCsrf } from '../api/client.js';

export type { Session } from '../api/account-types.js';

/** Who is signed in in this browser; `null` for nobody. Asked for again when the window comes back to the front. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    const answer = await sendJson<SessionAnswer>('GET', '/session', { signal, signIn: 'never' });
    return kept(answer);
  },
  staleTime: 5 * 60_000,
  gcTime: Infinity,
  refetchOnWindowFocus: true,
});

function kept(answer: SessionAnswer): Session | null {
  const session = answer.user === null ? null : answer;
  setCsrf(session?.csrf ?? null);
  return session;
}

/** The session of this browser: `undefined` until it is known, `null` when nobody is signed in. */
export function useSession(): Session | null | undefined {
  return useQuery(sessionQuery).data;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the second factor, or a recovery code. */
  readonly code?: string;
}

/** Signs in, and remembers the session. Throws `ApiError`. */
export async function signIn(queries: QueryClient, credentials: Credentials): Promise<Session> {
  const answer = await sendJson<Session>('POST', '/session', { body: credentials, signIn: 'never' });
  await beginSession(queries, answer);
  return answer;
}

/** Remembers a session that the server has just begun or changed. */
export async function beginSession(queries: QueryClient, session: Session): Promise<void> {
  // An older answer that is still on its way must not come after this one.
  await queries.cancelQueries({ queryKey: sessionQuery.queryKey });
  queries.setQueryData(sessionQuery.queryKey, kept(session));
}

/**
 * Ends the session on the server, then here, where nothing that was read with it stays in memory. In between, `leave`
 * takes the person to a page that needs no session.
 */
export function useSignOut(leave: () => void | Promise<void>): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await sendJson('DELETE', '/session', { signIn: 'never' });
    await leave();
    setCsrf(null);
    await queries.cancelQueries();
    queries.setQueryData(sessionQuery.queryKey, null);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  }, [queries, leave]);
}
