import { stringify } from 'csv-stringify/sync';
import type { Language } from '#text';
import { neutralised } from '../csv/neutral.js';
import type { CsvOptions } from '../csv/write.js';
import { QUESTION_COLUMNS, questionRows } from './rows.js';
import { questionsText } from './texts.js';
import type { QuestionsSheet } from './types.js';

/**
 * The KPI questions as CSV in UTF-8 with lines ending in CR LF; the first line names the columns in the reader's
 * language. A cell that a spreadsheet could take for a formula begins with an apostrophe.
 */
export function writeQuestionsCsv(
  sheet: QuestionsSheet,
  language: Language,
  { delimiter = ',', byteOrderMark = true }: CsvOptions = {},
): Uint8Array {
  const headings = QUESTION_COLUMNS.map((column) => questionsText(language, `column.${column}`));
  const rows = questionRows(sheet, language).map((row) =>
    QUESTION_COLUMNS.map((column) => neutralised(row[column])),
  );
  const text = stringify([headings, ...rows], { delimiter, record_delimiter: '\r\n' });
  return new TextEncoder().encode(`${byteOrderMark ? '\uFEFF' : ''}${text}`);
}
