import { useCallback, useSyncExternalStore } from 'react';
import { useSignedIn } from '../../../session/SignedInPages.js';
import { DraftStore } from '../../../verifier/drafts.js';

const stores = new Map<string, DraftStore>();

/** What the signed-in person has typed and not sent in this tab. */
export function useDrafts(): DraftStore {
  const { user } = useSignedIn();
  let store = stores.get(user.id);
  if (store === undefined)
    stores.set(user.id, (store = new DraftStore(() => window.sessionStorage, user.id)));
  return store;
}

/** Words that are being typed: kept in this tab of the browser, under `key`, until they are sent. */
export function useDraft(key: string, initial = ''): readonly [string, (text: string) => void] {
  const store = useDrafts();
  const text = useSyncExternalStore(store.subscribe, () => store.read(key)) ?? initial;
  const write = useCallback(
    (next: string) => store.write(key, next === initial ? null : next),
    [store, key, initial],
  );
  return [text, write];
}
