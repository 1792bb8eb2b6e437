import { describe, expect, it } from '@jest/globals';
import { compileFormula, dataPointList } from '#catalogue';
import { LANGUAGES } from '#text';
import { reasonMessage } from '../changes/reasons.js';
import en from '../changes/messages/en.json' with { type: 'json' };
import fr from '../changes/messages/fr.json' with { type: 'json' };
import { edited, type TemplateEditor, workspace } from '../workspace.spec-support.js';
import { writeTemplate } from '../write-template.js';
import { excelFormula, formulaInWords } from './excel-formula.js';
import enTexts from './messages/en.json' with { type: 'json' };
import frTexts from './messages/fr.json' with { type: 'json' };
import type { CellModel, FormulaCell } from './model.js';
import { templateModel } from './template.js';

const AT = new Date('2026-01-01T00:00:00Z');
const model = templateModel(workspace(), 'en', AT);

/** The cell of a row and a column of a sheet, by their keys. */
function cell(row: string, column: string): CellModel {
  for (const sheet of model.sheets) {
    const columns = sheet.rows[0]?.cells.map((key) => key?.value) ?? [];
    const found = sheet.rows.find(({ cells }) => cells[0]?.value === row);
    const at = columns.indexOf(column);
    if (found && at >= 0) return found.cells[at] ?? { value: null, look: 'plain' };
  }
  throw new Error(`No cell ${row} / ${column}`);
}
const result = (row: string) => (cell(row, 'result').value as FormulaCell).result;

describe('the template', () => {
  it('has a row for every data point and every figure that its formula needs', () => {
    for (const { dataPoint } of dataPointList) {
      const rows = model.sheets[0]?.rows.map(({ cells }) => cells[0]?.value) ?? [];
      const own = rows.includes(`figure:${dataPoint.key}`);
      expect(own || rows.includes(`entry:${dataPoint.key}`)).toBe(true);
      if (own) continue;
      for (const { key } of dataPoint.inputs) expect(rows).toContain(`input:${dataPoint.key}.${key}`);
    }
  });

  it('is filled with what is known', () => {
    expect(cell('input:householdInternetAccess.householdsWithInternet', 'value').value).toBe(11400);
    expect(cell('input:householdInternetAccess.householdsWithInternet', 'year').value).toBe(2022);
    expect(cell('entry:householdInternetAccess', 'quality').value).toBe(
      'Extrapolated from a survey of inhabitants',
    );
    expect(cell('figure:compact', 'value').value).toBe('Yes');
    expect(cell('entry:no2', 'unitGiven').value).toBe('ppb');
    expect(cell('profile:population', 'value').value).toBe(26092);
    expect(cell('context:climate', 'value').value).toBe('Subarctic.\nMild winters.');
    expect(cell('revision:entry:householdInternetAccess', 'value').value).toBe(3);
    expect(cell('revision:entry:publicWifiHotspots', 'value').value).toBe(0);
  });

  it('computes results from the figures and from the profile', () => {
    expect(result('entry:householdInternetAccess')).toBe(95);
    expect(result('input:householdInternetAccess.households')).toBe(12000);
    expect(result('entry:smartWaterMeters')).toBe(27.27);
    // In another unit than the catalogue's: only the server can convert it.
    expect(result('entry:no2')).toBe('');
    expect(result('entry:publicTransport')).toBe('');
  });

  it('opens only cells that can be filled in, and puts no formula into them', () => {
    const cells = model.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    const open = cells.filter((candidate) => candidate?.open === true);
    expect(open.length).toBeGreaterThan(1500);
    expect(
      open.filter((candidate) => candidate?.value !== null && typeof candidate?.value === 'object'),
    ).toEqual([]);
  });

  it('checks ranges, whole numbers, lists and limits of figures while typing', () => {
    expect(cell('entry:smartWaterMeters', 'value').validation).toMatchObject({
      type: 'decimal',
      from: 0,
      to: 100,
    });
    expect(cell('figure:publicWifiHotspots', 'value').validation).toMatchObject({
      type: 'whole',
      style: 'warning',
    });
    expect(cell('figure:compact', 'value').validation).toMatchObject({ type: 'list' });
    expect(cell('entry:compactness'.replace('compactness', 'no2'), 'quality').validation).toMatchObject({
      type: 'list',
    });
    expect(cell('input:smartWaterMeters.smartWaterMeters', 'value').validation).toMatchObject({
      type: 'custom',
    });
  });

  it('explains itself on a sheet of its own, with what the classes and benchmarks are', () => {
    const method = model.sheets.find(({ name }) => name === 'How to fill in');
    const text = method?.rows.map(({ cells }) => JSON.stringify(cells[0]?.value)).join(' ');
    expect(text).toContain('4 points: 95 % or more of the benchmark');
    expect(text).toContain('2026.1');
    expect(text).toContain('self-assessed');
  });

  it('is protected without a password, and what identifies it is hidden', async () => {
    await edited(await writeTemplate(workspace(), 'fr', AT), ({ workbook }: TemplateEditor) => {
      const [data] = workbook.worksheets;
      expect(data?.name).toBe('Points de données');
      expect(workbook.getWorksheet('civiscore')?.state).toBe('veryHidden');
      const protection = (data as unknown as { sheetProtection: Record<string, unknown> }).sheetProtection;
      expect(protection).toMatchObject({ sheet: true });
      expect(protection.hashValue).toBeUndefined();
      expect(data?.getColumn(1).hidden).toBe(true);
      expect(data?.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
    });
  });

  it('has the same bytes whenever it is made from the same assessment', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => writeTemplate(workspace(), 'en', AT)));
    expect(first).toEqual(second);
  });
});

describe('a formula of the catalogue', () => {
  const words = { variable: (name: string) => name, number: String, times: '×', over: '÷' };

  it('becomes a formula of a spreadsheet that means the same', () => {
    const { ast } = compileFormula('100 * (a - b) / a');
    expect(excelFormula(ast, (name) => `${name.toUpperCase()}1`)).toBe('((100*(A1-B1))/A1)');
    expect(excelFormula(compileFormula('a > 1').ast, () => 'A1')).toBeNull();
  });

  it('is said in words with the parentheses it needs', () => {
    expect(formulaInWords(compileFormula('100 * (a - b) / a').ast, words)).toBe('100 × (a − b) ÷ a');
    expect(formulaInWords(compileFormula('a / (b / 100000)').ast, words)).toBe('a ÷ (b ÷ 100000)');
  });

  it('has an equal in a spreadsheet for every data point', () => {
    for (const { dataPoint } of dataPointList) {
      expect(excelFormula(compileFormula(dataPoint.formula).ast, () => 'A1')).not.toBeNull();
    }
  });
});

describe('texts of templates and uploads', () => {
  it('exist in every language', () => {
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    expect(Object.keys(frTexts)).toEqual(Object.keys(enTexts));
  });

  it('can be formed with any parameters', () => {
    const params = new Proxy({}, { get: () => '1', has: () => true, ownKeys: () => [] });
    for (const language of LANGUAGES) {
      for (const code of Object.keys(en) as (keyof typeof en)[]) {
        expect(reasonMessage({ code, params }, language).length).toBeGreaterThan(5);
      }
    }
  });
});
