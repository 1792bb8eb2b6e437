import { Inflate } from 'fflate';
import { FileRefused } from '../changes/refused.js';
import { WORKBOOK_LIMITS } from './limits.js';

/** One part of a workbook's zip archive. */
export interface ArchivePart {
  readonly name: string;
  /** Size after unpacking, as the directory claims it. */
  readonly size: number;
  readonly compressed: Uint8Array;
  readonly method: 0 | 8;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Length of the end record, and of the longest comment that may follow it. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL_LENGTH = 46;
const LOCAL_LENGTH = 30;
const ENCRYPTED = 0x1;

/**
 * Reads the directory of a zip archive without unpacking anything, and refuses what no office program writes: encrypted
 * or overlapping parts, names twice, a directory that contradicts the parts, Zip64, several volumes.
 */
export function openArchive(bytes: Uint8Array): ReadonlyMap<string, ArchivePart> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const length = view.getUint32(end + 12, true);
  if (count !== view.getUint16(end + 8, true) || count === 0 || start + length > end) throw damaged();
  if (count > WORKBOOK_LIMITS.parts) throw new FileRefused('zipTooMany');
  const parts = new Map<string, ArchivePart>();
  const names = new Set<string>();
  const spans: (readonly [number, number])[] = [[start, end]];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, view, at, start + length);
    at = entry.next;
    spans.push(entry.span);
    // Windows programs do not tell upper from lower case, so two such names could show different contents.
    const folded = entry.part.name.toLowerCase();
    if (names.has(folded)) throw damaged();
    names.add(folded);
    if (!entry.part.name.endsWith('/')) parts.set(entry.part.name, entry.part);
  }
  if (overlap(spans)) throw damaged();
  checkClaims(parts);
  return parts;
}

function checkClaims(parts: ReadonlyMap<string, ArchivePart>): void {
  const claimed = [...parts.values()].reduce((total, { size }) => total + size, 0);
  if (claimed > WORKBOOK_LIMITS.inflatedBytes) throw tooLarge();
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (
      view.getUint32(at, true) === END &&
      at + END_LENGTH + view.getUint16(at + 20, true) <= view.byteLength
    ) {
      return at;
    }
  }
  throw damaged();
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, limit: number) {
  if (at + CENTRAL_LENGTH > limit || view.getUint32(at, true) !== CENTRAL) throw damaged();
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const extras = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const local = view.getUint32(at + 42, true);
  const next = at + CENTRAL_LENGTH + nameLength + extras;
  if ((flags & ENCRYPTED) !== 0) throw new FileRefused('encryptedWorkbook');
  if ((method !== 0 && method !== 8) || next > limit) throw damaged();
  const name = nameAt(bytes, at + CENTRAL_LENGTH, nameLength);
  if (local + LOCAL_LENGTH > bytes.length || view.getUint32(local, true) !== LOCAL) throw damaged();
  const localName = view.getUint16(local + 26, true);
  const data = local + LOCAL_LENGTH + localName + view.getUint16(local + 28, true);
  if (data + packed > bytes.length || nameAt(bytes, local + LOCAL_LENGTH, localName) !== name)
    throw damaged();
  const part: ArchivePart = { name, size, compressed: bytes.subarray(data, data + packed), method };
  return { part, next, span: [local, data + packed] as const };
}

function nameAt(bytes: Uint8Array, at: number, length: number): string {
  return new TextDecoder()
    .decode(bytes.subarray(at, at + length))
    .replaceAll('\\', '/')
    .replace(/^\/+/, '');
}

/** Parts that share bytes are how a small archive unpacks to petabytes. */
function overlap(spans: readonly (readonly [number, number])[]): boolean {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  return sorted.some(([from], index) => index > 0 && from < (sorted[index - 1]?.[1] ?? 0));
}

/** Counts what is really unpacked over all parts, whatever the directory claims. */
export class InflateBudget {
  private left: number = WORKBOOK_LIMITS.inflatedBytes;

  spend(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw tooLarge();
  }
}

/** Compressed bytes given to the inflater at a time; deflate makes at most 1032 bytes out of each. */
const STEP = 4096;

/** Unpacks a part piece by piece and stops as soon as the budget is spent. */
export function inflatePart(
  part: ArchivePart,
  budget: InflateBudget,
  take: (piece: Uint8Array) => void,
): void {
  if (part.method === 0) {
    budget.spend(part.compressed.length);
    take(part.compressed);
    return;
  }
  let ended = false;
  const inflater = new Inflate((piece, final) => {
    budget.spend(piece.length);
    take(piece);
    ended ||= final;
  });
  try {
    for (let at = 0; at < part.compressed.length; at += STEP) {
      const isLast = at + STEP >= part.compressed.length;
      inflater.push(part.compressed.subarray(at, at + STEP), isLast);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw damaged();
    throw error;
  }
  if (!ended) throw damaged();
}

const damaged = (): FileRefused => new FileRefused('zipDamaged');
const tooLarge = (): FileRefused =>
  new FileRefused('zipTooLarge', { megabytes: `${WORKBOOK_LIMITS.inflatedBytes / 1024 / 1024}` });
