import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { LoadError, Loading } from '../components/States.js';
import { useText } from '../language.js';
import { SignInAgain } from './SignInAgain.js';
import { sessionQuery, type Session } from './session.js';

const SignedIn = createContext<Session | null>(null);

/**
 * Pages that only people with a session see; others sign in first and come back. When the session ends meanwhile, the
 * page stays with all that was typed, and a dialog asks to sign in again.
 */
export function SignedInPages() {
  const { language } = useText();
  const here = useLocation();
  const query = useQuery(sessionQuery);
  const [known, setKnown] = useState(query.data ?? null);
  if (query.data && query.data !== known) setKnown(query.data);
  const session = query.data ?? known;
  useForgetOfOthers(session?.user.id);
  if (session) {
    return (
      <SignedIn value={session}>
        <Outlet key={session.user.id} />
        <SignInAgain session={session} ended={query.data === null} />
      </SignedIn>
    );
  }
  if (query.isError) return <LoadError error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <Loading />;
  const next = here.pathname + here.search + here.hash;
  return <Navigate to={`/${language}/sign-in?next=${encodeURIComponent(next)}`} replace />;
}

/** When another person has signed in in this browser, what was read for the first one goes. */
function useForgetOfOthers(person: string | undefined): void {
  const queries = useQueryClient();
  const before = useRef(person);
  useEffect(() => {
    if (before.current !== undefined && person !== before.current) {
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    }
    before.current = person;
  }, [person, queries]);
}

/** The session of the person whose page this is; only in pages inside `SignedInPages`. */
export function useSignedIn(): Session {
  const session = useContext(SignedIn);
  if (session === null) throw new Error('This page stands outside SignedInPages.');
  return session;
}
