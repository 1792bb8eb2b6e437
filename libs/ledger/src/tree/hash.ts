import { sha256 } from '@noble/hashes/sha2.js';

/** Bytes of a hash. */
export const HASH_SIZE = 32;

const LEAF_PREFIX = 0x00;
const NODE_PREFIX = 0x01;

/** Hash of an entry, SHA-256(0x00 ‖ entry) (RFC 6962 section 2.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length);
  input[0] = LEAF_PREFIX;
  input.set(entry, 1);
  return sha256(input);
}

/** Hash of an inner node, SHA-256(0x01 ‖ left ‖ right) (RFC 6962 section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + left.length + right.length);
  input[0] = NODE_PREFIX;
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return sha256(input);
}

/** Root of a tree without entries: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array());
}

/** Hash number `index` of hashes that stand one after another; it shares their memory. */
export function hashAt(hashes: Uint8Array, index: number): Uint8Array {
  return hashes.subarray(index * HASH_SIZE, (index + 1) * HASH_SIZE);
}

/** Root of the perfect subtree over `count` hashes from number `from` on; `count` is a power of two. */
export function perfectRoot(hashes: Uint8Array, from: number, count: number): Uint8Array {
  if (count === 1) return hashAt(hashes, from);
  const half = count / 2;
  return nodeHash(perfectRoot(hashes, from, half), perfectRoot(hashes, from + half, half));
}
