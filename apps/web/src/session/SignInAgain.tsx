import { hashKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { guardSession } from '../api/client.js';
import { Dialog } from '../components/Dialog.js';
import { SignInForm } from './SignInForm.js';
import { sessionQuery, type Session } from './session.js';
import { useAccountText } from './text.js';

/**
 * Stands over the page when its session has ended: asks the same person to sign in again, so that the request under
 * way can be repeated. Nothing of the page is lost, whatever is answered.
 */
export function SignInAgain({ session, ended }: { readonly session: Session; readonly ended: boolean }) {
  const { t } = useAccountText();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [declined, setDeclined] = useState(false);
  const waiting = useRef<((signedIn: boolean) => void)[]>([]);

  const answer = (signedIn: boolean) => {
    for (const resolve of waiting.current.splice(0)) resolve(signedIn);
    setAsked(false);
    setDeclined(!signedIn);
  };
  useEffect(() => {
    const release = guardSession({
      signInAgain: () =>
        new Promise((resolve) => {
          waiting.current.push(resolve);
          setAsked(true);
        }),
      renew: async () => {
        await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      },
    });
    const left = waiting.current;
    return () => {
      release();
      for (const resolve of left.splice(0)) resolve(false);
    };
  }, [queries]);

  const person = session.user.id;
  useEffect(() => {
    // Signed in again in another tab: no need to do it here too.
    return queries.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success') return;
      if (event.query.queryHash !== hashKey(sessionQuery.queryKey)) return;
      const now = event.query.state.data as Session | null | undefined;
      if (now?.user.id !== person) return;
      for (const resolve of waiting.current.splice(0)) resolve(true);
      setAsked(false);
      setDeclined(false);
    });
  }, [queries, person]);

  if (!asked && (!ended || declined)) return null;
  return (
    <Dialog title={t('signInAgain.title')} onClose={() => answer(false)}>
      <p>{t('signInAgain.text')}</p>
      <SignInForm email={session.user.email} onSignedIn={() => answer(true)} />
    </Dialog>
  );
}
