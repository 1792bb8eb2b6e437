import { ASKED, type Json, type RowReader, rowsOf, utc } from './facts.js';

type Row = Readonly<Record<string, Json>> & { readonly updatedBy: string; readonly updatedAt: string };

const ENTRY = `
  SELECT asked.ord, r.status, r.value::text AS value, r.inputs, r.input_units AS "inputUnits",
    r.input_years AS "inputYears", r.unit, r.year, r.quality, r.origin, r.sources, r.reason, r.note, r.explanation,
    r.copied_from AS "copiedFrom", r.published, r.published_unit AS "publishedUnit", r.page, r.overridden,
    ${utc('r.updated_at')} AS "updatedAt", r.updated_by AS "updatedBy"
  FROM ${ASKED}
  JOIN entry_revision r ON r.city_id = asked.city_id AND r.assessment_id = asked.assessment_id
    AND r.data_point = asked.data_point AND r.revision = asked.number`;

/** Revisions of entries. Who submits them did not always enter them. */
export const entryRevisions: RowReader = async (manager, refs) => {
  const rows = await rowsOf<Row>(manager, ENTRY, refs);
  return rows.map((row, index) => {
    const ref = refs[index];
    if (!row || !ref) return null;
    return {
      dataPoint: ref.dataPoint,
      profileKey: null,
      ...writerOf(ref.event, row),
      record: { kind: 'entry/1', dataPoint: ref.dataPoint, revision: ref.number, ...row },
      evidence: 'ofDataPoint',
      shown: null,
    };
  });
};

const PROFILE = `
  SELECT asked.ord, r.value::text AS value, r.stated, r.unit, r.year, r.source, r.page, r.note,
    ${utc('r.updated_at')} AS "updatedAt", r.updated_by AS "updatedBy"
  FROM ${ASKED}
  JOIN profile_figure_revision r ON r.city_id = asked.city_id AND r.assessment_id = asked.assessment_id
    AND r.key = asked.profile_key AND r.revision = asked.number`;

/** Revisions of figures of the city profile. */
export const profileRevisions: RowReader = async (manager, refs) => {
  const rows = await rowsOf<Row>(manager, PROFILE, refs);
  return rows.map((row, index) => {
    const ref = refs[index];
    if (!row || !ref) return null;
    return {
      dataPoint: null,
      profileKey: ref.profileKey,
      ...writerOf(ref.event, row),
      record: { kind: 'profileFigure/1', key: ref.profileKey, revision: ref.number, ...row },
      evidence: [],
      shown: null,
    };
  });
};

function writerOf(event: string, { updatedBy, updatedAt }: Row): { by: string | null; at: string | null } {
  return event === 'corrected' ? { by: updatedBy, at: updatedAt } : { by: null, at: null };
}
