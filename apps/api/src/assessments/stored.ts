import type { EntryContent, EntryRecord, ProfileFigureRecord } from '#persistence';

/** An entry as the workspace reads it: decimals as text, the time as it comes from the database or from JSON. */
export interface StoredEntry extends Required<EntryContent> {
  readonly revision: number;
  readonly updatedAt: Date | string;
  readonly updatedBy: string;
}

/** What judging needs of an entry. */
export type FiguredEntry = Pick<
  StoredEntry,
  | 'dataPoint'
  | 'status'
  | 'value'
  | 'unit'
  | 'inputs'
  | 'inputUnits'
  | 'reason'
  | 'explanation'
  | 'overridden'
>;

/** A profile figure as the workspace reads it. */
export type StoredFigure = Pick<
  ProfileFigureRecord,
  'key' | 'value' | 'stated' | 'unit' | 'year' | 'source' | 'revision' | 'updatedBy'
> & { readonly updatedAt: Date | string };

/** The columns of `entry` (or `entry_revision`) as `StoredEntry` names them. */
export const ENTRY_COLUMNS = `data_point AS "dataPoint", revision, status, value::text AS value, inputs,
  input_units AS "inputUnits", input_years AS "inputYears", unit, year, quality, origin, sources, reason, note,
  explanation, copied_from AS "copiedFrom", published, published_unit AS "publishedUnit", page, overridden,
  updated_at AS "updatedAt", updated_by AS "updatedBy"`;

/** The columns of `entry` that judging needs. */
export const FIGURED_COLUMNS = `data_point AS "dataPoint", status, value::text AS value, unit, inputs,
  input_units AS "inputUnits", reason, explanation, overridden`;

/** The columns of `profile_figure` as `StoredFigure` names them; those taken back are left out with `stated <> ''`. */
export const FIGURE_COLUMNS = `key, value::text AS value, stated, unit, year, source, revision,
  updated_at AS "updatedAt", updated_by AS "updatedBy"`;

/** The record of an entry as `StoredEntry`. */
export function storedEntry(record: Omit<EntryRecord, 'assessment'>): StoredEntry {
  const { cityId: _city, assessmentId: _assessment, ...entry } = record;
  return entry;
}

const OF_ASSESSMENT = 'city_id = assessment.city_id AND assessment_id = assessment.id';

/** A subquery of `readFrame` that gives rows of city data of the assessment as a JSON list. */
export function jsonList(columns: string, table: string, where = 'true', order = ''): string {
  return `(SELECT coalesce(json_agg(item), '[]') FROM (
    SELECT ${columns} FROM ${table} WHERE ${OF_ASSESSMENT} AND ${where} ${order}) item)`;
}
