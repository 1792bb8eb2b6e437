import { bytesToHex } from '@noble/hashes/utils.js';
import { FormatError } from './errors.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Lower-case hex of bytes. */
export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** Base64 of RFC 4648 section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/**
 * Bytes of base64 text as `toBase64` writes it.
 * @throws FormatError for any other spelling, e.g. without padding or with spaces
 */
export function fromBase64(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new FormatError('Not base64');
  }
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  // `atob` forgives spaces, lost padding and stray bits at the end; two spellings of one hash are not welcome here.
  if (toBase64(bytes) !== text) throw new FormatError('Not base64 as RFC 4648 section 4 writes it');
  return bytes;
}

export function toUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * Text of UTF-8 bytes; a byte order mark stays a character.
 * @throws FormatError when the bytes are not UTF-8
 */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new FormatError('Not UTF-8');
  }
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
