import { describe, expect, it } from '@jest/globals';
import { strToU8 } from 'fflate';
import { bombOf, cellXml, claiming, keyedSheet, sheetXml, workbookOf } from './hostile.spec-support.js';
import { reasonMessage } from './changes/reasons.js';
import { MAX_UPLOAD_BYTES } from './excel/limits.js';
import { readUpload } from './upload.js';
import { changesOf, refusal, workspace } from './workspace.spec-support.js';
import { writeTemplate } from './write-template.js';

const ROW = 'entry:smartWaterMeters';
const plain = keyedSheet(ROW, cellXml('B2', '27'));
const at = new Date('2026-01-01T00:00:00Z');
const head = '<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>';
const code = (bytes: Uint8Array): string => refusal(readUpload(bytes));
const text = (words: string): Uint8Array => strToU8(words);
const ole = (...more: number[]): Uint8Array =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array<number>(600).fill(0),
    ...more,
  ]);
const wide = (words: string): number[] => [...words].flatMap((letter) => [letter.charCodeAt(0), 0]);

describe('an upload that is no template', () => {
  it('is refused with the reason', () => {
    expect(code(new Uint8Array())).toBe('emptyFile');
    expect(code(text('%PDF-1.7\n'))).toBe('unknownFormat');
    expect(code(ole(...wide('Workbook')))).toBe('oldExcel');
    expect(code(ole(...wide('EncryptedPackage')))).toBe('encryptedWorkbook');
    expect(code(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBe('unknownFormat');
    expect(code(Uint8Array.from([1, 2, 3, 0, 0, 0]))).toBe('binary');
    expect(code(new Uint8Array(MAX_UPLOAD_BYTES + 1))).toBe('tooLarge');
    expect(code(workbookOf(sheetXml('')))).toBe('notATemplate');
    expect(code(workbookOf(sheetXml(`<row r="1">${cellXml('A1', 'Budget')}</row>`)))).toBe('notATemplate');
  });

  it('is accepted when it only says little', () => {
    const { fields } = changesOf(readUpload(workbookOf(plain)));
    expect(fields).toMatchObject([{ field: 'value', value: '27', cell: 'One!B2' }]);
  });
});

describe('a workbook made to do harm', () => {
  it('is refused when it unpacks to far more than it claims', () => {
    const bomb = bombOf(head, '<x y="00000000000000000000000000000000000000000000000000"/>', 1_200_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(code(bomb)).toBe('zipTooLarge');
    expect(code(claiming(bomb, 2_000_000))).toBe('zipTooLarge');
  }, 60_000);

  it('is refused when parts share their bytes', () => {
    const archive = workbookOf(plain, { 'xl/media/a.png': strToU8('a'.repeat(40)) });
    const view = new DataView(archive.buffer);
    const end = archive.length - 22;
    let entry = view.getUint32(end + 16, true);
    const first = view.getUint32(entry + 42, true);
    const length = 46 + view.getUint16(entry + 28, true);
    entry += length;
    view.setUint32(entry + 42, first, true);
    expect(code(archive)).toBe('zipDamaged');
  });

  it('is refused when it is cut off or damaged', async () => {
    const template = await writeTemplate(workspace(), 'en', at);
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      expect(code(template.slice(0, template.length * share))).toBe('zipDamaged');
    }
    const damaged = template.slice();
    damaged.fill(0x55, 400, 1400);
    expect(['zipDamaged', 'xmlRefused']).toContain(code(damaged));
  });

  it('is refused with a million rows or sixteen thousand columns', () => {
    const rows = bombOf(head, '<row><c><v>1</v></c></row>', 1_000_000);
    expect(code(rows)).toBe('tooManyRows');
    expect(code(bombOf(`${head}<row>`, '<c><v>1</v></c>', 16_000))).toBe('tooManyColumns');
    expect(code(bombOf(`${head}<row>`, '<c/>', 700_000))).toBe('tooManyCells');
    expect(code(workbookOf(sheetXml(`<row r="1"><c r="XFD1"><v>1</v></c></row>`)))).toBe('tooManyColumns');
  }, 60_000);

  it('does not mind ranges that only claim to be large', () => {
    const merged = plain.replace(
      '</worksheet>',
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations></worksheet>',
    );
    expect(code(workbookOf(merged))).toBe('accepted');
  });

  it('is refused with macros, links to other files and embedded objects', () => {
    const withPart = (name: string): string => code(workbookOf(plain, { [name]: strToU8('x') }));
    expect(withPart('xl/vbaProject.bin')).toBe('macros');
    expect(withPart('xl/macrosheets/sheet1.xml')).toBe('macros');
    expect(withPart('xl/externalLinks/externalLink1.xml')).toBe('externalLinks');
    expect(withPart('xl/embeddings/oleObject1.bin')).toBe('activeContent');
    expect(withPart('xl/connections.xml')).toBe('activeContent');
    expect(withPart('../../etc/passwd')).toBe('unexpectedPart');
    expect(withPart('payload.exe')).toBe('unexpectedPart');
    const macroType =
      '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
    expect(code(workbookOf(plain, { '[Content_Types].xml': strToU8(macroType) }))).toBe('macros');
  });

  it('is refused with a formula that calls another program', () => {
    const sheet = keyedSheet(ROW, cellXml('B2', `=cmd|'/C calc'!A0`));
    expect(code(workbookOf(sheet))).toBe('ddeFormula');
  });

  it('is refused with a document type or another encoding, and entities are never expanded', () => {
    const lol = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    expect(code(workbookOf(plain.replace('?>', `?>${lol}`).replace('27', '&b;')))).toBe('xmlRefused');
    expect(code(workbookOf(plain.replace('27', '&nosuch;')))).toBe('xmlRefused');
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${plain}`, 'utf16le'));
    expect(code(workbookOf(utf16))).toBe('xmlRefused');
    expect(code(workbookOf(sheetXml('<row>'.repeat(100))))).toBe('xmlRefused');
    expect(code(workbookOf(sheetXml('<row></c>')))).toBe('xmlRefused');
  });

  it('is refused with a password', () => {
    const archive = workbookOf(plain);
    const view = new DataView(archive.buffer);
    const entry = view.getUint32(archive.length - 22 + 16, true);
    view.setUint16(entry + 8, 1, true);
    expect(code(archive)).toBe('encryptedWorkbook');
  });
});

describe('a CSV file that cannot be read with certainty', () => {
  const lines = (count: number): Uint8Array => text(`row,value\n${`${ROW},1\n`.repeat(count)}`);

  it('is refused with too many rows, too many columns, or an open quotation mark', () => {
    expect(code(lines(30_000))).toBe('tooManyRows');
    expect(code(text(`row,value${',x'.repeat(16_000)}\n`))).toBe('tooManyColumns');
    expect(code(text(`row,value\n${ROW},"1\n`))).toBe('csvDamaged');
    expect(code(text(`row,value\n${ROW},${'1'.repeat(300_000)}\n`))).toBe('csvDamaged');
    expect(code(text('name;figure\nx;1\n'))).toBe('headerMissing');
  });

  it('is refused in another encoding than the words in it prove', () => {
    const latin = (words: string): Uint8Array =>
      Uint8Array.from([...words].map((letter) => letter.charCodeAt(0)));
    expect(code(latin(`row,value,note\n${ROW},1,Enquête\n`))).toBe('notUtf8');
    expect(code(new Uint8Array(Buffer.from(`row,value\n${ROW},1\n`, 'utf16le')))).toBe('binary');
  });
});

describe('a JSON file that is damaged', () => {
  it('is refused with the place', () => {
    expect(code(text('{"values": ['))).toBe('jsonDamaged');
    expect(code(text(`{"values": ${'['.repeat(5000)}`))).toBe('jsonDamaged');
    expect(code(text('[]'))).toBe('wrongType');
    expect(code(text(`{"city": "${'x'.repeat(3 * 1024 * 1024)}"}`))).toBe('tooLarge');
  });
});

describe('every refusal', () => {
  it('can be said in English and in French', () => {
    for (const language of ['en', 'fr'] as const) {
      const reading = readUpload(new Uint8Array(MAX_UPLOAD_BYTES + 1));
      const [problem] = reading.ok ? [] : reading.problems;
      expect(problem && reasonMessage(problem, language)).toContain('20');
    }
  });
});
