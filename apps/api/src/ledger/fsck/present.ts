import type { Checking } from './fault.js';

/** Faults of one kind that are told; more of them say nothing new. */
const MOST = 1000;

/** The present row has the same columns as its newest revision; as text, so that 27.0 is not 27. */
const newest = (kind: string, table: string, key: string): string => `
  SELECT concat_ws('/', '${kind}', r.assessment_id, r.${key}) AS row FROM ${table} r
  LEFT JOIN ${table}_revision newest ON newest.city_id = r.city_id AND newest.assessment_id = r.assessment_id
    AND newest.${key} = r.${key} AND newest.revision = r.revision
  WHERE to_jsonb(r)::text IS DISTINCT FROM to_jsonb(newest)::text OR EXISTS (
    SELECT FROM ${table}_revision later WHERE later.city_id = r.city_id AND later.assessment_id = r.assessment_id
      AND later.${key} = r.${key} AND later.revision > r.revision)`;

const VERDICTS = `('verified', 'verifiedWithCaveat', 'notVerified')`;

/**
 * Where a data point stands follows from what was decided: the verdict in force is the last one and says the state,
 * after it came nothing but a confirmation; without one, the last verdict was reopened or asked about.
 */
const REVIEWS = `
  SELECT concat_ws('/', 'review', point.assessment_id, point.data_point) AS row
  FROM (SELECT city_id, assessment_id, data_point, r.state, r.verdict, r.confirmed, last_verdict,
      coalesce(last_confirmed, 0) AS last_confirmed, coalesce(last_reopened, 0) AS last_reopened
    FROM review r FULL JOIN (SELECT city_id, assessment_id, data_point,
        max(number) FILTER (WHERE outcome IN ${VERDICTS}) AS last_verdict,
        max(number) FILTER (WHERE outcome = 'confirmed') AS last_confirmed,
        max(number) FILTER (WHERE outcome = 'reopened') AS last_reopened
      FROM verdict GROUP BY city_id, assessment_id, data_point) decided
    USING (city_id, assessment_id, data_point)) point
  LEFT JOIN verdict in_force ON in_force.city_id = point.city_id AND in_force.assessment_id = point.assessment_id
    AND in_force.data_point = point.data_point AND in_force.number = point.verdict
  WHERE NOT coalesce(CASE
    WHEN point.state IN ${VERDICTS} THEN point.verdict = last_verdict AND in_force.outcome = point.state
      AND last_reopened < point.verdict AND point.confirmed = (last_confirmed > point.verdict)
    ELSE point.verdict IS NULL AND NOT point.confirmed AND (last_verdict IS NULL OR last_reopened > last_verdict
      OR EXISTS (SELECT FROM question WHERE question.city_id = point.city_id
        AND question.assessment_id = point.assessment_id AND question.data_point = point.data_point))
    END, false)`;

/** Finds present rows that do not follow from their history. */
export async function checkPresent({ manager, report }: Checking): Promise<void> {
  const find = async (sql: string, code: 'notLastRevision' | 'notLastVerdict'): Promise<void> => {
    const rows: { readonly row: string }[] = await manager.query(`${sql} LIMIT ${MOST}`);
    for (const { row } of rows) report({ code, row });
  };
  await find(newest('entry', 'entry', 'data_point'), 'notLastRevision');
  await find(newest('profileFigure', 'profile_figure', 'key'), 'notLastRevision');
  await find(REVIEWS, 'notLastVerdict');
}
