import { Deflate, strToU8, zipSync, type Zippable } from 'fflate';

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`;
const WORKBOOK = `<?xml version="1.0" encoding="UTF-8"?>
<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`;

/** Cells of a sheet as XML: texts inline, formulas with `=`. */
export const cellXml = (reference: string, content: string): string =>
  content.startsWith('=')
    ? `<c r="${reference}"><f>${content.slice(1)}</f><v>1</v></c>`
    : `<c r="${reference}" t="inlineStr"><is><t>${content}</t></is></c>`;

/** A sheet that names one row and its column "value". */
export const keyedSheet = (row: string, value: string): string =>
  sheetXml(
    `<row r="1">${cellXml('A1', 'row')}${cellXml('B1', 'value')}</row>` +
      `<row r="2">${cellXml('A2', row)}${value}</row>`,
  );

export const sheetXml = (rows: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook of one sheet, with further parts or other ones in their place. */
export function workbookOf(sheet: string | Uint8Array, parts: Zippable = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    'xl/workbook.xml': strToU8(WORKBOOK),
    'xl/_rels/workbook.xml.rels': strToU8(RELATIONS),
    'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet,
    ...parts,
  });
}

/** A sheet made of a repeated piece, compressed piece by piece so that the test itself needs little memory. */
export function bombOf(head: string, piece: string, times: number): Uint8Array {
  const packed: Uint8Array[] = [];
  let size = 0;
  let crc = 0xffffffff;
  const deflate = new Deflate({ level: 1 }, (part) => packed.push(part));
  const push = (text: string, last: boolean): void => {
    const bytes = strToU8(text);
    size += bytes.length;
    crc = crc32(crc, bytes);
    deflate.push(bytes, last);
  };
  push(head, false);
  const block = piece.repeat(1000);
  for (let done = 0; done < times; done += 1000) push(block, false);
  push('</sheetData></worksheet>', true);
  const data = new Uint8Array(packed.reduce((total, part) => total + part.length, 0));
  packed.reduce((at, part) => (data.set(part, at), at + part.length), 0);
  return withPart(workbookOf(sheetXml('')), 'xl/worksheets/sheet1.xml', { data, size, crc: ~crc >>> 0 });
}

interface RawPart {
  readonly data: Uint8Array;
  /** What the directory claims. */
  readonly size: number;
  readonly crc: number;
}

/** Adds a part with ready compressed bytes in the place of the one of the same name (whose entry is dropped). */
function withPart(archive: Uint8Array, name: string, part: RawPart): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.length - 22;
  const start = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  const kept: Uint8Array[] = [];
  for (let at = start, index = 0; index < count; index += 1) {
    const length =
      46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const entry = archive.slice(at, at + length);
    if (new TextDecoder().decode(entry.subarray(46, 46 + view.getUint16(at + 28, true))) !== name)
      kept.push(entry);
    at += length;
  }
  const nameBytes = strToU8(name);
  const header = (signature: number, more: number): Uint8Array => {
    const bytes = new Uint8Array(more + nameBytes.length);
    const out = new DataView(bytes.buffer);
    const at = more === 46 ? 2 : 0;
    out.setUint32(0, signature, true);
    out.setUint16(4 + at, 20, true);
    out.setUint16(8 + at, 8, true);
    out.setUint32(14 + at, part.crc, true);
    out.setUint32(18 + at, part.data.length, true);
    out.setUint32(22 + at, part.size, true);
    out.setUint16(26 + at, nameBytes.length, true);
    if (more === 46) out.setUint32(42, start, true);
    bytes.set(nameBytes, more);
    return bytes;
  };
  const directory = [...kept, header(0x02014b50, 46)];
  const local = [header(0x04034b50, 30), part.data];
  const before = archive.subarray(0, start);
  const at = start + local.reduce((total, bytes) => total + bytes.length, 0);
  const length = directory.reduce((total, bytes) => total + bytes.length, 0);
  const trailer = new Uint8Array(22);
  const out = new DataView(trailer.buffer);
  out.setUint32(0, 0x06054b50, true);
  out.setUint16(8, directory.length, true);
  out.setUint16(10, directory.length, true);
  out.setUint32(12, length, true);
  out.setUint32(16, at, true);
  return Uint8Array.from([before, ...local, ...directory, trailer].flatMap((bytes) => [...bytes]));
}

/** The same archive with another size claimed for its largest part. */
export function claiming(archive: Uint8Array, size: number): Uint8Array {
  const lying = archive.slice();
  const view = new DataView(lying.buffer);
  const end = lying.length - 22;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < view.getUint16(end + 10, true); index += 1) {
    if (view.getUint32(at + 24, true) > 1_000_000) view.setUint32(at + 24, size, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return lying;
}

function crc32(start: number, bytes: Uint8Array): number {
  let crc = start;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return crc;
}
