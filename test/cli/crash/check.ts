import type { DataSource } from 'typeorm';
import type { Journal } from './work.js';

/** What the journal holds and the database does not. */
export async function missing(dataSource: DataSource, journal: Journal): Promise<string[]> {
  const stored = async (sql: string): Promise<ReadonlySet<string>> => {
    const rows: { key: string }[] = await dataSource.query(sql);
    return new Set(rows.map(({ key }) => key));
  };
  const verdicts = await stored(
    `SELECT assessment_id || '/' || data_point || '/' || number || '/' || outcome AS key FROM verdict`,
  );
  const messages = await stored(`SELECT question_id || '/' || number AS key FROM question_message`);
  const steps = await stored(
    `SELECT assessment_id || '/' || number || '/' || event AS key FROM assessment_transition`,
  );
  const editions = await stored(`SELECT id::text AS key FROM edition`);
  const lacking = (known: ReadonlySet<string>, keys: readonly string[]): string[] =>
    keys.filter((key) => !known.has(key));
  return [
    ...lacking(verdicts, journal.verdicts),
    ...lacking(messages, journal.messages),
    ...lacking(steps, journal.steps),
    ...lacking(editions, journal.editions),
  ];
}

/** States that do not follow from the records of how they came about: a change that was done by half. */
export async function halves(dataSource: DataSource): Promise<string[]> {
  const rows: { what: string }[] = await dataSource.query(`
    SELECT 'state of ' || id AS what FROM assessment
      WHERE state IS DISTINCT FROM (SELECT to_state FROM assessment_transition
        WHERE assessment_id = assessment.id ORDER BY number DESC LIMIT 1)
    UNION ALL
    SELECT 'gap in the steps of ' || assessment_id FROM assessment_transition
      GROUP BY assessment_id HAVING max(number) <> count(*)
    UNION ALL
    SELECT 'verdict of ' || data_point FROM review WHERE verdict IS NOT NULL AND NOT EXISTS (
      SELECT FROM verdict WHERE verdict.assessment_id = review.assessment_id
        AND verdict.data_point = review.data_point AND number = review.verdict)
    UNION ALL
    SELECT 'state of ' || data_point FROM review JOIN verdict USING (city_id, assessment_id, data_point)
      WHERE verdict.number = review.verdict AND verdict.outcome <> review.state
        AND review.state NOT IN ('queried', 'answered')
    UNION ALL
    SELECT 'question ' || question.id FROM question WHERE state = 'answered' AND NOT EXISTS (
      SELECT FROM question_message WHERE question_id = question.id AND side = 'city')
    UNION ALL
    SELECT 'published without an edition: ' || id FROM assessment
      WHERE state = 'published' AND NOT EXISTS (SELECT FROM edition WHERE assessment_id = assessment.id)`);
  return rows.map(({ what }) => what);
}
