import { ASKED, type Json, type RowReader, rowsOf, utc } from './facts.js';

type Row = Readonly<Record<string, Json>>;
type StampedRow = Row & { readonly at: string; readonly by: string };

const VERDICT = `
  SELECT asked.ord, r.outcome, r.entry_revision AS "entryRevision", r.value, r.footnote, r.reason_code AS "reasonCode",
    r.reason, r.checks, r.grade, ${utc('r.at')} AS at, r.by
  FROM ${ASKED}
  JOIN verdict r ON r.city_id = asked.city_id AND r.assessment_id = asked.assessment_id
    AND r.data_point = asked.data_point AND r.number = asked.number`;

/** Decisions about data points. */
export const verdicts: RowReader = async (manager, refs) => {
  const rows = await rowsOf<StampedRow>(manager, VERDICT, refs);
  return rows.map((row, index) => {
    const ref = refs[index];
    if (!row || !ref) return null;
    return {
      dataPoint: ref.dataPoint,
      profileKey: null,
      by: row.by,
      at: row.at,
      record: { kind: 'verdict/1', dataPoint: ref.dataPoint, number: ref.number, ...row },
      evidence: [],
      shown: null,
    };
  });
};

const STEP = `
  SELECT asked.ord, r.event, r.from_state AS "fromState", r.to_state AS "toState", r.statement, r.reason,
    ${utc('r.at')} AS at, r.by
  FROM ${ASKED}
  JOIN assessment_transition r ON r.city_id = asked.city_id AND r.assessment_id = asked.assessment_id
    AND r.number = asked.number`;

/** Steps of assessments. */
export const steps: RowReader = async (manager, refs) => {
  const rows = await rowsOf<StampedRow>(manager, STEP, refs);
  return rows.map(
    (row, index) =>
      row && {
        dataPoint: null,
        profileKey: null,
        by: row.by,
        at: row.at,
        record: { kind: 'step/1', number: refs[index]?.number ?? null, ...row },
        evidence: [],
        shown: null,
      },
  );
};

/** What a question was when it was asked; none of it changes afterwards. */
const ASKED_QUESTION = `q.number AS "questionNumber", q.data_point AS "dataPoint", q.profile_key AS "profileKey", q.issue,
  q.revision_before AS "revisionBefore", q.value_before AS "valueBefore", ${utc('q.asked_at')} AS "askedAt",
  q.asked_by AS "askedBy"`;

type QuestionRow = Row & { readonly dataPoint: string | null; readonly profileKey: string | null };

const MESSAGE = `
  SELECT asked.ord, ${ASKED_QUESTION}, m.number, m.side, m.text, m.evidence AS files, ${utc('m.at')} AS at, m.by
  FROM ${ASKED}
  JOIN question q ON q.city_id = asked.city_id AND q.id = asked.id AND q.assessment_id = asked.assessment_id
  JOIN question_message m ON m.city_id = q.city_id AND m.question_id = q.id AND m.number = asked.number`;

type MessageRow = QuestionRow & StampedRow & { readonly files: readonly string[] };

/** Messages of questions; the first is the question itself. */
export const messages: RowReader = async (manager, refs) => {
  const rows = await rowsOf<MessageRow>(manager, MESSAGE, refs);
  return rows.map((row, index) => {
    if (!row) return null;
    const { files, ...message } = row;
    return {
      dataPoint: row.dataPoint,
      profileKey: row.profileKey,
      by: row.by,
      at: row.at,
      record: { kind: 'message/1', question: refs[index]?.id ?? null, ...message },
      evidence: files,
      shown: null,
    };
  });
};

const QUESTION = `
  SELECT asked.ord, ${ASKED_QUESTION}, q.state, q.revision_after AS "revisionAfter", q.value_after AS "valueAfter",
    q.resolution, ${utc('q.closed_at')} AS "closedAt", q.closed_by AS "closedBy"
  FROM ${ASKED}
  JOIN question q ON q.city_id = asked.city_id AND q.id = asked.id AND q.assessment_id = asked.assessment_id`;

type ClosedRow = QuestionRow & { readonly closedAt: string | null; readonly closedBy: string | null };

/** Questions as they were closed. */
export const closedQuestions: RowReader = async (manager, refs) => {
  const rows = await rowsOf<ClosedRow>(manager, QUESTION, refs);
  return rows.map(
    (row, index) =>
      row && {
        dataPoint: row.dataPoint,
        profileKey: row.profileKey,
        by: row.closedBy,
        at: row.closedAt,
        record: { kind: 'question/1', question: refs[index]?.id ?? null, ...row },
        evidence: [],
        shown: null,
      },
  );
};
