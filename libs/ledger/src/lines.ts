import { fromBase64 } from './bytes.js';
import { FormatError } from './errors.js';
import { HASH_SIZE } from './tree/hash.js';

/**
 * A size or an index in ASCII decimal, without leading zeros.
 * @throws FormatError when the text is not written so, or the number is not a safe integer
 */
export function parseDecimal(text: string): number {
  const number = Number(text);
  if (!/^(0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(number)) {
    throw new FormatError('Not a whole number without leading zeros');
  }
  return number;
}

/**
 * A hash in base64.
 * @throws FormatError when the text is not the base64 of 32 bytes
 */
export function parseHash(text: string): Uint8Array {
  const hash = fromBase64(text);
  if (hash.length !== HASH_SIZE) throw new FormatError(`A hash of ${hash.length} bytes`);
  return hash;
}
