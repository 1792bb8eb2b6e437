import {
  type ChangeKind,
  type ChangeRow,
  compareWithAssessment,
  PROFILE_KEYS,
  reason,
  targetId,
  targetOf,
  type WorkspaceChanges,
} from '#exchange';
import type { TargetChanges, WholeAssessment } from '../../assessments/workspace-data.service.js';

/** What an uploaded file would change, for one caller. */
export interface Preview {
  readonly rows: readonly ChangeRow[];
  readonly counts: Readonly<Record<ChangeKind, number>>;
}

export type Decisions = Readonly<Record<string, string>>;

/** Names a row in the decisions about conflicts. */
export const rowKey = (row: ChangeRow): string => `${targetId(targetOf(row))}/${row.field}`;

const isFigure = ({ field }: ChangeRow): boolean => field === 'value' || field.startsWith('inputs.');

/** Compares a file with the assessment, by the rules of the forms and by what the caller may change. */
export function previewOf(
  whole: WholeAssessment,
  changes: WorkspaceChanges,
  fieldsAt: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Preview {
  const { rows } = compareWithAssessment(whole.data, changes, {
    baseOf: (target) => fieldsAt.get(targetId(target)) ?? null,
  });
  const unreported = new Map(
    rows
      .filter(({ field, after }) => field === 'status' && after === 'notReported')
      .map((row) => [row.dataPoint, row]),
  );
  const judged = rows.map((row) => withStatus(permitted(row, whole), unreported.get(row.dataPoint)));
  const counts: Record<ChangeKind, number> = { added: 0, changed: 0, unchanged: 0, refused: 0, conflict: 0 };
  for (const { change } of judged) counts[change] += 1;
  return { rows: judged, counts };
}

function permitted(row: ChangeRow, { mayChange, data }: WholeAssessment): ChangeRow {
  if (row.change === 'unchanged' || row.change === 'refused') return row;
  const target = targetOf(row);
  const isKnown =
    target.kind !== 'profile' ||
    PROFILE_KEYS.some((key) => key === target.key) ||
    data.profile.some(({ key }) => key === target.key);
  if (!isKnown) return { ...row, change: 'refused', reason: reason('unknownRow', { row: target.key }) };
  return mayChange(target) ? row : { ...row, change: 'refused', reason: reason('notAllowed') };
}

/** A file that says "not reported" cannot give figures in the same breath, and takes those away that are there. */
function withStatus(row: ChangeRow, status: ChangeRow | undefined): ChangeRow {
  if (!status || !isFigure(row) || row.after === null || row.change === 'refused') return row;
  if (row.change !== 'unchanged') return { ...row, change: 'refused', reason: reason('figureNotReported') };
  const takesAway = status.change === 'added' || status.change === 'changed';
  return takesAway ? { ...row, change: 'changed', after: null, reason: reason('takenAway') } : row;
}

/** What is to be written after the decisions; `null` names the rows that still have to be decided. */
export function decided(
  { rows }: Preview,
  decisions: Decisions,
):
  | { readonly changes: TargetChanges; readonly fields: number }
  | { readonly undecided: readonly ChangeRow[] } {
  const undecided = rows.filter(
    (row) => row.change === 'conflict' && !['mine', 'theirs'].includes(decisions[rowKey(row)] ?? ''),
  );
  if (undecided.length > 0) return { undecided };
  const taken = rows.filter(
    (row) =>
      row.change === 'added' ||
      row.change === 'changed' ||
      (row.change === 'conflict' && decisions[rowKey(row)] === 'mine'),
  );
  const byTarget = new Map<string, TargetChanges[number] & { fields: Map<string, string | null> }>();
  for (const row of taken) {
    const target = targetOf(row);
    const changes = byTarget.get(targetId(target)) ?? { target, fields: new Map<string, string | null>() };
    changes.fields.set(row.field, row.after);
    byTarget.set(targetId(target), changes);
  }
  return { changes: [...byTarget.values()], fields: taken.length };
}
