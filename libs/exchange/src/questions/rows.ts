import { catalogue, catalogueTexts, dataPointByKey } from '#catalogue';
import type { Language } from '#text';
import { isYesNo } from '../changes/fields.js';
import { isProfileKey } from '../profile.js';
import { yesNoLabels } from '../template/choices.js';
import { questionsText } from './texts.js';
import type { QuestionsSheet, SheetMessage, SheetQuestion } from './types.js';

/** Columns of the KPI questions sheet, from left to right. */
export const QUESTION_COLUMNS = [
  'number',
  'code',
  'name',
  'issue',
  'question',
  'askedOn',
  'askedBy',
  'answer',
  'answeredOn',
  'answeredBy',
  'files',
  'resolution',
  'closedOn',
  'closedBy',
  'valueBefore',
  'valueAfter',
  'unit',
  'status',
] as const;
export type QuestionColumn = (typeof QUESTION_COLUMNS)[number];

/** One question as a line of the sheet; days as `2026-12-31`, decimals with a point, what is not there empty. */
export type QuestionRow = Readonly<Record<QuestionColumn, string>>;

/** The lines of the sheet, in the order in which the questions were asked. */
export function questionRows({ questions }: QuestionsSheet, language: Language): readonly QuestionRow[] {
  return questions.toSorted((one, other) => one.number - other.number).map((item) => rowOf(item, language));
}

function rowOf(question: SheetQuestion, language: Language): QuestionRow {
  const { number, issue, state, messages, resolution, closedAt, closedBy } = question;
  const asked = messages.filter(({ side }) => side === 'verifier');
  const answers = messages.filter(({ side }) => side === 'city');
  const [first, answer] = [asked[0], answers.at(-1)];
  return {
    number: `${number}`,
    ...subjectOf(question, language),
    issue,
    question: wordsOf(asked, language),
    askedOn: first ? dayOf(first.at) : '',
    askedBy: first?.by ?? '',
    answer: wordsOf(answers, language),
    answeredOn: answer ? dayOf(answer.at) : '',
    answeredBy: answer?.by ?? '',
    files: [...new Set(messages.flatMap(({ files }) => files))].join('\n'),
    resolution: resolution ?? '',
    closedOn: closedAt === null ? '' : dayOf(closedAt),
    closedBy: closedBy ?? '',
    status: questionsText(language, `status.${state}`),
  };
}

type Subject = Pick<QuestionRow, 'code' | 'name' | 'unit' | 'valueBefore' | 'valueAfter'>;

/** What the question is about, with its values. */
function subjectOf(
  { dataPoint, profileKey, unit, valueBefore, valueAfter }: SheetQuestion,
  language: Language,
): Subject {
  const texts = catalogueTexts(language);
  const values = { valueBefore: valueBefore ?? '', valueAfter: valueAfter ?? '' };
  const found = dataPoint === null ? undefined : dataPointByKey(dataPoint);
  if (found) {
    const { kpi, dataPoint: point } = found;
    const yesNo = isYesNo(point.unit);
    const [yes, no] = yesNoLabels(language);
    const shown = (value: string): string => (value === '1' ? yes : value === '0' ? no : value);
    return {
      code: kpi.code,
      name: nameOf(texts.kpi(kpi.code).name, texts.dataPoint(point.key).label),
      unit: yesNo ? '' : texts.unit(point.unit),
      valueBefore: yesNo ? shown(values.valueBefore) : values.valueBefore,
      valueAfter: yesNo ? shown(values.valueAfter) : values.valueAfter,
    };
  }
  const key = profileKey ?? dataPoint ?? '';
  const known = isProfileKey(key);
  return {
    code: questionsText(language, 'profile'),
    name: known ? texts.profile(key) : key,
    unit: unit ?? (known ? texts.unit(catalogue.profileInputs[key].unit) : ''),
    ...values,
  };
}

/** Most KPIs have one data point of the same name. */
function nameOf(kpi: string, label: string): string {
  return kpi === label ? kpi : `${kpi}: ${label}`;
}

/** What a side said; when it spoke more than once, each time with day and name. */
function wordsOf(messages: readonly SheetMessage[], language: Language): string {
  const [only, ...others] = messages;
  if (!only) return '';
  if (others.length === 0) return only.text;
  return messages
    .map(({ at, by, text }) => questionsText(language, 'message', { on: dayOf(at), by, text }))
    .join('\n\n');
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}
