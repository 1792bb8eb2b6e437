import { type Fields, type FieldValue, readField, sameField } from './entry.js';
import type { Held } from './held.js';
import { targetFields } from './statements.js';

/**
 * What an edit belongs to: the entry of a data point, a figure of the profile, a heading of the context, a question of a
 * verifier, a question about the city's capabilities, the targets of a data point.
 */
export type TargetKind = 'entry' | 'profile' | 'context' | 'answer' | 'capability' | 'target';

export interface Target {
  readonly kind: TargetKind;
  readonly key: string;
}

/** Why the server refused an edit, in its words. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/**
 * Everything a person changed on one target and the server does not have yet. One record for each target, so edits of
 * the same target are sent as one. It lives in the browser's database until the server has answered.
 */
export interface PendingEdit extends Target {
  readonly userId: string;
  readonly assessmentId: string;
  /** The revision the person saw. */
  readonly baseRevision: number;
  /** The fields as the person wants them. */
  readonly fields: Fields;
  /** How these fields (and all of what is sent as a whole) stood in that revision. */
  readonly before: Fields;
  /** Texts in number fields that could not be understood; kept, never sent. */
  readonly unread: Readonly<Record<string, string>>;
  /** Milliseconds since 1970 of the first unsent change; edits are sent in this order. */
  readonly at: number;
  /** Counts the changes, so that an answer to an older state is recognised. */
  readonly version: number;
  /**
   * `waiting` to be sent; `conflict`: a colleague wrote the same fields, the person has to choose; `editing`: the person
   * has chosen to write it anew, and it waits for that; `refused`: the server will not have it as it is; `draft`: an
   * answer, which the person sends when it is complete.
   */
  readonly state: 'waiting' | 'conflict' | 'editing' | 'refused' | 'draft';
  /** What the colleague wrote, while `conflict`. */
  readonly theirs: Held | null;
  /** The contested fields, while `conflict`. */
  readonly contested: readonly string[];
  readonly refusal: Refusal | null;
}

/** Fields of what is always sent as a whole: all of it is remembered as it stood. */
function wholeOf(kind: TargetKind, held: Held): readonly string[] {
  if (kind === 'profile') return ['value', 'unit', 'year', 'source'];
  return kind === 'target' ? targetFields(held) : [];
}

/** How some fields of a target stand in what the server holds. */
function asHeld(kind: TargetKind, fields: readonly string[], held: Held): Fields {
  const names = [...new Set([...wholeOf(kind, held), ...fields])];
  return Object.fromEntries(names.map((field) => [field, readField(held, field)]));
}

/** A change of some fields as it comes from the form. */
export interface Edit extends Target {
  readonly userId: string;
  readonly assessmentId: string;
  readonly fields: Fields;
  readonly unread?: Readonly<Record<string, string | null>>;
  readonly at: number;
}

/** Name of a record: whose, in which assessment, of what. */
export function editId({
  userId,
  assessmentId,
  kind,
  key,
}: Target & { readonly userId: string; readonly assessmentId: string }): string {
  return [userId, assessmentId, kind, key].join('|');
}

/**
 * The record after one more edit. `held` is what the person saw of the server's state. Nothing is left to keep when
 * the fields stand again as they did: then there is no record.
 */
export function withEdit(current: PendingEdit | undefined, edit: Edit, held: Held): PendingEdit | undefined {
  const before: Record<string, FieldValue> = {
    ...asHeld(edit.kind, Object.keys(edit.fields), held),
    ...current?.before,
  };
  const fields: Record<string, FieldValue> = { ...current?.fields, ...edit.fields };
  const unread: Record<string, string> = { ...current?.unread };
  for (const [field, text] of Object.entries(edit.unread ?? {})) {
    if (text === null) delete unread[field];
    else unread[field] = text;
  }
  if (current?.state !== 'conflict') {
    for (const field of Object.keys(fields)) {
      if (!sameField(field, fields[field] ?? null, before[field] ?? null)) continue;
      // Typed back to what it was. A version on its way may have said otherwise, so only a fresh record forgets it.
      // A draft is never on its way.
      if (current === undefined || edit.kind === 'answer' || !Object.hasOwn(current.fields, field)) {
        delete fields[field];
      }
    }
  }
  if (Object.keys(fields).length === 0 && Object.keys(unread).length === 0) return undefined;
  return {
    userId: edit.userId,
    assessmentId: edit.assessmentId,
    kind: edit.kind,
    key: edit.key,
    baseRevision: current?.baseRevision ?? held.revision,
    fields,
    before,
    unread,
    at: current?.at ?? edit.at,
    version: (current?.version ?? 0) + 1,
    state: edit.kind === 'answer' ? 'draft' : current?.state === 'conflict' ? 'conflict' : 'waiting',
    theirs: current?.theirs ?? null,
    contested: current?.contested ?? [],
    refusal: null,
  };
}

/** A record that goes to the server by itself: what answers a question goes when the person sends it. */
export type SendableEdit = PendingEdit & { readonly kind: Exclude<TargetKind, 'answer'> };

/** True for a record that the server is to be asked about. */
export function isSendable(edit: PendingEdit): edit is SendableEdit {
  return edit.kind !== 'answer' && edit.state === 'waiting' && Object.keys(edit.fields).length > 0;
}

/** What the server said to a record. */
export type Answer =
  | { readonly kind: 'saved'; readonly held: Held }
  | { readonly kind: 'conflict'; readonly theirs: Held; readonly contested?: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * The record after the server's answer to `sent`; `undefined` when nothing is left to send. What was typed while the
 * answer was on its way stays, and rests on the newer revision.
 */
export function afterAnswer(
  current: PendingEdit | undefined,
  sent: PendingEdit,
  answer: Answer,
): PendingEdit | undefined {
  if (current === undefined) return undefined;
  switch (answer.kind) {
    case 'saved':
      return rest(current, laterThan(sent, current), answer.held);
    case 'conflict':
      return afterConflict(current, answer);
    case 'refused':
      // What was typed meanwhile may be just what puts it right.
      return laterThan(sent, current).length === 0
        ? { ...current, state: 'refused', refusal: answer.refusal }
        : current;
  }
}

/** The fields that were typed after `sent` was made. */
function laterThan(sent: PendingEdit, current: PendingEdit): readonly (readonly [string, FieldValue])[] {
  return Object.entries(current.fields).filter(
    ([field, value]) =>
      !Object.hasOwn(sent.fields, field) || !sameField(field, value, sent.fields[field] ?? null),
  );
}

function rest(
  current: PendingEdit,
  fields: readonly (readonly [string, FieldValue])[],
  held: Held,
): PendingEdit | undefined {
  if (fields.length === 0 && Object.keys(current.unread).length === 0) return undefined;
  return {
    ...current,
    baseRevision: held.revision,
    fields: Object.fromEntries(fields),
    before: asHeld(
      current.kind,
      fields.map(([field]) => field),
      held,
    ),
    version: current.version + 1,
    state: 'waiting',
    theirs: null,
    contested: [],
    refusal: null,
  };
}

function afterConflict(
  current: PendingEdit,
  { theirs, contested }: Extract<Answer, { kind: 'conflict' }>,
): PendingEdit | undefined {
  if (theirs.updatedBy?.id === current.userId) {
    // One's own earlier value, saved by an answer that got lost or from another tab: what was typed last counts.
    return rest(current, unlike(current, theirs), theirs);
  }
  const disputed = Object.keys(current.fields).filter((field) => {
    const [mine, other] = [current.fields[field] ?? null, readField(theirs, field)];
    if (sameField(field, mine, other)) return false;
    return contested?.includes(field) ?? !sameField(field, other, current.before[field] ?? null);
  });
  // The server also names fields that the edit contradicts without touching them ("not reported" against a figure).
  const implied = contested?.filter((field) => !Object.hasOwn(current.fields, field)) ?? [];
  if (disputed.length + implied.length > 0) {
    return {
      ...current,
      version: current.version + 1,
      state: 'conflict',
      theirs,
      contested: [...disputed, ...implied],
    };
  }
  // Nobody wrote anything else: it is the same figure, or our own that was saved when its answer got lost.
  return rest(current, unlike(current, theirs), theirs);
}

/** The fields that say something else than what the server holds. */
function unlike(current: PendingEdit, held: Held): readonly (readonly [string, FieldValue])[] {
  return Object.entries(current.fields).filter(
    ([field, value]) => !sameField(field, value, readField(held, field)),
  );
}

export type Choice = 'mine' | 'theirs' | 'edit';

/**
 * The record after the person has chosen between two values. `mine` is sent on top of the colleague's; with `theirs`
 * the contested fields are given up and the others go on; with `edit` nothing is sent until something is typed.
 */
export function afterChoice(current: PendingEdit, choice: Choice): PendingEdit | undefined {
  const { theirs } = current;
  if (current.state !== 'conflict' || theirs === null) return current;
  if (choice === 'theirs') {
    const givesUp = current.contested.some((field) => !Object.hasOwn(current.fields, field));
    const left = givesUp
      ? []
      : Object.entries(current.fields).filter(([field]) => !current.contested.includes(field));
    return rest(current, left, theirs);
  }
  const based = rest(current, Object.entries(current.fields), theirs);
  return based && choice === 'edit' ? { ...based, state: 'editing' } : based;
}

/** How things stand with everything not yet saved of one person. */
export interface QueueSummary {
  /** Targets with changes that the server does not have. */
  readonly unsent: number;
  /** Targets for which the person has to choose, or has said they will write it anew. */
  readonly conflicts: number;
  readonly refused: number;
  readonly unread: number;
  /** Answers to questions that were begun and not sent. */
  readonly answers: number;
}

export function summarise(edits: Iterable<PendingEdit>): QueueSummary {
  let [unsent, conflicts, refused, unread, answers] = [0, 0, 0, 0, 0];
  for (const edit of edits) {
    if (isSendable(edit)) unsent += 1;
    if (edit.state === 'conflict' || edit.state === 'editing') conflicts += 1;
    if (edit.state === 'refused') refused += 1;
    if (edit.state === 'draft') answers += 1;
    unread += Object.keys(edit.unread).length;
  }
  return { unsent, conflicts, refused, unread, answers };
}
