import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../bytes.js';
import { FormatError, SignatureError } from '../errors.js';
import { isKeyName, parsePrivateKey, signEd25519, SignatureType } from './keys.js';

/** A signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** The first four bytes of the line's base64, as an unsigned number. */
  readonly keyId: number;
  /** The bytes after the key id; what they mean depends on the type of the key. */
  readonly signature: Uint8Array;
}

/** A text and the signatures under it, not checked. */
export interface Note {
  /** Ends with a newline, which is signed too. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A note in which at least one signature is right. */
export interface OpenedNote {
  readonly text: string;
  /** Signatures of known keys; all of them are right. */
  readonly verified: readonly NoteSignature[];
  /** Signatures of unknown keys, of any type. */
  readonly unverified: readonly NoteSignature[];
}

export interface NoteSigner {
  readonly name: string;
  readonly keyId: number;
  sign(text: string): Uint8Array;
}

export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
  verify(text: string, signature: Uint8Array): boolean;
}

/** A note longer than this, or with more signatures, is refused unread. */
const MAX_NOTE_LENGTH = 1_000_000;
const MAX_SIGNATURES = 100;
const KEY_ID_SIZE = 4;

/**
 * Takes a signed note (C2SP signed-note) apart, without checking signatures.
 * @throws FormatError when it is none
 */
export function parseNote(input: string | Uint8Array): Note {
  if (input.length > MAX_NOTE_LENGTH) throw new FormatError('The note is too long');
  const note = typeof input === 'string' ? input : fromUtf8(input);
  const end = note.lastIndexOf('\n\n') + 1;
  if (end === 0) throw new FormatError('The note has no blank line before its signatures');
  const text = note.slice(0, end);
  assertNoteText(text);
  return { text, signatures: parseSignatureLines(note.slice(end + 1)) };
}

/**
 * Signature lines alone, as a witness answers.
 * @throws FormatError when there are none, or too many, or one is malformed
 */
export function parseSignatureLines(lines: string): NoteSignature[] {
  if (!lines.endsWith('\n')) throw new FormatError('The signatures do not end with a newline');
  const signatures = lines.slice(0, -1).split('\n').map(parseSignatureLine);
  if (signatures.length > MAX_SIGNATURES) throw new FormatError('The note has too many signatures');
  return signatures;
}

/** A signature line with its newline. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  const bytes = new Uint8Array(KEY_ID_SIZE + signature.length);
  new DataView(bytes.buffer).setUint32(0, keyId);
  bytes.set(signature, KEY_ID_SIZE);
  return `— ${name} ${toBase64(bytes)}\n`;
}

/** The note in its text form. */
export function formatNote({ text, signatures }: Note): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

/**
 * Adds signatures to a note. One of the same key that is there already gives way to the new one.
 * @throws FormatError when the note is none
 */
export function addSignatures(note: string, added: readonly NoteSignature[]): string {
  const { text, signatures } = parseNote(note);
  const kept = signatures.filter((old) => !added.some((signature) => isOfKey(signature, old)));
  return formatNote({ text, signatures: [...kept, ...added] });
}

/**
 * Signs a text.
 * @throws FormatError when the text cannot stand in a note: it must end with a newline and have no control characters
 * @throws RangeError without a signer
 */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  assertNoteText(text);
  if (signers.length === 0) throw new RangeError('A note is signed by somebody');
  const signatures = signers.map((signer): NoteSignature => {
    const { name, keyId } = signer;
    return { name, keyId, signature: signer.sign(text) };
  });
  return formatNote({ text, signatures });
}

/**
 * Checks the signatures of known keys and passes over the others.
 * @throws FormatError when the input is no note
 * @throws SignatureError when a signature of a known key is wrong, or there is none
 */
export function openNote(input: string | Uint8Array, verifiers: readonly NoteVerifier[]): OpenedNote {
  const { text, signatures } = parseNote(input);
  const verified: NoteSignature[] = [];
  const unverified: NoteSignature[] = [];
  for (const signature of signatures) {
    const verifier = verifiers.find((known) => isOfKey(signature, known));
    if (verifier === undefined) unverified.push(signature);
    else if (verifier.verify(text, signature.signature)) verified.push(signature);
    else throw new SignatureError('wrong', `The signature of ${verifier.name} is wrong`);
  }
  if (verified.length === 0) throw new SignatureError('missing', 'No known key signed the note');
  return { text, verified, unverified };
}

/**
 * A signer of notes, for the key of a log.
 * @throws FormatError when the text is no private key, or one for cosignatures
 */
export function noteSigner(privateKey: string): NoteSigner {
  const { name, keyId, type, seed } = parsePrivateKey(privateKey);
  if (type !== SignatureType.note) throw new FormatError('Not a key that signs notes');
  return { name, keyId, sign: (text) => signEd25519(seed, toUtf8(text)) };
}

/** Name and key id together say which key signed. */
export function isOfKey(
  signature: Pick<NoteSignature, 'name' | 'keyId'>,
  key: Pick<NoteSignature, 'name' | 'keyId'>,
): boolean {
  return signature.name === key.name && signature.keyId === key.keyId;
}

function parseSignatureLine(line: string): NoteSignature {
  const [dash, name = '', encoded = '', ...rest] = line.split(' ');
  if (dash !== '—' || !isKeyName(name) || rest.length > 0) throw new FormatError('Not a signature line');
  const bytes = fromBase64(encoded);
  if (bytes.length <= KEY_ID_SIZE) throw new FormatError('A signature that is too short');
  const keyId = new DataView(bytes.buffer).getUint32(0);
  return { name, keyId, signature: bytes.slice(KEY_ID_SIZE) };
}

function assertNoteText(text: string): void {
  if (!text.endsWith('\n')) throw new FormatError('The text of the note does not end with a newline');
  // eslint-disable-next-line no-control-regex -- the format forbids exactly these
  if (!text.isWellFormed() || /[\0-\x09\x0b-\x1f]/.test(text)) {
    throw new FormatError('The note has control characters');
  }
}
