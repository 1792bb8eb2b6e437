import fc from 'fast-check';
import excel from 'exceljs';
import { dataPointList } from '#catalogue';
import { CONTEXT_HEADINGS, isYesNo, ORIGINS, QUALITY_GRADES } from './changes/fields.js';
import type { UploadReading, WorkspaceChanges, WorkspaceData, WorkspaceEntry } from './changes/types.js';
import { PROFILE_KEYS } from './profile.js';

export const ASSESSMENT = '01990000-0000-7000-8000-000000000001';

/** An entry with nothing in it; a test gives what it is about. */
export const entry = (dataPoint: string, fields: Partial<WorkspaceEntry> = {}): WorkspaceEntry => ({
  dataPoint,
  revision: 1,
  status: 'reported',
  value: null,
  unit: null,
  inputs: {},
  inputUnits: {},
  inputYears: {},
  year: null,
  quality: null,
  origin: null,
  sources: null,
  reason: null,
  note: null,
  explanation: null,
  ...fields,
});

/** A small assessment of Rana. */
export const workspace = (more: Partial<WorkspaceData> = {}): WorkspaceData => ({
  assessmentId: ASSESSMENT,
  city: 'Rana',
  country: 'Norway',
  countryCode: 'NO',
  reportingYear: 2024,
  profile: [
    { key: 'population', revision: 2, value: '26092', unit: null, year: 2023, source: 'Statistics Norway' },
    { key: 'households', revision: 1, value: '12000', unit: null, year: null, source: null },
  ],
  context: [{ heading: 'climate', revision: 1, text: 'Subarctic.\nMild winters.' }],
  entries: [
    entry('householdInternetAccess', {
      revision: 3,
      inputs: { householdsWithInternet: '11400' },
      inputYears: { householdsWithInternet: 2022 },
      year: 2023,
      quality: 'survey',
      origin: 'city',
      sources: 'Survey of 2 000 households',
    }),
    entry('smartWaterMeters', { revision: 2, value: '27.27', reason: 'only the share is known' }),
    entry('compact', { inputs: { compact: '1' } }),
    entry('no2', { value: '14.5', unit: 'ppb' }),
    entry('giniCoefficient', { status: 'notReported', reason: 'not collected' }),
  ],
  ...more,
});

const text = (max: number): fc.Arbitrary<string | null> =>
  fc.option(
    fc
      .oneof(
        { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: max }) },
        fc.constantFrom(
          '=1+1',
          "'=1+1",
          '+47 75 14 50 00',
          '-',
          '@city',
          'a;b,c\td"e"\nf',
          '_x000D_',
          '1,234',
          '2024-01-01',
          'TRUE',
          '=cmd|’/C calc’!A0',
          'Enquête « ménages »',
          "''",
        ),
      )
      .map((words) => words.normalize('NFC').replace(/\r\n?/g, '\n').trim())
      .filter((words) => words !== '' && !/(?![\t\n])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(words)),
    { freq: 1 },
  );

const decimal = fc.oneof(
  fc.integer({ min: 0, max: 100_000_000 }).map(String),
  fc
    .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([whole, rest]) => `${whole}.${`${rest}`.padStart(9, '0')}`),
  fc.constantFrom('0', '0.10', '12.50', '0.1234567890123456789', '123456789012345678901234', '1.234'),
);
const year = fc.option(fc.integer({ min: 1990, max: 2030 }));
const revision = fc.integer({ min: 1, max: 40 });

const entryOf = (index: number): fc.Arbitrary<WorkspaceEntry> => {
  const { dataPoint } = dataPointList[index] ?? dataPointList[0]!;
  const figureOf = (unit: string) => (isYesNo(unit) ? fc.constantFrom('0', '1') : decimal);
  const record = <T>(of: (unit: string) => fc.Arbitrary<T>) =>
    fc.record(Object.fromEntries(dataPoint.inputs.map(({ key, unit }) => [key, of(unit)])), {
      requiredKeys: [],
    }) as fc.Arbitrary<Record<string, T>>;
  return fc.record({
    dataPoint: fc.constant(dataPoint.key),
    revision,
    status: fc.constantFrom('reported', 'notReported', null),
    value: fc.option(figureOf(dataPoint.unit)),
    unit: fc.constant(dataPoint.unitConversions?.[0]?.from ?? null),
    inputs: record(figureOf),
    inputUnits: record((unit) => fc.constant(unit)),
    inputYears: record(() => fc.integer({ min: 1990, max: 2030 })),
    year,
    quality: fc.option(fc.constantFrom(...QUALITY_GRADES)),
    origin: fc.option(fc.constantFrom(...ORIGINS)),
    sources: text(200),
    reason: text(100),
    note: text(300),
    explanation: text(100),
  });
};

/** Assessments of every content that the workspace can hold. */
export const workspaces: fc.Arbitrary<WorkspaceData> = fc
  .record({
    profile: fc.subarray([...PROFILE_KEYS]).chain((keys) =>
      fc.tuple(
        ...keys.map((key) =>
          fc.record({
            key: fc.constant<string>(key),
            revision,
            value: fc.option(decimal),
            unit: fc.constant(key === 'cityArea' ? 'ha' : null),
            year,
            source: text(100),
          }),
        ),
      ),
    ),
    context: fc
      .subarray([...CONTEXT_HEADINGS])
      .chain((headings) =>
        fc.tuple(
          ...headings.map((heading) =>
            fc.record({ heading: fc.constant<string>(heading), revision, text: text(400) }),
          ),
        ),
      ),
    entries: fc
      .subarray(
        dataPointList.map(({ index }) => index),
        { maxLength: 25 },
      )
      .chain((indices) => fc.tuple(...indices.map(entryOf))),
  })
  .map((parts) => workspace(parts));

/** What was read; fails when the file was refused. */
export function changesOf(reading: UploadReading): WorkspaceChanges {
  if (!reading.ok) throw new Error(`Refused: ${JSON.stringify(reading.problems)}`);
  return reading.changes;
}

/** The code for which a file was refused, or `accepted`. */
export const refusal = (reading: UploadReading): string =>
  reading.ok ? 'accepted' : reading.problems.map(({ code }) => code).join(' ');

/** Opens a template as a person would, changes it and saves it. */
export async function edited(
  bytes: Uint8Array,
  edit: (workbook: TemplateEditor) => void,
): Promise<Uint8Array> {
  const workbook = new excel.Workbook();
  // The library's types know only Node's older Buffer.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as excel.Buffer);
  edit(new TemplateEditor(workbook));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Finds cells of a template by the keys of their row and column. */
export class TemplateEditor {
  constructor(readonly workbook: excel.Workbook) {}

  /** E.g. `cell('input:smartWaterMeters.waterMeters', 'value')`. */
  cell(row: string, column: string): excel.Cell {
    for (const sheet of this.workbook.worksheets) {
      const keys = (sheet.getRow(1).values as readonly unknown[]).indexOf(column);
      if (keys < 0) continue;
      let found: excel.Cell | undefined;
      sheet.eachRow((candidate) => {
        if (candidate.getCell(1).value === row) found = candidate.getCell(keys);
      });
      if (found) return found;
    }
    throw new Error(`The template has no cell ${row} / ${column}.`);
  }

  set(row: string, column: string, value: excel.CellValue): void {
    this.cell(row, column).value = value;
  }
}
