import {
  afterAnswer,
  type Answer,
  editId,
  isSendable,
  type PendingEdit,
  type SendableEdit,
} from './queue.js';
import type { QueueStorage } from './storage.js';

/** What became of sending one record: the server's answer, or why there is none. */
export type Delivery =
  Answer | { readonly kind: 'later'; readonly why: Hindrance; readonly afterMs?: number };

/** Why nothing can be sent now. `signedOut` ends when the person signs in again, the others by themselves. */
export type Hindrance = 'offline' | 'signedOut' | 'busy';

export interface SenderOptions {
  readonly userId: string;
  readonly storage: QueueStorage;
  readonly send: (edit: SendableEdit) => Promise<Delivery>;
  /** Runs the work while no other tab of the browser does the same. */
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  /** Told of every answer before the stored record takes it in, so that later edits rest on what the server has now. */
  readonly onAnswer: (sent: PendingEdit, answer: Answer) => void;
  /** Told when the stored record has taken the answer in. */
  readonly onStored: (sent: PendingEdit, answer: Answer) => void;
  readonly onState: (state: SenderState) => void;
  readonly later: (work: () => void, ms: number) => () => void;
}

export interface SenderState {
  readonly sending: boolean;
  readonly hindrance: Hindrance | null;
}

export interface Sender {
  /** Sends what waits, oldest first; resolves when nothing more can be sent now. */
  drain(): Promise<void>;
  /** As `drain`, after the person has signed in again or the connection is back. */
  resume(): Promise<void>;
  stop(): void;
}

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

/** Sends the edits of one person in order, one at a time, and never the same one from two tabs. */
export function createSender(options: SenderOptions): Sender {
  const { userId, storage, send, exclusively, onAnswer, onStored, onState, later } = options;
  let state: SenderState = { sending: false, hindrance: null };
  let pause = FIRST_PAUSE;
  let cancelRetry: () => void = () => undefined;
  let stopped = false;
  let running: Promise<void> | null = null;
  let again = false;

  const tell = (next: Partial<SenderState>): void => {
    const changed = { ...state, ...next };
    if (changed.sending === state.sending && changed.hindrance === state.hindrance) return;
    state = changed;
    onState(state);
  };

  const hinder = (why: Hindrance, afterMs: number | undefined): void => {
    tell({ hindrance: why });
    cancelRetry();
    if (why === 'signedOut') return;
    cancelRetry = later(() => void drain(), afterMs ?? pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  };

  /** One round over everything that waits; false when something stands in the way. */
  const round = async (): Promise<boolean> => {
    const waiting = (await storage.list(userId)).filter(isSendable);
    for (const edit of waiting) {
      if (stopped) return false;
      tell({ sending: true });
      const delivery = await send(edit);
      if (delivery.kind === 'later') {
        hinder(delivery.why, delivery.afterMs);
        return false;
      }
      pause = FIRST_PAUSE;
      tell({ hindrance: null });
      onAnswer(edit, delivery);
      const left = await storage.update(editId(edit), (current) => afterAnswer(current, edit, delivery));
      onStored(edit, delivery);
      if (left !== undefined && isSendable(left)) again = true;
    }
    if (waiting.length === 0) tell({ hindrance: null });
    return true;
  };

  const work = async (): Promise<void> => {
    try {
      do {
        again = false;
        if (!(await round())) break;
      } while (again && !stopped);
    } finally {
      tell({ sending: false });
    }
  };

  async function drain(): Promise<void> {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return running;
    }
    cancelRetry();
    running = exclusively(work).finally(() => {
      running = null;
    });
    await running;
    // What came in after the last round of `work` had looked, but before it ended.
    if (again && state.hindrance === null && !stopped) return drain();
  }

  return {
    drain,
    resume: () => {
      pause = FIRST_PAUSE;
      return drain();
    },
    stop: () => {
      stopped = true;
      cancelRetry();
    },
  };
}

/**
 * Lets one tab at a time work, by the browser's own locks. Without them (pages that are not served over https) tabs may
 * send the same edit twice; the server's revisions then keep the second from doing anything.
 */
export function exclusivelyByLock(name: string): SenderOptions['exclusively'] {
  if (!('locks' in navigator)) return (work) => work();
  return (work) => navigator.locks.request(name, work);
}
