import excel from 'exceljs';
import type { Response, Test } from 'supertest';
import type { Browser } from '../support/people.js';
import type { Hub } from '../workspace/support.js';

export interface Row {
  readonly key: string;
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly change: string;
  readonly reason: { readonly code: string; readonly message: string } | null;
  readonly cell: string;
}

export interface Upload {
  readonly uploadId: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly rows: readonly Row[];
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly { readonly code: string; readonly cell: string }[];
}

/** Collects the bytes of an answer. */
function binary(response: Response, done: (error: Error | null, bytes: Buffer) => void): void {
  const pieces: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  stream.on('end', () => done(null, Buffer.concat(pieces)));
}

/** A download of the assessment: `template.xlsx`, `export.csv` or `export.json`. */
export async function download(hub: Hub, file: string, browser: Browser = hub.cityManager): Promise<Buffer> {
  const answer = await browser
    .get(`/assessments/${hub.assessmentId}/${file}`)
    .buffer(true)
    .parse(binary as never)
    .expect(200);
  return answer.body as Buffer;
}

/** Sends a file as the page does. */
export function send(
  hub: Hub,
  bytes: Uint8Array | string,
  { browser = hub.cityManager, name = 'template.xlsx', lang = 'en' } = {},
): Test {
  return browser
    .call('post', `/assessments/${hub.assessmentId}/uploads?lang=${lang}`)
    .attach('file', Buffer.from(bytes as Uint8Array), name);
}

export async function upload(hub: Hub, bytes: Uint8Array | string, options = {}): Promise<Upload> {
  return (await send(hub, bytes, options).expect(201)).body as Upload;
}

export function apply(
  hub: Hub,
  uploadId: string,
  conflicts: Readonly<Record<string, string>> = {},
  browser: Browser = hub.cityManager,
): Test {
  return browser.post(`/uploads/${uploadId}/apply`, { conflicts });
}

/** Fills in a downloaded template, by the hidden keys of rows and columns. */
export async function filled(
  template: Buffer,
  cells: readonly (readonly [row: string, column: string, value: excel.CellValue])[],
): Promise<Buffer> {
  const workbook = new excel.Workbook();
  // The library's types know only Node's older Buffer.
  await workbook.xlsx.load(template as unknown as excel.Buffer);
  for (const [key, column, value] of cells) cellOf(workbook, key, column).value = value;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function cellOf(workbook: excel.Workbook, key: string, column: string): excel.Cell {
  for (const sheet of workbook.worksheets) {
    const at = (sheet.getRow(1).values as readonly unknown[]).indexOf(column);
    if (at < 0) continue;
    for (let row = 1; row <= sheet.rowCount; row += 1) {
      if (sheet.getCell(row, 1).value === key) return sheet.getCell(row, at);
    }
  }
  throw new Error(`The template has no cell ${key} / ${column}.`);
}

/** `field: change` of every row that is not unchanged. */
export const changesIn = ({ rows }: Upload): string[] =>
  rows
    .filter(({ change }) => change !== 'unchanged')
    .map(({ key, change, reason }) => `${key} ${change}${reason ? ` (${reason.code})` : ''}`);
