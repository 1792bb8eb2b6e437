import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { writeWorkbook } from '../excel/write.js';
import { readWorkbook } from '../excel/workbook.js';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import { QUESTION_COLUMNS } from './rows.js';
import type { QuestionsSheet, SheetQuestion } from './types.js';
import { questionsModel } from './workbook.js';
import { writeQuestionsCsv } from './write-csv.js';

const QUESTION: SheetQuestion = {
  number: 1,
  dataPoint: 'householdInternetAccess',
  profileKey: null,
  issue: 'Households',
  state: 'resolved',
  messages: [
    { side: 'verifier', text: 'Which survey is it?', at: '2026-08-03T09:00:00.000Z', by: 'Vera', files: [] },
    {
      side: 'city',
      text: 'The one of 2025.',
      at: '2026-08-04T10:00:00.000Z',
      by: 'Anna',
      files: ['survey.pdf'],
    },
  ],
  resolution: 'The source is named now.',
  closedAt: '2026-08-05T08:00:00.000Z',
  closedBy: 'Vera',
  valueBefore: '97.37',
  valueAfter: '96.10',
  unit: null,
};

const sheetOf = (...questions: readonly Partial<SheetQuestion>[]): QuestionsSheet => ({
  city: 'Karmøy',
  reportingYear: 2026,
  questions: questions.map((question, index) => ({ ...QUESTION, number: index + 1, ...question })),
});

const linesOf = (sheet: QuestionsSheet, language: 'en' | 'fr' = 'en'): string[][] =>
  parse(Buffer.from(writeQuestionsCsv(sheet, language)), { bom: true });

/** The cells of one question by column, from the CSV file. */
const cellsOf = (question: Partial<SheetQuestion>, language: 'en' | 'fr' = 'en') => {
  const [, line = []] = linesOf(sheetOf(question), language);
  return Object.fromEntries(QUESTION_COLUMNS.map((column, index) => [column, line[index]]));
};

describe('the KPI questions sheet', () => {
  it('has every field of the form on one line a question', () => {
    expect(cellsOf({})).toEqual({
      number: '1',
      code: 'EC: ICT: ICT: 1C',
      name: expect.stringMatching(/internet/i),
      issue: 'Households',
      question: 'Which survey is it?',
      askedOn: '2026-08-03',
      askedBy: 'Vera',
      answer: 'The one of 2025.',
      answeredOn: '2026-08-04',
      answeredBy: 'Anna',
      files: 'survey.pdf',
      resolution: 'The source is named now.',
      closedOn: '2026-08-05',
      closedBy: 'Vera',
      valueBefore: '97.37',
      valueAfter: '96.10',
      unit: expect.stringMatching(/%/),
      status: 'Resolved',
    });
  });

  it('is in French for French readers, with the same columns', () => {
    const [headings = []] = linesOf(sheetOf(), 'fr');
    expect(headings).toHaveLength(QUESTION_COLUMNS.length);
    expect(cellsOf({}, 'fr').status).toBe('Résolue');
    expect(Object.keys(fr)).toEqual(Object.keys(en));
  });

  it('says of each message who wrote it and when, where a side spoke more than once', () => {
    const again = {
      side: 'verifier',
      text: 'And its size?',
      at: '2026-08-06T09:00:00Z',
      by: 'Per',
      files: [],
    } as const;
    const cells = cellsOf({ messages: [...QUESTION.messages, again] });
    expect(cells.question).toBe('2026-08-03, Vera: Which survey is it?\n\n2026-08-06, Per: And its size?');
    expect(cells.askedOn).toBe('2026-08-03');
  });

  it('leaves empty what is not known yet', () => {
    const open = {
      state: 'open',
      messages: QUESTION.messages.slice(0, 1),
      resolution: null,
      closedAt: null,
      closedBy: null,
      valueAfter: null,
    } as const;
    const { answer, answeredOn, resolution, closedOn, valueAfter, status } = cellsOf(open);
    expect([answer, answeredOn, resolution, closedOn, valueAfter, status]).toEqual([
      '',
      '',
      '',
      '',
      '',
      'Open',
    ]);
  });

  it('names a figure of the profile, with its unit as the city gave it', () => {
    const cells = cellsOf({ dataPoint: null, profileKey: 'cityGdp', unit: 'NOK per year' });
    expect([cells.code, cells.unit]).toEqual(['City profile', 'NOK per year']);
  });

  it('says yes and no where the value is one of them', () => {
    const cells = cellsOf({ dataPoint: 'resiliencePlans', valueBefore: '1', valueAfter: '0' });
    expect([cells.valueBefore, cells.valueAfter, cells.unit]).toEqual(['Yes', 'No', '']);
  });

  it('has no cell that a spreadsheet would run, whatever people wrote', () => {
    const words = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'=", ''), fc.string())
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, (issue, text) => {
        const messages = QUESTION.messages.map((message) => ({ ...message, text, by: text, files: [text] }));
        const lines = linesOf(sheetOf({ issue, resolution: text, messages }));
        for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  it('is the same as a workbook, with days and values as numbers', async () => {
    const at = new Date('2026-08-07T12:00:00Z');
    const long = 'x'.repeat(40_000);
    const sheet = sheetOf({}, { issue: '=HYPERLINK("http://example.org")', resolution: long });
    const [read] = readWorkbook(await writeWorkbook(questionsModel(sheet, 'en', at)));
    const texts = read!.rows.map(({ cells }) => [...cells.values()]);
    expect(read!.name).toBe('KPI questions');
    expect(texts.flat()).toContainEqual({ kind: 'text', text: '=HYPERLINK("http://example.org")' });
    expect(texts.flat()).toContainEqual({ kind: 'number', text: '97.37', percent: false });
    expect(texts.flat()).toContainEqual({ kind: 'date', text: '2026-08-03' });
    expect(texts.flat().some((cell) => cell.kind === 'formula')).toBe(false);
  });
});
