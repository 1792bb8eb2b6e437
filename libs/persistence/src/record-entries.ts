import type { EntityManager } from 'typeorm';
import { canonicalJson } from '#scoring';
import { storedDecimal } from './decimal.js';
import { AssessmentRecord } from './entities/assessment.entity.js';
import { EntryRecord } from './entities/entry.entity.js';
import { EntryRevisions } from './entry-revisions.js';

/** Fields of an entry that a writer may leave out: files of others do not know them. */
const OPTIONAL = ['inputUnits', 'inputYears', 'explanation', 'copiedFrom'] as const;

const REQUIRED = [
  'status',
  'value',
  'inputs',
  'unit',
  'year',
  'quality',
  'origin',
  'sources',
  'reason',
  'note',
  'published',
  'publishedUnit',
  'page',
  'overridden',
] as const;

const CONTENT = [...REQUIRED, ...OPTIONAL];

/** What is entered for one data point; an optional field that is left out is empty. */
export type EntryContent = Pick<EntryRecord, (typeof REQUIRED)[number] | 'dataPoint'> &
  Partial<Pick<EntryRecord, (typeof OPTIONAL)[number]>>;

export interface EntryChange extends EntryContent {
  /** The revision the writer saw, 0 for none; left out, the change applies to whatever is there. */
  readonly expectedRevision?: number;
}

export interface EntriesToRecord {
  readonly cityId: string;
  readonly assessmentId: string;
  readonly changes: readonly EntryChange[];
  readonly at: Date;
  /** Who enters it, e.g. `token:<id>`. */
  readonly by: string;
}

export interface RevisionConflict {
  readonly dataPoint: string;
  readonly expected: number;
  readonly actual: number;
}

/** Somebody else changed an entry since the writer saw it. Nothing was written. */
export class StaleRevisionError extends Error {
  override readonly name = 'StaleRevisionError';

  constructor(readonly conflicts: readonly RevisionConflict[]) {
    super(`Changed meanwhile: ${conflicts.map((conflict) => conflict.dataPoint).join(', ')}`);
  }
}

/**
 * Writes entries with their revisions, all or none, and gives the entries that changed; one that equals the present
 * entry is passed over. The manager must be in a transaction. Throws `StaleRevisionError` when an expected revision is
 * not the present one.
 */
export async function recordEntries(
  manager: EntityManager,
  { cityId, assessmentId, changes, at, by }: EntriesToRecord,
): Promise<readonly EntryRecord[]> {
  if (manager.queryRunner?.isTransactionActive !== true) {
    throw new Error('recordEntries needs a transaction: an entry and its revision are written together.');
  }
  const present = await lockPresent(manager, cityId, assessmentId);
  const changed = changes.filter((change) => !sameContent(present.get(change.dataPoint), change));
  const conflicts = changed.flatMap(({ dataPoint, expectedRevision: expected }) => {
    const actual = present.get(dataPoint)?.revision ?? 0;
    return expected === undefined || expected === actual ? [] : [{ dataPoint, expected, actual }];
  });
  if (conflicts.length > 0) throw new StaleRevisionError(conflicts);

  const records = changed.map(({ expectedRevision: _, ...content }) => ({
    ...NOTHING_OPTIONAL,
    ...content,
    cityId,
    assessmentId,
    value: content.value === null ? null : storedDecimal(content.value),
    revision: (present.get(content.dataPoint)?.revision ?? 0) + 1,
    updatedAt: at,
    updatedBy: by,
  }));
  if (records.length > 0) {
    await manager.upsert(EntryRecord, records, ['cityId', 'assessmentId', 'dataPoint']);
    await new EntryRevisions(manager).append(records);
  }
  return records;
}

const NOTHING_OPTIONAL = { inputUnits: null, inputYears: null, explanation: null, copiedFrom: null };

/** Locking the assessment makes the writers of one assessment take turns, also where there is no entry yet to lock. */
async function lockPresent(
  manager: EntityManager,
  cityId: string,
  assessmentId: string,
): Promise<ReadonlyMap<string, EntryRecord>> {
  await manager.findOneOrFail(AssessmentRecord, {
    where: { cityId, id: assessmentId },
    lock: { mode: 'for_no_key_update' },
  });
  const entries = await manager.findBy(EntryRecord, { cityId, assessmentId });
  return new Map(entries.map((entry) => [entry.dataPoint, entry]));
}

function sameContent(present: EntryRecord | undefined, change: EntryChange): boolean {
  return present !== undefined && contentKey(present) === contentKey(change);
}

function contentKey(content: EntryContent): string {
  const value = content.value === null ? null : storedDecimal(content.value);
  return canonicalJson(CONTENT.map((field) => (field === 'value' ? value : (content[field] ?? null))));
}
