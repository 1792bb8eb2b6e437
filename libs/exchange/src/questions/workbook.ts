import type { Language } from '#text';
import { numberInCell } from '../template/context.js';
import type { CellModel, SheetModel, WorkbookModel } from '../template/model.js';
import { QUESTION_COLUMNS, type QuestionColumn, questionRows, type QuestionRow } from './rows.js';
import { questionsText } from './texts.js';
import type { QuestionsSheet } from './types.js';

const WIDTHS: Readonly<Record<QuestionColumn, number>> = {
  number: 6,
  code: 16,
  name: 34,
  issue: 28,
  question: 50,
  askedOn: 12,
  askedBy: 20,
  answer: 50,
  answeredOn: 12,
  answeredBy: 20,
  files: 26,
  resolution: 40,
  closedOn: 12,
  closedBy: 20,
  valueBefore: 14,
  valueAfter: 14,
  unit: 16,
  status: 14,
};

const DAYS: readonly QuestionColumn[] = ['askedOn', 'answeredOn', 'closedOn'];
const VALUES: readonly QuestionColumn[] = ['valueBefore', 'valueAfter'];

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr' };

/** Excel takes at most 32,767 characters in a cell. */
const LONGEST_CELL = 32_000;

/** Day 0 of a spreadsheet's calendar, and the length of a day in milliseconds. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** The KPI questions as a workbook. `at` is the time of which it tells. */
export function questionsModel(sheet: QuestionsSheet, language: Language, at: Date): WorkbookModel {
  const { city, reportingYear } = sheet;
  const title = questionsText(language, 'title', { city, year: `${reportingYear}` });
  return { title, createdAt: at, sheets: [questionsSheet(sheet, title, language, at)] };
}

function questionsSheet(sheet: QuestionsSheet, title: string, language: Language, at: Date): SheetModel {
  const span = QUESTION_COLUMNS.length;
  const day = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  const lead = questionsText(language, 'lead', { date: day.format(at) });
  return {
    name: questionsText(language, 'sheet'),
    hidden: false,
    columns: QUESTION_COLUMNS.map((column) => ({ width: WIDTHS[column], hidden: false })),
    rows: [
      { cells: [{ value: title, look: 'title', span }], height: 26 },
      { cells: [{ value: lead, look: 'lead', span }], height: 20 },
      {
        cells: QUESTION_COLUMNS.map((column): CellModel => ({
          value: questionsText(language, `column.${column}`),
          look: 'header',
        })),
        height: 22,
      },
      ...questionRows(sheet, language).map((row) => ({
        cells: QUESTION_COLUMNS.map((column) => cellOf(column, row)),
      })),
    ],
    frozen: { rows: 3, columns: 3 },
    printedColumns: span,
    headerRow: 3,
  };
}

function cellOf(column: QuestionColumn, row: QuestionRow): CellModel {
  const text = row[column];
  if (text === '') return { value: null, look: 'words' };
  if (DAYS.includes(column)) return { value: (Date.parse(text) - DAY_ZERO) / DAY_MS, look: 'day' };
  if (column === 'number') return { value: Number(text), look: 'number' };
  if (VALUES.includes(column) && /^-?\d/.test(text)) return { value: numberInCell(text), look: 'number' };
  if (column === 'name') return { value: text, look: 'item' };
  return { value: shortened(text), look: 'words' };
}

function shortened(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)} …` : text;
}
