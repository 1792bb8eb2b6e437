import { contextFields, entryFields, fieldKind, figureFields, sameValue, targetId } from './fields.js';
import { reason } from './reasons.js';
import type {
  ChangeKind,
  ChangeRow,
  Comparison,
  Reason,
  Target,
  UploadedField,
  WorkspaceChanges,
  WorkspaceData,
} from './types.js';

export interface CompareOptions {
  /**
   * The fields a target had at a revision, so that it is known who changed what since the template was downloaded. Without
   * it, or when it answers null, every difference to a value that has become newer is a conflict.
   */
  baseOf?(target: Target, revision: number): ReadonlyMap<string, string> | null;
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** The present fields and revisions of an assessment, by target. */
interface Present {
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly revisions: ReadonlyMap<string, number>;
}

/**
 * Compares an uploaded file with what the assessment has now, field by field. An empty cell takes a value away only in a
 * file that was made from the assessment; in any other file it says nothing.
 */
export function compareWithAssessment(
  current: WorkspaceData,
  changes: WorkspaceChanges,
  options: CompareOptions = {},
): Comparison {
  const present = presentOf(current);
  const rows = changes.fields.flatMap((field) => compareField(field, changes, present, options) ?? []);
  const counts: Record<ChangeKind, number> = { added: 0, changed: 0, unchanged: 0, refused: 0, conflict: 0 };
  for (const { change } of rows) counts[change] += 1;
  return { rows, counts };
}

/** Whether the file was made from another assessment than this one: its revisions would then mean nothing. */
export function isOfOtherAssessment(current: WorkspaceData, changes: WorkspaceChanges): boolean {
  return changes.assessmentId !== null && changes.assessmentId !== current.assessmentId;
}

function presentOf(current: WorkspaceData): Present {
  const fields = new Map<string, ReadonlyMap<string, string>>();
  const revisions = new Map<string, number>();
  const note = (target: Target, revision: number, of: ReadonlyMap<string, string>): void => {
    fields.set(targetId(target), of);
    revisions.set(targetId(target), revision);
  };
  for (const entry of current.entries) {
    note({ kind: 'entry', key: entry.dataPoint }, entry.revision, entryFields(entry));
  }
  for (const figure of current.profile) {
    note({ kind: 'profile', key: figure.key }, figure.revision, figureFields(figure));
  }
  for (const context of current.context) {
    note({ kind: 'context', key: context.heading }, context.revision, contextFields(context));
  }
  return { fields, revisions };
}

function compareField(
  uploaded: UploadedField,
  changes: WorkspaceChanges,
  present: Present,
  options: CompareOptions,
): ChangeRow | null {
  const { target, field, refused } = uploaded;
  const id = targetId(target);
  const kind = fieldKind(target, field);
  const before = present.fields.get(id)?.get(field) ?? null;
  const after = refused ? uploaded.typed : uploaded.value;
  const row = (change: ChangeKind, why: Reason | null = uploaded.remark): ChangeRow => ({
    ...named(target),
    field,
    before,
    after,
    change,
    reason: why,
    cell: uploaded.cell,
  });
  const same = (left: string | null, right: string | null): boolean => sameValue(kind, left, right);
  if (same(before, after)) return before === null ? null : row('unchanged', null);
  if (refused) return row('refused', refused);

  const base = Object.hasOwn(changes.revisions, id) ? changes.revisions[id] : undefined;
  if (base === undefined) return after === null ? null : row(before === null ? 'added' : 'changed');
  if (base === (present.revisions.get(id) ?? 0)) return row(before === null ? 'added' : 'changed');

  const atBase = base === 0 ? NOTHING : (options.baseOf?.(target, base) ?? null);
  if (atBase === null) return row('conflict', reason('changedMeanwhile'));
  const then = atBase.get(field) ?? null;
  // Left alone in the file: what somebody entered since then stays.
  if (same(then, after)) return row('unchanged', reason('newerKept'));
  if (same(then, before)) return row(before === null ? 'added' : 'changed');
  return row('conflict', reason('changedMeanwhile'));
}

function named({ kind, key }: Target): Pick<ChangeRow, 'dataPoint' | 'profileKey' | 'heading'> {
  return {
    dataPoint: kind === 'entry' ? key : null,
    profileKey: kind === 'profile' ? key : null,
    heading: kind === 'context' ? key : null,
  };
}

/** The target of a line of the preview. */
export function targetOf({ dataPoint, profileKey, heading }: ChangeRow): Target {
  if (dataPoint !== null) return { kind: 'entry', key: dataPoint };
  return profileKey === null ? { kind: 'context', key: heading ?? '' } : { kind: 'profile', key: profileKey };
}
