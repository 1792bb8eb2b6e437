import type { StoredEntry } from './stored.js';
import { ENTRY_COLUMNS } from './stored.js';

/** The city's figures before an assessment. */
export interface Previous {
  readonly year: number;
  readonly entries: readonly StoredEntry[];
}

/**
 * A subquery of `readFrame`: the city's latest assessment of an earlier year with figures, its own before figures that
 * were published elsewhere.
 */
export const PREVIOUS = `(SELECT json_build_object('year', earlier.reporting_year, 'entries', (
      SELECT coalesce(json_agg(item), '[]') FROM (SELECT ${ENTRY_COLUMNS} FROM entry
        WHERE entry.city_id = earlier.city_id AND entry.assessment_id = earlier.id) item))
    FROM assessment earlier
    WHERE earlier.city_id = assessment.city_id AND earlier.reporting_year < assessment.reporting_year
      AND EXISTS (SELECT FROM entry WHERE entry.city_id = earlier.city_id AND entry.assessment_id = earlier.id)
    ORDER BY earlier.reporting_year DESC, earlier.document NULLS FIRST, earlier.created_at DESC LIMIT 1)`;

/** True for what can stand beside this year's figure: a figure that was reported, and not refused by a verifier. */
export function isEarlierFigure({ status, value, inputs }: StoredEntry): boolean {
  const reported = status !== null && status !== 'notReported' && status !== 'notVerified';
  return reported && (value !== null || inputs !== null);
}
