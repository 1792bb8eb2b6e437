import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toBase64, toUtf8 } from '../bytes.js';
import { FormatError } from '../errors.js';

/** Signature types of C2SP signed-note that this program can make and check; others are kept and passed over. */
export const SignatureType = { note: 0x01, cosignature: 0x04 } as const;
export type SignatureType = (typeof SignatureType)[keyof typeof SignatureType];

/** An Ed25519 key pair in text: the private key opens only what its own verifier key describes. */
export interface KeyPair {
  /** `PRIVATE+KEY+<name>+<key id>+<base64>`, as golang.org/x/mod/sumdb/note writes it. Secret. */
  readonly privateKey: string;
  /** `<name>+<key id>+<base64>`, the vkey of C2SP signed-note. */
  readonly verifierKey: string;
}

/** A public key taken out of its text. */
export interface PublicKey {
  readonly name: string;
  readonly keyId: number;
  readonly type: SignatureType;
  readonly key: Uint8Array;
}

/** A private key taken out of its text. */
export interface SecretKey extends PublicKey {
  readonly seed: Uint8Array;
}

/** Bytes of an Ed25519 signature. */
export const ED25519_SIGNATURE_SIZE = 64;
const KEY_SIZE = 32;
const PRIVATE_PREFIX = 'PRIVATE+KEY+';

/** Key names have no Unicode spaces, no plus and, as the notes they stand in, no control characters. */
export function isKeyName(name: string): boolean {
  // eslint-disable-next-line no-control-regex -- the format forbids exactly these
  return name.isWellFormed() && /^[^\p{White_Space}\0-\x1f+]+$/u.test(name);
}

/** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), as an unsigned number (C2SP signed-note). */
export function keyId(name: string, type: number, publicKey: Uint8Array): number {
  const hash = sha256(new Uint8Array([...toUtf8(`${name}\n`), type, ...publicKey]));
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
}

/**
 * Makes a key pair of 32 random bytes.
 * @param type what the key signs: notes, e.g. checkpoints of a log, or cosignatures of a witness
 * @throws RangeError for a name with spaces or a plus, and when there are not 32 bytes
 */
export function generateKey(
  name: string,
  random: Uint8Array,
  type: SignatureType = SignatureType.note,
): KeyPair {
  if (!isKeyName(name)) throw new RangeError(`No name of a key: ${JSON.stringify(name)}`);
  if (random.length !== KEY_SIZE) throw new RangeError(`${random.length} random bytes, not ${KEY_SIZE}`);
  const key = ed25519.getPublicKey(random);
  const verifierKey = keyText(name, keyId(name, type, key), type, key);
  return { verifierKey, privateKey: PRIVATE_PREFIX + keyText(name, keyId(name, type, key), type, random) };
}

/**
 * The public key of a verifier key.
 * @throws FormatError when the text is none, its key id is wrong, or its signature type is not known here
 */
export function parseVerifierKey(verifierKey: string): PublicKey {
  const parts = parseKeyText(verifierKey);
  if (parts.keyId !== keyId(parts.name, parts.type, parts.key)) throw new FormatError('The key id is wrong');
  return parts;
}

/**
 * The private key of its text.
 * @throws FormatError when the text is none, its key id is wrong, or its signature type is not known here
 */
export function parsePrivateKey(privateKey: string): SecretKey {
  if (!privateKey.startsWith(PRIVATE_PREFIX)) throw new FormatError('Not a private key');
  const { key: seed, ...parts } = parseKeyText(privateKey.slice(PRIVATE_PREFIX.length));
  const key = ed25519.getPublicKey(seed);
  if (parts.keyId !== keyId(parts.name, parts.type, key)) throw new FormatError('The key id is wrong');
  return { ...parts, key, seed };
}

/** The verifier key that belongs to a private key, to publish. Errors as in `parsePrivateKey`. */
export function verifierKeyOf(privateKey: string): string {
  const { name, keyId: id, type, key } = parsePrivateKey(privateKey);
  return keyText(name, id, type, key);
}

/** Ed25519 as RFC 8032 checks it: no other spelling of a point, and no key of small order. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== ED25519_SIGNATURE_SIZE) return false;
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, seed);
}

function keyText(name: string, id: number, type: SignatureType, key: Uint8Array): string {
  return `${name}+${id.toString(16).padStart(8, '0')}+${toBase64(new Uint8Array([type, ...key]))}`;
}

function parseKeyText(text: string): PublicKey {
  // The base64 may have a plus of its own; name and key id have none.
  const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  const [, name = '', id = '', encoded = ''] = parts ?? [];
  if (!isKeyName(name)) throw new FormatError('Not a key of the form name+id+base64');
  const [type, ...key] = fromBase64(encoded);
  if (type !== SignatureType.note && type !== SignatureType.cosignature) {
    throw new FormatError('A key for a signature type that is not known here');
  }
  if (key.length !== KEY_SIZE) throw new FormatError(`An Ed25519 key of ${key.length} bytes`);
  return { name, keyId: Number.parseInt(id, 16), type, key: Uint8Array.from(key) };
}
