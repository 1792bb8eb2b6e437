import { describe, expect, it } from '@jest/globals';
import { emptyEntry, withFields } from './entry.js';
import { type Edit, editId, type PendingEdit, withEdit } from './queue.js';
import { createSender, type Delivery, type SenderOptions, type SenderState } from './sender.js';
import { memoryStorage, type QueueStorage } from './storage.js';

const edit = (key: string, year: number, at: number, userId = 'anna'): Edit => ({
  userId,
  assessmentId: 'a1',
  kind: 'entry',
  key,
  fields: { year },
  at,
});

async function keep(storage: QueueStorage, each: Edit): Promise<void> {
  await storage.update(editId(each), (current) => withEdit(current, each, emptyEntry(each.key)));
}

const savedBy = (sent: PendingEdit): Delivery => ({
  kind: 'saved',
  held: { ...withFields(emptyEntry(sent.key), sent.fields), revision: sent.baseRevision + 1 },
});

/** One browser: tabs that share a database and a lock, and a server that notes what it gets. */
function browser() {
  const storage = memoryStorage();
  const got: string[] = [];
  const states: SenderState[] = [];
  const timers: (() => void)[] = [];
  let turn = Promise.resolve();
  const exclusively: SenderOptions['exclusively'] = (work) => (turn = turn.then(work));
  let server: (sent: PendingEdit) => Delivery | Promise<Delivery> = savedBy;
  const tab = () =>
    createSender({
      userId: 'anna',
      storage,
      exclusively,
      send: async (sent) => {
        const delivery = await server(sent);
        if (delivery.kind !== 'later') got.push(`${sent.key} ${sent.fields['year'] ?? ''}`);
        return delivery;
      },
      onAnswer: () => undefined,
      onStored: () => undefined,
      onState: (state) => states.push(state),
      later: (work) => {
        timers.push(work);
        return () => undefined;
      },
    });
  return { storage, got, states, timers, tab, serve: (next: typeof server) => (server = next) };
}

describe('sending', () => {
  it('goes in the order in which things were typed', async () => {
    const { storage, got, tab } = browser();
    await keep(storage, edit('second', 2021, 20));
    await keep(storage, edit('first', 2020, 10));
    await tab().drain();
    expect(got).toEqual(['first 2020', 'second 2021']);
    expect(await storage.list('anna')).toEqual([]);
  });

  it('never sends from two tabs what one of them has sent', async () => {
    const { storage, got, tab } = browser();
    await keep(storage, edit('point', 2020, 10));
    await Promise.all([tab().drain(), tab().drain()]);
    expect(got).toEqual(['point 2020']);
  });

  it('never sends what another person left in the browser', async () => {
    const { storage, got, tab } = browser();
    await keep(storage, edit('point', 2020, 10, 'bruno'));
    await tab().drain();
    expect(got).toEqual([]);
    expect(await storage.list('bruno')).toHaveLength(1);
  });

  it('sends what was typed while an answer was on its way', async () => {
    const { storage, got, tab, serve } = browser();
    await keep(storage, edit('point', 2020, 10));
    let first = true;
    serve(async (sent) => {
      if (first) {
        first = false;
        await keep(storage, edit('point', 2024, 11));
      }
      return savedBy(sent);
    });
    await tab().drain();
    expect(got).toEqual(['point 2020', 'point 2024']);
  });

  it('keeps everything while there is no connection, says so, and goes on when it is back', async () => {
    const { storage, got, states, timers, tab, serve } = browser();
    serve(() => ({ kind: 'later', why: 'offline' }));
    await keep(storage, edit('point', 2020, 10));
    await tab().drain();
    expect(states.at(-1)).toEqual({ sending: false, hindrance: 'offline' });
    expect(await storage.list('anna')).toHaveLength(1);
    serve(savedBy);
    timers.at(-1)?.();
    await new Promise((resolve) => setTimeout(resolve));
    await Promise.resolve();
    expect(got).toEqual(['point 2020']);
    expect(states.at(-1)).toEqual({ sending: false, hindrance: null });
  });

  it('waits for the person when the session has ended', async () => {
    const { storage, got, states, timers, tab, serve } = browser();
    serve(() => ({ kind: 'later', why: 'signedOut' }));
    await keep(storage, edit('point', 2020, 10));
    const sender = tab();
    await sender.drain();
    expect(states.at(-1)?.hindrance).toBe('signedOut');
    expect(timers).toEqual([]);
    serve(savedBy);
    await sender.resume();
    expect(got).toEqual(['point 2020']);
  });

  it('leaves a conflict where it is and goes on with the rest', async () => {
    const { storage, got, tab, serve } = browser();
    await keep(storage, edit('contested', 2020, 10));
    await keep(storage, edit('free', 2021, 20));
    serve((sent) =>
      sent.key === 'contested'
        ? {
            kind: 'conflict',
            theirs: { ...emptyEntry('contested'), revision: 5, year: 2019 },
            contested: ['year'],
          }
        : savedBy(sent),
    );
    await tab().drain();
    expect(got).toEqual(['contested 2020', 'free 2021']);
    expect(await storage.list('anna')).toMatchObject([
      { key: 'contested', state: 'conflict', fields: { year: 2020 } },
    ]);
  });
});
