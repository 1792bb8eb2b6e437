import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { LoadError, Loading } from '../../components/States.js';
import { useSession } from '../../session/session.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { assessmentQuery, deliver } from '../../workspace/api.js';
import type { Judgement, Remark } from '../../workspace/judging.js';
import { editId, type PendingEdit, type Target } from '../../workspace/queue.js';
import { createSender, exclusivelyByLock } from '../../workspace/sender.js';
import { openStorage } from '../../workspace/storage.js';
import { heldIn, type Notice, type SaveState, WorkspaceStore } from '../../workspace/store.js';
import type { Assessment, ContextText, EntryView, ProfileField } from '../../workspace/types.js';
import { useWorkspaceText } from './text.js';

const Current = createContext<WorkspaceStore | null>(null);

/** The workspace of an assessment around the pages in it: reads it, keeps edits, and sends them. */
export function Workspace({
  assessmentId,
  children,
}: {
  readonly assessmentId: string;
  readonly children: ReactNode;
}) {
  const { user } = useSignedIn();
  const { store, error, retry } = useStore(assessmentId, user.id);
  if (error !== null) return <LoadError error={error} onRetry={retry} />;
  if (store === null) return <Loading lines={12} />;
  return <Current value={store}>{children}</Current>;
}

/** The language is left out on purpose: a change of it must not begin the workspace anew. */
function useStore(assessmentId: string, userId: string) {
  const queries = useQueryClient();
  const { language } = useWorkspaceText();
  const [store, setStore] = useState<WorkspaceStore | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [firstLanguage] = useState(language);

  useEffect(() => {
    let made: WorkspaceStore | null = null;
    let ended = false;
    const leave: (() => void)[] = [];
    const begin = async () => {
      const [storage, assessment] = await Promise.all([
        openStorage(),
        queries.fetchQuery(assessmentQuery(assessmentId, firstLanguage)),
      ]);
      const left = await storage.list(userId);
      if (ended) return;
      const channel = new BroadcastChannel(`civiscore-workspace-${userId}`);
      const tell = (notice: Notice) => channel.postMessage(notice);
      const later = (work: () => void, ms: number) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      };
      const created = new WorkspaceStore({ userId, assessment, storage, left, now: Date.now, later, tell });
      const sender = createSender({
        userId,
        storage,
        send: (edit) => deliver(edit, queries),
        exclusively: exclusivelyByLock(`civiscore-workspace-${userId}`),
        onAnswer: (sent, answer) => created.answered(sent, answer),
        onStored: (sent, answer) => {
          const { kind, key, assessmentId: of } = sent;
          tell({
            kind: 'answered',
            id: editId(sent),
            assessmentId: of,
            target: { kind, key },
            held: heldIn(answer),
          });
        },
        onState: (state) => created.setSenderState(state),
        later,
      });
      created.attach(sender);
      channel.onmessage = ({ data }: MessageEvent<Notice>) => {
        if (data.assessmentId !== assessmentId) return;
        if (data.kind === 'answered') created.heard(data.target, data.held);
        void created.reread(data.id);
      };
      leave.push(...leaveNothingUnsent(created), () => channel.close());
      leave.push(
        refreshNowAndThen(created, () => queries.fetchQuery(assessmentQuery(assessmentId, firstLanguage))),
      );
      made = created;
      setStore(created);
      setError(null);
      void created.flush();
    };
    begin().catch((reason: unknown) => {
      if (!ended) setError(reason instanceof Error ? reason : new Error(String(reason)));
    });
    return () => {
      ended = true;
      for (const stop of leave) stop();
      // What was typed a moment ago is still sent.
      void made?.flush().finally(() => made?.dispose());
    };
  }, [assessmentId, userId, queries, firstLanguage, attempt]);

  const session = useSession();
  const signedIn = session?.user.id === userId ? session.csrf : null;
  useEffect(() => {
    if (signedIn !== null) void store?.flush();
  }, [store, signedIn]);

  return { store, error, retry: () => setAttempt((before) => before + 1) };
}

/** Sends at once when the connection is back or the page goes out of sight. */
function leaveNothingUnsent(store: WorkspaceStore): readonly (() => void)[] {
  const flush = () => void store.flush();
  const hidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  window.addEventListener('online', flush);
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', hidden);
  return [
    () => window.removeEventListener('online', flush),
    () => window.removeEventListener('pagehide', flush),
    () => document.removeEventListener('visibilitychange', hidden),
  ];
}

const LEAST_BETWEEN = 15_000;

/** Sees what colleagues have done: when the person comes back to the page, and while it is in sight. */
function refreshNowAndThen(store: WorkspaceStore, read: () => Promise<Assessment>): () => void {
  let last = Date.now();
  const refresh = () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < LEAST_BETWEEN) return;
    last = Date.now();
    // Without an answer what is shown stays; the state of saving says that the server cannot be reached.
    read().then(
      (assessment) => store.refresh(assessment),
      () => undefined,
    );
  };
  const timer = setInterval(refresh, 2 * LEAST_BETWEEN);
  window.addEventListener('focus', refresh);
  return () => {
    clearInterval(timer);
    window.removeEventListener('focus', refresh);
  };
}

export function useWorkspace(): WorkspaceStore {
  const store = useContext(Current);
  if (store === null) throw new Error('This part stands outside a workspace.');
  return store;
}

export function useAssessment(): Assessment {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, store.assessment);
}

export function useJudgement(): Judgement {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, store.judgement);
}

export function useSaveState(): SaveState {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, store.saveState);
}

export function useEntry(dataPoint: string): EntryView {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, () => store.entry(dataPoint));
}

export function useProfileField(key: string): ProfileField {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, () => store.profile(key));
}

export function useContextText(heading: string): ContextText {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, () => store.context(heading));
}

/** The unsent edits of a target; for their conflicts, refusals and unread texts. */
export function usePending({ kind, key }: Target): PendingEdit | undefined {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, () => store.pending({ kind, key }));
}

const NONE: readonly Remark[] = [];

export function useRemarks(dataPoint: string): readonly Remark[] {
  return useJudgement().remarksOf.get(dataPoint) ?? NONE;
}

/** Reads the assessment anew and shows it, e.g. after many figures were written at once. */
export function useReload(): () => Promise<void> {
  const store = useWorkspace();
  const queries = useQueryClient();
  const { language } = useWorkspaceText();
  return async () =>
    store.refresh(await queries.fetchQuery(assessmentQuery(store.assessment().id, language)));
}
