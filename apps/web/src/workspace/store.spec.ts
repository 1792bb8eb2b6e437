import { describe, expect, it } from '@jest/globals';
import { emptyEntry, withFields } from './entry.js';
import { afterAnswer, editId, type PendingEdit } from './queue.js';
import { memoryStorage } from './storage.js';
import { type Notice, WorkspaceStore } from './store.js';
import type { Assessment, EntryView } from './types.js';

const counts = { reported: 0, notReported: 0, missing: 112, total: 112 };

const assessment = (entries: readonly EntryView[] = []): Assessment => ({
  id: 'a1',
  city: { slug: 'testby', name: 'Testby', country: 'Norway', countryCode: 'NO' },
  year: 2026,
  round: null,
  state: 'draft',
  progress: { ...counts, core: counts, advanced: counts },
  findings: { errors: 0, warnings: 0, unexplained: 0 },
  updatedAt: '2026-01-01T00:00:00Z',
  profile: [
    {
      key: 'households',
      revision: 1,
      value: '19000',
      unit: null,
      year: 2025,
      source: 'Census',
      updatedAt: null,
      updatedBy: null,
    },
  ],
  context: [],
  entries,
  assignments: [],
  people: [],
  actions: [],
  previous: null,
  canEdit: 'all',
  reviews: [],
  questions: { open: 0, answered: 0 },
  statement: null,
  submittedAt: null,
});

const target = { kind: 'entry', key: 'householdInternetAccess' } as const;

/** A store in one tab; `tick` lets everything happen that waits for a pause. */
function tab(left: readonly PendingEdit[] = [], storage = memoryStorage()) {
  const waiting = new Set<() => void>();
  const told: Notice[] = [];
  const store = new WorkspaceStore({
    userId: 'anna',
    assessment: assessment(),
    storage,
    left,
    now: () => 1000,
    later: (work) => {
      waiting.add(work);
      return () => waiting.delete(work);
    },
    tell: (notice) => told.push(notice),
  });
  const tick = async () => {
    for (const work of [...waiting]) {
      waiting.delete(work);
      work();
    }
    await store.flush();
  };
  return { store, storage, told, tick };
}

describe('the workspace of a person', () => {
  it('shows and judges at once what is typed, and keeps it in the browser before it is sent', async () => {
    const { store, storage, tick } = tab();
    store.edit(target, { 'inputs.householdsWithInternet': '9500' });
    expect(store.entry(target.key)).toMatchObject({ status: 'reported', revision: 0 });
    expect(store.saveState().unsent).toBe(1);
    await tick();
    expect(store.judgement().results.get(target.key)?.value).toBe(50);
    expect(await storage.list('anna')).toMatchObject([{ key: target.key, assessmentId: 'a1' }]);
  });

  it('shows after a reload what was not sent, on top of what the server has', async () => {
    const first = tab();
    first.store.edit(target, { sources: 'Survey' });
    await first.tick();
    const { store } = tab(await first.storage.list('anna'), first.storage);
    expect(store.entry(target.key).sources).toBe('Survey');
    expect(store.heldOf(target).sources).toBeNull();
  });

  it('gives the same object until something in it changes', () => {
    const { store } = tab();
    const before = store.entry('no2');
    store.edit(target, { sources: 'Survey' });
    expect(store.entry('no2')).toBe(before);
    expect(store.entry(target.key)).not.toBe(before);
  });

  it('takes a colleague’s newer state and keeps its own unsent field on top', () => {
    const { store } = tab();
    store.edit(target, { sources: 'Survey' });
    const theirs = withFields({ ...emptyEntry(target.key), revision: 4 }, { year: 2025 });
    store.refresh(assessment([theirs]));
    expect(store.entry(target.key)).toMatchObject({ revision: 4, year: 2025, sources: 'Survey' });
  });

  it('is not thrown back by an answer that a newer one has overtaken', () => {
    const { store } = tab();
    store.takeEntry({ ...emptyEntry(target.key), revision: 5, note: 'new' });
    store.takeEntry({ ...emptyEntry(target.key), revision: 4, note: 'old' });
    expect(store.entry(target.key).note).toBe('new');
  });

  it('says when everything is saved, and tells the other tabs what was kept', async () => {
    const { store, storage, told, tick } = tab();
    store.edit(target, { sources: 'Survey' });
    await tick();
    expect(told).toMatchObject([{ kind: 'kept', id: 'anna|a1|entry|householdInternetAccess' }]);
    const [sent] = await storage.list('anna');
    if (!sent) throw new Error('Nothing was kept');
    const held = { ...emptyEntry(target.key), revision: 1, sources: 'Survey' };
    store.answered(sent, { kind: 'saved', held });
    expect(store.saveState()).toMatchObject({ unsent: 0, savedAt: 1000 });
    expect(store.entry(target.key)).toMatchObject({ revision: 1, sources: 'Survey' });
  });

  it('keeps what is typed while the answer is on its way, on top of what the answer says', async () => {
    const { store, storage, tick } = tab();
    store.edit(target, { sources: 'Sur' });
    await tick();
    const [sent] = await storage.list('anna');
    if (!sent) throw new Error('Nothing was kept');
    // The answer comes after the next letters were typed, but before the browser's database has them.
    const held = { ...emptyEntry(target.key), revision: 1, sources: 'Sur' };
    const answer = { kind: 'saved', held } as const;
    store.edit(target, { sources: 'Survey' });
    store.answered(sent, answer);
    await storage.update(editId(sent), (current) => afterAnswer(current, sent, answer));
    await tick();
    expect(store.entry(target.key)).toMatchObject({ revision: 1, sources: 'Survey' });
    expect(await storage.list('anna')).toMatchObject([{ baseRevision: 1, fields: { sources: 'Survey' } }]);
  });

  it('sends a figure of the profile as a whole, because the server takes it so', async () => {
    const { store, storage, tick } = tab();
    store.edit({ kind: 'profile', key: 'households' }, { value: '19500' });
    await tick();
    expect(await storage.list('anna')).toMatchObject([
      { fields: { value: '19500' }, before: { value: '19000', unit: null, year: 2025, source: 'Census' } },
    ]);
  });
});
