import type { DataSource } from 'typeorm';
import { storedDecimal } from './decimal.js';
import type { AssessmentState } from './entities/assessment.entity.js';
import { preparedQuery } from './prepared-query.js';
import type { EntryContent } from './record-entries.js';

export interface EntrySaving {
  readonly cityId: string;
  readonly assessmentId: string;
  readonly content: EntryContent;
  /** The revision on which the content rests; 0 when there was no entry. */
  readonly onRevision: number;
  /** States of the assessment in which it may be written. */
  readonly openStates: readonly AssessmentState[];
  readonly at: Date;
  /** Who enters it, e.g. `user:<id>`. */
  readonly by: string;
}

const CASTS: Readonly<Record<string, string>> = {
  value: '::numeric',
  inputs: '::jsonb',
  input_units: '::jsonb',
  input_years: '::jsonb',
  year: '::integer',
  copied_from: '::integer',
  page: '::integer',
  overridden: '::boolean',
  updated_at: '::timestamptz',
};

const COLUMNS = [
  'status',
  'value',
  'inputs',
  'input_units',
  'input_years',
  'unit',
  'year',
  'quality',
  'origin',
  'sources',
  'reason',
  'note',
  'explanation',
  'copied_from',
  'published',
  'published_unit',
  'page',
  'overridden',
  'updated_at',
  'updated_by',
];

const KEY = 'city_id, assessment_id, data_point';
const ALL = `${KEY}, revision, ${COLUMNS.join(', ')}`;
const GIVEN = ['$1::uuid', '$2::uuid', '$3::text', '$4::integer + 1', ...COLUMNS.map(placeholder)].join(', ');

/**
 * One statement, so that one journey to the database saves a field. The assessment is locked against a change of state
 * at the same moment, the entry against other writers; the revision decides whether this writer was the first.
 */
const SAVE = `
  WITH frame AS (
    SELECT FROM assessment WHERE city_id = $1 AND id = $2 AND state = ANY ($${COLUMNS.length + 5}::text[]) FOR SHARE
  ), saved AS (
    INSERT INTO entry (${ALL}) SELECT ${GIVEN} FROM frame
    ON CONFLICT (${KEY}) DO UPDATE
      SET revision = excluded.revision, ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}
      WHERE entry.revision = $4
    RETURNING ${ALL}
  ), kept AS (
    INSERT INTO entry_revision (${ALL}) SELECT ${ALL} FROM saved
  )
  SELECT revision FROM saved`;

function placeholder(column: string, index: number): string {
  return `$${index + 5}${CASTS[column] ?? '::text'}`;
}

/**
 * Saves one entry with its revision if nobody wrote it since `onRevision` and the assessment is open. True when it was
 * saved; false when either is no longer so, and then nothing was written. It is a transaction of its own.
 */
export async function saveEntry(dataSource: DataSource, saving: EntrySaving): Promise<boolean> {
  const { cityId, assessmentId, content, onRevision, openStates, at, by } = saving;
  const json = (value: object | null | undefined): string | null => (value ? JSON.stringify(value) : null);
  const rows = await preparedQuery(dataSource, 'saveEntry', SAVE, [
    cityId,
    assessmentId,
    content.dataPoint,
    onRevision,
    content.status,
    content.value === null ? null : storedDecimal(content.value),
    json(content.inputs),
    json(content.inputUnits),
    json(content.inputYears),
    content.unit,
    content.year,
    content.quality,
    content.origin,
    content.sources,
    content.reason,
    content.note,
    content.explanation ?? null,
    content.copiedFrom ?? null,
    content.published,
    content.publishedUnit,
    content.page,
    content.overridden,
    at,
    by,
    openStates,
  ]);
  return rows.length > 0;
}
