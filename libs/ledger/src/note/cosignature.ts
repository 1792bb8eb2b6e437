import { toUtf8 } from '../bytes.js';
import { FormatError } from '../errors.js';
import { parseCheckpoint } from './checkpoint.js';
import {
  ED25519_SIGNATURE_SIZE,
  parsePrivateKey,
  parseVerifierKey,
  signEd25519,
  SignatureType,
  verifyEd25519,
} from './keys.js';
import { isOfKey, type NoteSignature, type NoteVerifier } from './note.js';

/** A witness that can cosign: for tests, and for whoever runs a witness with this program. */
export interface Cosigner {
  readonly name: string;
  readonly keyId: number;
  /**
   * @param checkpoint its text, without signatures
   * @param time seconds since 1970
   * @throws FormatError when the text is no checkpoint: a witness signs nothing else
   * @throws RangeError when the time is none
   */
  cosign(checkpoint: string, time: number): NoteSignature;
}

/** A cosignature that is right: `name` saw no other history of the log up to `time`, in seconds since 1970. */
export interface Cosignature {
  readonly name: string;
  readonly time: number;
}

const TIME_SIZE = 8;

/** What a witness signs of a checkpoint's text (C2SP tlog-cosignature, Ed25519). */
export function cosignatureMessage(checkpoint: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${checkpoint}`;
}

/**
 * A witness of a private key for cosignatures.
 * @throws FormatError when the text is none
 */
export function cosigner(privateKey: string): Cosigner {
  const { name, keyId, type, seed } = parsePrivateKey(privateKey);
  if (type !== SignatureType.cosignature) throw new FormatError('Not a key that cosigns');
  return {
    name,
    keyId,
    cosign: (checkpoint, time) => {
      parseCheckpoint(checkpoint);
      if (!Number.isSafeInteger(time) || time < 0) throw new RangeError(`Not seconds since 1970: ${time}`);
      const signature = new Uint8Array(TIME_SIZE + ED25519_SIGNATURE_SIZE);
      new DataView(signature.buffer).setBigUint64(0, BigInt(time));
      signature.set(signEd25519(seed, toUtf8(cosignatureMessage(checkpoint, time))), TIME_SIZE);
      return { name, keyId, signature };
    },
  };
}

/**
 * Checks signatures of the key, a log's (type 0x01) or a witness's (type 0x04).
 * @throws FormatError when the text is no verifier key, or one of another type
 */
export function noteVerifier(verifierKey: string): NoteVerifier {
  const { name, keyId, type, key: publicKey } = parseVerifierKey(verifierKey);
  const verify: NoteVerifier['verify'] =
    type === SignatureType.note
      ? (text, signature) => verifyEd25519(publicKey, toUtf8(text), signature)
      : (text, signature) => verifyCosigned(publicKey, text, signature);
  return { name, keyId, type, publicKey, verify };
}

/**
 * Checks one cosignature of a checkpoint's text; `null` when it is not of this witness or is wrong.
 * @param witness a verifier of a key for cosignatures
 */
export function verifyCosignature(
  signature: NoteSignature,
  checkpoint: string,
  witness: NoteVerifier,
): Cosignature | null {
  if (witness.type !== SignatureType.cosignature || !isOfKey(signature, witness)) return null;
  if (!witness.verify(checkpoint, signature.signature)) return null;
  return { name: witness.name, time: cosignatureTime(signature.signature) };
}

/** Seconds since 1970 in the bytes of a cosignature. */
export function cosignatureTime(signature: Uint8Array): number {
  return Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
}

function verifyCosigned(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  if (signature.length !== TIME_SIZE + ED25519_SIGNATURE_SIZE) return false;
  const time = cosignatureTime(signature);
  if (!Number.isSafeInteger(time)) return false;
  return verifyEd25519(publicKey, toUtf8(cosignatureMessage(text, time)), signature.subarray(TIME_SIZE));
}
