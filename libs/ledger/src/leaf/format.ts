import { canonicalJson } from '#scoring';
import { fromUtf8, toUtf8 } from '../bytes.js';
import { FormatError } from '../errors.js';
import { MAX_ENTRY_SIZE } from '../tree/bundle.js';
import { leafHash } from '../tree/hash.js';
import { assertLeaf } from './rules.js';
import type { Leaf } from './types.js';

/**
 * The entry that a leaf is: canonical JSON (RFC 8785), in UTF-8 when it is hashed.
 * @throws FormatError when the leaf breaks a rule
 */
export function formatLeaf(leaf: Leaf): string {
  assertLeaf(leaf);
  const text = canonical(leaf);
  // No names and no addresses of people in a log that never forgets: whatever has an @ is taken for an e-mail address.
  if (text.includes('@')) throw new FormatError('A leaf never contains an e-mail address');
  if (toUtf8(text).length > MAX_ENTRY_SIZE) throw new FormatError('The leaf is too long');
  return text;
}

/**
 * The leaf of an entry.
 * @throws FormatError when the entry is not exactly what `formatLeaf` writes
 */
export function parseLeaf(entry: string | Uint8Array): Leaf {
  const text = typeof entry === 'string' ? entry : fromUtf8(entry);
  let leaf: unknown;
  try {
    leaf = JSON.parse(text);
  } catch {
    throw new FormatError('The entry is not JSON');
  }
  assertLeaf(leaf);
  if (formatLeaf(leaf) !== text) throw new FormatError('The entry is not canonical JSON');
  return leaf;
}

/** Hash of an entry as it stands in the tree (RFC 6962). */
export function leafHashOf(entry: string): Uint8Array {
  return leafHash(toUtf8(entry));
}

function canonical(leaf: Leaf): string {
  try {
    return canonicalJson(leaf);
  } catch {
    throw new FormatError('The leaf has no canonical JSON form');
  }
}
