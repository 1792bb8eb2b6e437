import { LEDGER_EVENTS, type LedgerEvent } from '#ledger';

export type { LedgerEvent } from '#ledger';

/**
 * The row of which a leaf tells. Its content is read from the table, so that `fsck` can read it again:
 * submitted: entry_revision (dataPoint, number = revision), or the step (no dataPoint, number of the transition);
 * corrected: entry_revision (dataPoint, number), or profile_figure_revision (dataPoint null, profileKey, number);
 * questioned, answered: question_message (id = question, number); resolved: question (id);
 * judged: verdict (dataPoint, number); attested: assessment_transition (number);
 * published: edition (id), and each of its data points (id, dataPoint).
 */
export interface LedgerSubject {
  readonly event: LedgerEvent;
  readonly cityId: string;
  readonly assessmentId: string;
  readonly dataPoint?: string;
  readonly profileKey?: string;
  readonly id?: string;
  readonly number?: number;
  /** Who did it, e.g. `user:<id>`. */
  readonly actor: string;
  readonly at: Date;
}

/** Where the row of a leaf lies, as the log keeps it. */
export interface RowRef {
  readonly event: LedgerEvent;
  readonly cityId: string;
  readonly assessmentId: string;
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  /** Of the question or of the edition. */
  readonly id: string | null;
  /** Of the revision, the message, the verdict or the step. */
  readonly number: number | null;
}

/** Kinds of rows that leaves tell of. */
export type RowKind =
  | 'entryRevision'
  | 'profileRevision'
  | 'step'
  | 'message'
  | 'question'
  | 'verdict'
  | 'edition'
  | 'publishedValue';

/** Which kind of row it is. */
export function kindOf({ event, dataPoint, profileKey }: RowRef): RowKind {
  switch (event) {
    case 'submitted':
    case 'corrected':
      if (dataPoint !== null) return 'entryRevision';
      return profileKey === null ? 'step' : 'profileRevision';
    case 'questioned':
    case 'answered':
      return 'message';
    case 'resolved':
      return 'question';
    case 'judged':
      return 'verdict';
    case 'attested':
      return 'step';
    case 'published':
      return dataPoint === null ? 'edition' : 'publishedValue';
  }
}

/** Kinds of rows that an identifier names, and kinds that have a number. */
const NAMED: readonly RowKind[] = ['message', 'question', 'edition', 'publishedValue'];
const NUMBERED: readonly RowKind[] = ['entryRevision', 'profileRevision', 'step', 'message', 'verdict'];

/** Where the row lies, with nothing that does not name it. */
export function rowRef({ event, cityId, assessmentId, ...subject }: LedgerSubject): RowRef {
  const { dataPoint = null, profileKey = null, id = null, number = null } = subject;
  const ref = { event, cityId, assessmentId, dataPoint, profileKey, id, number };
  return isTidy(ref) ? ref : { ...ref, ...namesOf(ref) };
}

/** False when a row is named by more than what rows of its kind have. */
export function isTidy(ref: RowRef): boolean {
  const { id, number } = namesOf(ref);
  return ref.id === id && ref.number === number;
}

function namesOf(ref: RowRef): Pick<RowRef, 'id' | 'number'> {
  const kind = kindOf(ref);
  return { id: NAMED.includes(kind) ? ref.id : null, number: NUMBERED.includes(kind) ? ref.number : null };
}

/** True for the name of an event that this program knows. */
export function isEvent(event: string): event is LedgerEvent {
  return LEDGER_EVENTS.some((known) => known === event);
}
