import { FormatError } from '../errors.js';
import { TILE_WIDTH } from './tile.js';

/** Bytes of the longest entry: its length is written in two bytes. */
export const MAX_ENTRY_SIZE = 0xffff;
const LENGTH_SIZE = 2;

/**
 * Entries as C2SP tlog-tiles bundles them: each behind its length, a big-endian uint16.
 * @throws RangeError for an entry that is too long and for more entries than a bundle has
 */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length > TILE_WIDTH)
    throw new RangeError(`A bundle has no place for ${entries.length} entries`);
  const bundle = new Uint8Array(entries.reduce((sum, { length }) => sum + LENGTH_SIZE + length, 0));
  const view = new DataView(bundle.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_SIZE) throw new RangeError(`An entry of ${entry.length} bytes is too long`);
    view.setUint16(at, entry.length);
    bundle.set(entry, at + LENGTH_SIZE);
    at += LENGTH_SIZE + entry.length;
  }
  return bundle;
}

/**
 * The entries of a bundle, 256 of them or fewer.
 * @throws FormatError when the bundle breaks off or has too many entries
 */
export function decodeBundle(bundle: Uint8Array): Uint8Array[] {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    const from = at + LENGTH_SIZE;
    const to = from > bundle.length ? Infinity : from + view.getUint16(at);
    if (to > bundle.length) throw new FormatError('The bundle breaks off within an entry');
    entries.push(new Uint8Array(bundle.subarray(from, to)));
    at = to;
  }
  if (entries.length > TILE_WIDTH) throw new FormatError(`A bundle of ${entries.length} entries`);
  return entries;
}
