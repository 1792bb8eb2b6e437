import { emptyRoot } from './hash.js';
import { divide, rootsOf, type EntryRange } from './ranges.js';
import { assertSize, type TileSource } from './tile.js';

/**
 * Root hash that the tree had when it had `size` entries.
 * @throws RangeError when the size cannot be one
 * @throws FormatError when the source lacks hashes
 */
export async function rootAt(source: TileSource, size: number): Promise<Uint8Array> {
  assertSize(size);
  if (size === 0) return emptyRoot();
  const [root] = await rootsOf(source, size, [{ from: 0, to: size }]);
  return root as Uint8Array;
}

/**
 * Proof that entry `index` is in the tree of `size` entries: its siblings from the leaf up (RFC 6962 section 2.1.1).
 * @throws RangeError when the tree has no such entry
 * @throws FormatError when the source lacks hashes
 */
export async function inclusionProof(source: TileSource, index: number, size: number): Promise<Uint8Array[]> {
  assertSize(size);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`A tree of ${size} entries has no entry ${index}`);
  }
  return rootsOf(source, size, siblings(index, { from: 0, to: size }));
}

/**
 * Proof that the tree of `newSize` entries begins with the tree of `oldSize` (RFC 6962 section 2.1.2); empty when there
 * is nothing to prove, because the old tree is empty or the same.
 * @throws RangeError when the tree did not grow
 * @throws FormatError when the source lacks hashes
 */
export async function consistencyProof(
  source: TileSource,
  oldSize: number,
  newSize: number,
): Promise<Uint8Array[]> {
  assertSize(oldSize);
  assertSize(newSize);
  if (oldSize > newSize) throw new RangeError(`A tree of ${oldSize} entries does not shrink to ${newSize}`);
  if (oldSize === 0) return [];
  return rootsOf(source, newSize, remainders(oldSize, { from: 0, to: newSize }, true));
}

/** PATH of RFC 6962. */
function siblings(index: number, { from, to }: EntryRange): EntryRange[] {
  if (to - from === 1) return [];
  const middle = from + divide(to - from);
  const [left, right] = [
    { from, to: middle },
    { from: middle, to },
  ];
  return index < middle ? [...siblings(index, left), right] : [...siblings(index, right), left];
}

/** SUBPROOF of RFC 6962; `whole` says that the reader knows the root over everything before `end`. */
function remainders(end: number, range: EntryRange, whole: boolean): EntryRange[] {
  const { from, to } = range;
  if (end === to) return whole ? [] : [range];
  const middle = from + divide(to - from);
  const [left, right] = [
    { from, to: middle },
    { from: middle, to },
  ];
  return end <= middle ? [...remainders(end, left, whole), right] : [...remainders(end, right, false), left];
}
