import { describe, expect, it } from '@jest/globals';
import type { Language } from '#text';
import { writeCsv } from '../csv/write.js';
import { readUpload } from '../upload.js';
import { changesOf, edited, type TemplateEditor, workspace } from '../workspace.spec-support.js';
import { writeTemplate } from '../write-template.js';
import { fieldKind } from './fields.js';
import { readCell } from './cells.js';
import type { RawCell, Target, UploadedField } from './types.js';

const AT = new Date('2026-01-01T00:00:00Z');
const METERS = 'input:smartWaterMeters.waterMeters';

function read(key: string, field: string, cell: RawCell, language: Language = 'en'): string | null {
  const target: Target = { kind: 'entry', key };
  const kind = fieldKind(target, field);
  if (!kind) throw new Error(`No field ${field}`);
  const reading = readCell(cell, kind, language);
  return reading.ok ? reading.value : reading.refused.code;
}
const words = (text: string): RawCell => ({ kind: 'text', text });
const number = (text: string, percent = false): RawCell => ({ kind: 'number', text, percent });

/** The field of a template after somebody edited it. */
async function after(
  edit: (template: TemplateEditor) => void,
  row: { readonly key: string; readonly field: string },
  language: Language = 'en',
): Promise<UploadedField | undefined> {
  const template = await edited(await writeTemplate(workspace(), language, AT), edit);
  return changesOf(readUpload(template)).fields.find(
    ({ target, field }) => target.key === row.key && field === row.field,
  );
}

describe('a number in a cell', () => {
  it('is read as people type it in their language', () => {
    expect(read('smartWaterMeters', 'value', words('27,5'), 'fr')).toBe('27.5');
    expect(read('smartWaterMeters', 'value', words('27.5'), 'fr')).toBe('27.5');
    expect(read('smartWaterMeters', 'inputs.waterMeters', words('12 345'), 'fr')).toBe('12345');
    expect(read('smartWaterMeters', 'inputs.waterMeters', words("12'345.6"))).toBe('12345.6');
    expect(read('smartWaterMeters', 'value', words('about 30'))).toBe('notANumber');
    expect(read('smartWaterMeters', 'value', words('-3'))).toBe('negative');
  });

  it('formatted as a percentage stands for a hundred times as much, to the digit', () => {
    expect(read('smartWaterMeters', 'value', number('0.97', true))).toBe('97');
    expect(read('smartWaterMeters', 'value', number('0.2727', true))).toBe('27.27');
    expect(read('smartWaterMeters', 'value', number('0.07', true))).toBe('7');
    expect(read('smartWaterMeters', 'value', words('97 %'))).toBe('97');
    expect(read('smartWaterMeters', 'inputs.waterMeters', number('0.97', true))).toBe('percentNotExpected');
    expect(read('smartWaterMeters', 'inputs.waterMeters', words('97 %'))).toBe('percentNotExpected');
  });

  it('is not made out of a date, an error, a truth value or a formula', () => {
    expect(read('smartWaterMeters', 'value', { kind: 'date', text: '2024-01-02' })).toBe('dateCell');
    expect(read('smartWaterMeters', 'value', { kind: 'error', text: '#DIV/0!' })).toBe('errorCell');
    expect(read('smartWaterMeters', 'value', { kind: 'boolean', value: true })).toBe('booleanCell');
    expect(read('smartWaterMeters', 'value', { kind: 'formula', text: '=1+1' })).toBe('formula');
  });
});

describe('other cells', () => {
  it('take yes and no in either language, as a digit or as a truth value', () => {
    for (const cell of [words('Yes'), words('oui'), number('1'), { kind: 'boolean', value: true } as const]) {
      expect(read('compact', 'inputs.compact', cell)).toBe('1');
    }
    expect(read('compact', 'inputs.compact', words('Non'))).toBe('0');
    expect(read('compact', 'inputs.compact', words('perhaps'))).toBe('notYesNo');
  });

  it('take choices in the words of either language or by their code', () => {
    expect(read('compact', 'quality', words('Estimation personnelle'))).toBe('personalEstimate');
    expect(read('compact', 'quality', words('personal estimate'))).toBe('personalEstimate');
    expect(read('compact', 'status', words('notReported'))).toBe('notReported');
    expect(read('compact', 'quality', words('good'))).toBe('notInList');
  });

  it('take units that can be converted, also in the words of the template', () => {
    expect(read('no2', 'unit', words('ppb'))).toBe('ppb');
    expect(read('householdInternetAccess', 'inputUnits.householdsWithInternet', words('ménages'))).toBe(
      'households',
    );
    expect(read('no2', 'unit', words('km'))).toBe('unknownUnit');
  });

  it('take years, and no dates for years', () => {
    expect(read('compact', 'year', number('2023'))).toBe('2023');
    expect(read('compact', 'year', words('2023'))).toBe('2023');
    expect(read('compact', 'year', number('23'))).toBe('notAYear');
    expect(read('compact', 'year', { kind: 'date', text: '2023-01-01' })).toBe('dateCell');
  });
});

describe('an edited template', () => {
  it('gives the number that was typed, as number, text or percentage', async () => {
    const meters = { key: 'smartWaterMeters', field: 'inputs.waterMeters' };
    expect(await after((t) => t.set(METERS, 'value', 12345.6), meters)).toMatchObject({ value: '12345.6' });
    expect(await after((t) => t.set(METERS, 'value', '12 345,6'), meters, 'fr')).toMatchObject({
      value: '12345.6',
    });
    const share = { key: 'smartWaterMeters', field: 'value' };
    const percent = await after((t) => {
      t.set('entry:smartWaterMeters', 'value', 0.97);
      t.cell('entry:smartWaterMeters', 'value').numFmt = '0.0%';
    }, share);
    expect(percent).toMatchObject({ value: '97', remark: { code: 'percentRead' } });
  });

  it('has a formula refused in its cell, with its place', async () => {
    const field = await after((t) => t.set(METERS, 'value', { formula: '100*120', result: 12000 }), {
      key: 'smartWaterMeters',
      field: 'inputs.waterMeters',
    });
    expect(field).toMatchObject({
      value: null,
      refused: { code: 'formula', params: { formula: '=100*120' } },
    });
    expect(field?.cell).toMatch(/^Data points!E\d+$/);
  });

  it('may have its rows in another order, blank rows between them, and sheets renamed', async () => {
    const template = await edited(await writeTemplate(workspace(), 'en', AT), ({ workbook }) => {
      const [data] = workbook.worksheets;
      if (!data) throw new Error('no sheet');
      data.name = 'Figures of Rana';
      data.insertRow(8, []);
      data.insertRow(8, []);
      const last = data.getRow(data.rowCount).values as never;
      data.getRow(data.rowCount).values = data.getRow(12).values;
      data.getRow(12).values = last;
    });
    const original = changesOf(readUpload(await writeTemplate(workspace(), 'en', AT)));
    const changes = changesOf(readUpload(template));
    const values = (fields: readonly UploadedField[]) =>
      fields.map(({ target, field, value }) => `${target.key}.${field}=${value}`).sort();
    expect(values(changes.fields)).toEqual(values(original.fields));
    expect(changes.problems).toEqual([]);
  });

  it('has rows and columns that people added reported, not read', async () => {
    const template = await edited(await writeTemplate(workspace(), 'en', AT), ({ workbook }) => {
      const [data] = workbook.worksheets;
      if (!data) throw new Error('no sheet');
      data.getCell(data.rowCount + 2, 5).value = 4711;
      data.getCell(10, 24).value = 'ask Kari';
      data.getCell(data.rowCount + 1, 1).value = 'entry:noSuchDataPoint';
    });
    const codes = changesOf(readUpload(template)).problems.map(({ code }) => code);
    expect([...codes].sort()).toEqual(['columnWithoutKey', 'rowWithoutKey', 'unknownRow']);
  });

  it('of another layout version is refused', async () => {
    const template = await edited(await writeTemplate(workspace(), 'en', AT), (t) =>
      t.set('about:version', 'value', '99'),
    );
    const reading = readUpload(template);
    expect(reading).toMatchObject({ ok: false, problems: [{ code: 'otherVersion' }] });
  });
});

describe('a CSV file', () => {
  const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

  it('is read without regard to the order of its columns, and with few of them', () => {
    const { fields } = changesOf(
      readUpload(new TextEncoder().encode('note;value;row\nnew;"1 234,5";entry:smartWaterMeters\n')),
    );
    expect(fields.map(({ field, value, cell }) => [field, value, cell])).toEqual([
      ['note', 'new', 'line 2, note'],
      ['value', '1234.5', 'line 2, value'],
    ]);
  });

  it('never leaves a cell that a spreadsheet would run', () => {
    const data = workspace();
    const [first, ...rest] = data.entries;
    if (!first) throw new Error('no entry');
    const risky = ['=1+1', '+1', '-1', '@x', '\tx', "'=1", '＝1'];
    for (const note of risky) {
      const csv = writeCsv({ ...data, entries: [{ ...first, note }, ...rest] }, 'en');
      expect(decode(csv)).not.toMatch(/(^|,|\n)"?[=+\-@\t＝]/);
      const field = changesOf(readUpload(csv)).fields.find(
        (f) => f.target.key === first.dataPoint && f.field === 'note',
      );
      expect(field?.value).toBe(note.trim());
    }
  });

  it('has formulas refused that others typed', () => {
    const file = `row,value,note\nentry:smartWaterMeters,=1+1,"=HYPERLINK(""http://x"")"\n`;
    const { fields } = changesOf(readUpload(new TextEncoder().encode(file)));
    expect(fields.map(({ refused }) => refused?.code)).toEqual(['formula', 'formula']);
  });

  it('in Windows-1252 is read when its own words prove the encoding, and says so', () => {
    const utf8 = decode(writeCsv(workspace(), 'fr', { byteOrderMark: false, delimiter: ';' }));
    const letters = new TextDecoder('windows-1252').decode(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
    );
    const windows = Uint8Array.from(
      [...utf8].map((letter) => (letters.includes(letter) ? letters.indexOf(letter) : 63)),
    );
    const reading = readUpload(windows);
    expect(reading.ok ? reading.changes.problems.map(({ code }) => code) : reading.problems).toContain(
      'windows1252',
    );
  });

  it('in UTF-16 with its mark is read', () => {
    const csv = decode(writeCsv(workspace(), 'fr', { delimiter: '\t', byteOrderMark: false }));
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${csv}`, 'utf16le'));
    expect(changesOf(readUpload(utf16)).problems).toEqual([]);
  });
});
