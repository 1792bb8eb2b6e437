import type { Held } from './held.js';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyEntry, type Fields, readField, withFields, withStatus } from './entry.js';
import {
  afterAnswer,
  afterChoice,
  type Edit,
  isSendable,
  type PendingEdit,
  summarise,
  withEdit,
} from './queue.js';

const start = { ...emptyEntry('householdInternetAccess'), revision: 3, year: 2024, note: 'from the survey' };

const edit = (fields: Fields, at = 1000, unread: Edit['unread'] = {}): Edit => ({
  userId: 'anna',
  assessmentId: 'a1',
  kind: 'entry',
  key: 'householdInternetAccess',
  fields,
  unread,
  at,
});

const typed = (fields: Fields, held: Held = start): PendingEdit => {
  const pending = withEdit(undefined, edit(fields), held);
  if (!pending) throw new Error('There should be something to send');
  return pending;
};

describe('what was typed and not yet sent', () => {
  it('is one record for a data point, sent from where the person started', () => {
    const first = typed({ 'inputs.householdsWithInternet': '41' });
    const second = withEdit(
      first,
      edit({ 'inputs.householdsWithInternet': '412000', sources: 'Survey' }, 2000),
      start,
    );
    expect(second).toMatchObject({
      baseRevision: 3,
      fields: { 'inputs.householdsWithInternet': '412000', sources: 'Survey' },
      before: { 'inputs.householdsWithInternet': null, sources: null },
      at: 1000,
    });
  });

  it('is nothing when it says what stood there before', () => {
    expect(withEdit(undefined, edit({ year: 2024 }), start)).toBeUndefined();
  });

  it('is still sent when it was typed back, because the first version may be on its way', () => {
    const first = typed({ year: 2025 });
    const back = withEdit(first, edit({ year: 2024 }), start);
    expect(back?.fields).toEqual({ year: 2024 });
  });

  it('keeps a text that is no number, and does not send it', () => {
    const pending = withEdit(undefined, edit({}, 1, { value: '12 or so' }), start);
    expect(pending?.unread).toEqual({ value: '12 or so' });
    expect(pending && isSendable(pending)).toBe(false);
    expect(withEdit(pending, edit({}, 2, { value: null }), start)).toBeUndefined();
  });
});

describe('the answer of the server', () => {
  it('ends the record when everything was saved', () => {
    const sent = typed({ year: 2025 });
    expect(
      afterAnswer(sent, sent, { kind: 'saved', held: { ...start, year: 2025, revision: 4 } as Held }),
    ).toBeUndefined();
  });

  it('leaves what was typed meanwhile, now resting on the new revision', () => {
    const sent = typed({ year: 2025, note: 'a' });
    const later = withEdit(sent, edit({ note: 'ab' }), start);
    const left = afterAnswer(later, sent, {
      kind: 'saved',
      held: { ...start, year: 2025, note: 'a', revision: 4 } as Held,
    });
    expect(left).toMatchObject({
      fields: { note: 'ab' },
      before: { note: 'a' },
      baseRevision: 4,
      state: 'waiting',
    });
  });

  it('counts as saved when the newer value is the same, as after an answer that got lost', () => {
    const sent = typed({ 'inputs.householdsWithInternet': '12.50' });
    const theirs = withFields({ ...start, revision: 4 }, { 'inputs.householdsWithInternet': '12.5' });
    expect(afterAnswer(sent, sent, { kind: 'conflict', theirs })).toBeUndefined();
  });

  it('goes on without asking when the newer value is one’s own', () => {
    const sent = typed({ note: 'Survey' });
    const updatedBy = { id: 'anna', name: 'Anna' };
    const theirs = { ...start, revision: 4, note: 'Sur', updatedBy };
    expect(afterAnswer(sent, sent, { kind: 'conflict', theirs, contested: ['note'] })).toMatchObject({
      state: 'waiting',
      baseRevision: 4,
      fields: { note: 'Survey' },
    });
  });

  it('sends again on top of a colleague who wrote another field', () => {
    const sent = typed({ year: 2025 });
    const theirs = { ...start, revision: 4, note: 'checked by phone' };
    expect(afterAnswer(sent, sent, { kind: 'conflict', theirs })).toMatchObject({
      state: 'waiting',
      baseRevision: 4,
      fields: { year: 2025 },
    });
  });

  it('asks the person when a colleague wrote something else into the same field', () => {
    const sent = typed({ year: 2025, note: 'mine' });
    const theirs = { ...start, revision: 4, year: 2023 };
    const conflict = afterAnswer(sent, sent, { kind: 'conflict', theirs, contested: ['year'] });
    expect(conflict).toMatchObject({
      state: 'conflict',
      contested: ['year'],
      fields: { year: 2025, note: 'mine' },
    });
    expect(conflict && isSendable(conflict)).toBe(false);
  });

  it('keeps what it refuses until it is typed anew', () => {
    const sent = typed({ year: 2025 });
    const refused = afterAnswer(sent, sent, {
      kind: 'refused',
      refusal: { status: 422, message: 'No such unit' },
    });
    expect(refused).toMatchObject({ state: 'refused', fields: { year: 2025 } });
    expect(withEdit(refused, edit({ year: 2022 }), start)).toMatchObject({ state: 'waiting', refusal: null });
  });
});

describe('the choice between two values', () => {
  const conflict = (): PendingEdit => {
    const sent = typed({ year: 2025, note: 'mine' });
    const theirs = { ...start, revision: 7, year: 2023 };
    const pending = afterAnswer(sent, sent, { kind: 'conflict', theirs, contested: ['year'] });
    if (!pending) throw new Error('There should be a conflict');
    return pending;
  };

  it('mine: goes on top of theirs', () => {
    expect(afterChoice(conflict(), 'mine')).toMatchObject({
      state: 'waiting',
      baseRevision: 7,
      fields: { year: 2025, note: 'mine' },
    });
  });

  it('theirs: stays, and what nobody contests is still sent', () => {
    expect(afterChoice(conflict(), 'theirs')).toMatchObject({
      state: 'waiting',
      baseRevision: 7,
      fields: { note: 'mine' },
    });
  });

  it('edit: waits for what is typed next', () => {
    const editing = afterChoice(conflict(), 'edit');
    expect(editing).toMatchObject({ state: 'editing', fields: { year: 2025, note: 'mine' } });
    expect(withEdit(editing, edit({ year: 2024 }), start)).toMatchObject({
      state: 'waiting',
      baseRevision: 7,
    });
  });

  it('loses nothing that is typed while the choice is open', () => {
    expect(withEdit(conflict(), edit({ sources: 'Census' }), start)).toMatchObject({
      state: 'conflict',
      fields: { year: 2025, note: 'mine', sources: 'Census' },
    });
  });
});

describe('a figure', () => {
  it('makes a data point reported, and taking the last one away leaves it open', () => {
    const entry = emptyEntry('householdInternetAccess');
    const fields = withStatus(entry, { 'inputs.householdsWithInternet': '5' });
    expect(fields).toMatchObject({ status: 'reported' });
    const reported = withFields(entry, fields);
    expect(withStatus(reported, { 'inputs.householdsWithInternet': null })).toMatchObject({ status: null });
  });
});

it('the summary counts targets by what they wait for', () => {
  const waiting = typed({ year: 2025 });
  const counted = summarise([
    waiting,
    { ...waiting, state: 'conflict' },
    { ...waiting, state: 'refused', unread: { value: 'x' } },
  ]);
  expect(counted).toEqual({ unsent: 1, conflicts: 1, refused: 1, unread: 1, answers: 0 });
});

it('whatever is typed and answered in whatever order, the last text typed is on the server or still to be sent', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), note: fc.constantFrom('a', 'b', 'c', null) }),
    fc.record({ kind: fc.constant('send' as const) }),
    fc.record({ kind: fc.constant('answer' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let server = { ...start, note: null as string | null };
      let pending: PendingEdit | undefined;
      let underWay: PendingEdit | undefined;
      let last: string | null = null;
      for (const each of steps) {
        if (each.kind === 'type') {
          last = each.note;
          pending = withEdit(pending, edit({ note: last }), server);
        } else if (each.kind === 'send') underWay ??= pending;
        else if (underWay) {
          server = { ...withFields(server, underWay.fields), revision: server.revision + 1 };
          pending = afterAnswer(pending, underWay, { kind: 'saved', held: server });
          underWay = undefined;
        }
      }
      const shown = pending ? withFields(server, pending.fields) : server;
      expect(readField(shown, 'note')).toBe(last);
    }),
  );
});

describe('an answer to a question', () => {
  const answer = (fields: Fields): Edit => ({ ...edit(fields), kind: 'answer', key: 'q1' });
  const none = { revision: 0 };

  it('is kept as a draft that goes only when the person sends it', () => {
    const draft = withEdit(undefined, answer({ text: 'Hotels were counted.' }), none);
    expect(draft).toMatchObject({ state: 'draft', fields: { text: 'Hotels were counted.' } });
    expect(draft && isSendable(draft)).toBe(false);
    expect(draft && summarise([draft])).toMatchObject({ unsent: 0, answers: 1 });
  });

  it('is nothing when its words and files are taken away again', () => {
    const begun = withEdit(undefined, answer({ text: 'Hotels', 'files.f1': 'yes' }), none);
    expect(withEdit(begun, answer({ text: null, 'files.f1': null }), none)).toBeUndefined();
  });
});
