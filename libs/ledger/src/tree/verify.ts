import { sameBytes } from '../bytes.js';
import { emptyRoot, HASH_SIZE, nodeHash } from './hash.js';

/** Whether the entry with this hash is number `index` of the tree of `size` entries (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/**
 * Whether the tree of `newSize` entries begins with the tree of `oldSize` (RFC 9162 section 2.1.4.2). Every tree begins
 * with the empty tree; that and a tree that did not grow need an empty proof.
 */
export function verifyConsistency(
  oldSize: number,
  oldRoot: Uint8Array,
  newSize: number,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) return false;
  if (!areHashes([oldRoot, newRoot, ...proof])) return false;
  if (oldSize === newSize && !sameBytes(oldRoot, newRoot)) return false;
  if (oldSize === 0 && !sameBytes(oldRoot, emptyRoot())) return false;
  if (oldSize === 0 || oldSize === newSize) return proof.length === 0;
  return joins(oldSize, oldRoot, newSize, newRoot, proof);
}

function joins(
  oldSize: number,
  oldRoot: Uint8Array,
  newSize: number,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  // The old root of a perfect tree is a node of the new tree, so the proof need not repeat it.
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let node = oldSize - 1;
  let last = newSize - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [oldHash, newHash] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHash(hash, oldHash);
      newHash = nodeHash(hash, newHash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newHash = nodeHash(newHash, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && sameBytes(oldHash, oldRoot) && sameBytes(newHash, newRoot);
}

function half(number: number): number {
  return Math.floor(number / 2);
}

function isSize(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

function isPowerOfTwo(size: number): boolean {
  let power = 1;
  while (power < size) power *= 2;
  return power === size;
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every(({ length }) => length === HASH_SIZE);
}
