import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson } from '#scoring';
import { fromBase64, toHex, toUtf8 } from '../bytes.js';
import { FormatError } from '../errors.js';

/** Keeps a seal from being the hash of anything else. */
const SEAL_PREFIX = 'civiscore-sealed/1\n';
/** Random bytes that make a figure impossible to find by guessing. */
const LEAST_SALT_SIZE = 16;

/**
 * Commits to a record that is not public: SHA-256, in hex, of the prefix `civiscore-sealed/1` with a newline and the
 * canonical JSON of salt and record. Whoever is given both can compute the seal again.
 * @param salt base64 of 16 random bytes or more, new for each record
 * @param record plain JSON
 * @throws FormatError when the salt is none
 * @throws TypeError when the record has no JSON form
 */
export function sealRecord(salt: string, record: unknown): string {
  assertSalt(salt);
  return toHex(sha256(toUtf8(SEAL_PREFIX + canonicalJson({ salt, record }))));
}

/** @throws FormatError when the text is not the base64 of enough bytes */
export function assertSalt(salt: string): void {
  if (fromBase64(salt).length < LEAST_SALT_SIZE) throw new FormatError('The salt is too short');
}
