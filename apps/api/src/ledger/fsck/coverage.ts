import type { Checking } from './fault.js';

/** Faults of one kind that are told; more of them say nothing new. */
const MOST = 1000;

/** States in which everything the city reports was handed in, and so is in the log. */
const HANDED_IN = `('submitted', 'screening', 'inVerification', 'questionsOpen', 'answered', 'verified', 'qualityReview',
  'signedOff', 'published')`;

const leafOf = (event: string, conditions: string): string =>
  `SELECT FROM ledger_leaf AS leaf WHERE leaf.event ${event} AND leaf.subject_city = r.city_id AND ${conditions}`;

const ofAssessment = (conditions: string): string =>
  `leaf.subject_assessment = r.assessment_id AND ${conditions}`;

/** Rows that must be in the log, each with its name and the condition of its leaf. */
const MUST_BE_LOGGED: readonly string[] = [
  `SELECT concat_ws('/', 'verdict', r.assessment_id, r.data_point, r.number) AS row FROM verdict r WHERE NOT EXISTS (
    ${leafOf(`= 'judged'`, ofAssessment('leaf.subject_data_point = r.data_point AND leaf.subject_number = r.number'))})`,
  `SELECT concat_ws('/', 'message', r.question_id, r.number) AS row FROM question_message r WHERE NOT EXISTS (
    ${leafOf(
      `= CASE r.side WHEN 'city' THEN 'answered' ELSE 'questioned' END`,
      'leaf.subject_id = r.question_id AND leaf.subject_number = r.number',
    )})`,
  `SELECT concat_ws('/', 'question', r.id) AS row FROM question r WHERE r.closed_at IS NOT NULL AND NOT EXISTS (
    ${leafOf(`= 'resolved'`, 'leaf.subject_id = r.id')})`,
  `SELECT concat_ws('/', 'step', r.assessment_id, r.number) AS row FROM assessment_transition r
   WHERE r.event IN ('submit', 'conclude', 'signOff', 'publish') AND NOT EXISTS (
    ${leafOf(
      `= CASE r.event WHEN 'submit' THEN 'submitted' ELSE 'attested' END`,
      ofAssessment(
        'leaf.subject_number = r.number AND leaf.subject_data_point IS NULL AND leaf.subject_profile_key IS NULL',
      ),
    )})`,
  `SELECT concat_ws('/', 'edition', r.id) AS row FROM edition r WHERE NOT EXISTS (
    ${leafOf(`= 'published'`, 'leaf.subject_id = r.id AND leaf.subject_data_point IS NULL')})`,
  `SELECT concat_ws('/', 'publishedValue', r.edition_id, r.data_point) AS row FROM edition_value r WHERE NOT EXISTS (
    ${leafOf(`= 'published'`, 'leaf.subject_id = r.edition_id AND leaf.subject_data_point = r.data_point')})`,
  `SELECT concat_ws('/', 'entryRevision', r.assessment_id, r.data_point, r.revision) AS row FROM entry r
   JOIN assessment ON assessment.city_id = r.city_id AND assessment.id = r.assessment_id
   WHERE r.status IS NOT NULL AND assessment.state IN ${HANDED_IN} AND NOT EXISTS (
    ${leafOf(
      `IN ('submitted', 'corrected')`,
      ofAssessment('leaf.subject_data_point = r.data_point AND leaf.subject_number = r.revision'),
    )})`,
  `SELECT concat_ws('/', 'profileRevision', r.assessment_id, r.key, r.revision) AS row FROM profile_figure r
   JOIN assessment ON assessment.city_id = r.city_id AND assessment.id = r.assessment_id
   WHERE assessment.state IN ${HANDED_IN} AND NOT EXISTS (
    ${leafOf(
      `IN ('submitted', 'corrected')`,
      ofAssessment('leaf.subject_profile_key = r.key AND leaf.subject_number = r.revision'),
    )})`,
];

/** Finds rows that must be in the log and are not. */
export async function checkCoverage({ manager, report }: Checking): Promise<void> {
  for (const sql of MUST_BE_LOGGED) {
    const rows: { readonly row: string }[] = await manager.query(`${sql} LIMIT ${MOST}`);
    for (const { row } of rows) report({ code: 'notLogged', row });
  }
}
