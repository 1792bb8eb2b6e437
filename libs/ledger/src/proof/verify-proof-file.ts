import { fromUtf8, toHex } from '../bytes.js';
import { FormatError, SignatureError } from '../errors.js';
import { parseLeaf } from '../leaf/format.js';
import type { Leaf } from '../leaf/types.js';
import { openCheckpoint, type OpenedCheckpoint } from '../note/checkpoint.js';
import { noteVerifier, verifyCosignature, type Cosignature } from '../note/cosignature.js';
import { SignatureType } from '../note/keys.js';
import { isOfKey, type NoteVerifier } from '../note/note.js';
import { leafHash } from '../tree/hash.js';
import { verifyInclusion } from '../tree/verify.js';
import { parseProof, type Proof } from './proof.js';

/** Whom the reader of a proof trusts; all keys in their text form. */
export interface TrustedKeys {
  /** Verifier keys of the log, old ones too. Their name is the log's origin. */
  readonly origins: readonly string[];
  /** Verifier keys of witnesses (type 0x04). */
  readonly witnesses?: readonly string[];
  /** How many witnesses must have cosigned; none by default. */
  readonly quorum?: number;
}

/** Why a proof file proves nothing. */
export type ProofProblem =
  /** One of the trusted keys cannot be read, is of the wrong type, or is given twice; or the quorum cannot be met. */
  | 'badKeys'
  /** The file is not in the form of C2SP tlog-proof. */
  | 'notAProof'
  /** The file does not contain the entry, or the entry is not in the form of our leaves. */
  | 'noLeaf'
  /** The checkpoint is not in the form of C2SP tlog-checkpoint. */
  | 'badCheckpoint'
  /** A signature of a trusted key is wrong: text or signature was changed. */
  | 'wrongSignature'
  /** None of the trusted keys of the checkpoint's origin signed it. */
  | 'unknownLog'
  /** Fewer witnesses than asked for cosigned the checkpoint. */
  | 'tooFewWitnesses'
  /** The entry is not in the tree of the checkpoint, or not at this place: entry or proof was changed. */
  | 'notIncluded';

export type ProofVerdict =
  | {
      readonly ok: true;
      readonly leaf: Leaf;
      readonly index: number;
      /** Size of the tree in which the leaf was found. */
      readonly size: number;
      /** Trusted keys of the log that signed the checkpoint. */
      readonly checkpointSignedBy: readonly string[];
      /** Trusted witnesses that cosigned it, and when. */
      readonly cosignedBy: readonly Cosignature[];
    }
  | { readonly ok: false; readonly problem: ProofProblem };

interface Verifiers {
  readonly logs: readonly (NoteVerifier & { readonly verifierKey: string })[];
  readonly witnesses: readonly NoteVerifier[];
}

/** Ends the check with a problem; never leaves this file. */
class Refusal extends Error {
  constructor(readonly problem: ProofProblem) {
    super(problem);
  }
}

/**
 * Checks a proof file without a network: that its leaf is in the tree of its checkpoint, and that the log and enough
 * witnesses signed that checkpoint. Bad input gives a problem, never an error.
 */
export function verifyProofFile(file: string | Uint8Array, keys: TrustedKeys): ProofVerdict {
  try {
    return verify(file, keys);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    throw error;
  }
}

function verify(file: string | Uint8Array, keys: TrustedKeys): ProofVerdict {
  const { logs, witnesses } = orRefuse('badKeys', () => verifiersOf(keys));
  const proof = orRefuse('notAProof', () => parseProof(typeof file === 'string' ? file : fromUtf8(file)));
  const { entry, leaf } = orRefuse('noLeaf', () => leafOf(proof));
  const { checkpoint, text, verified } = openSigned(proof.checkpoint, [...logs, ...witnesses]);

  const signers = logs.filter((log) => verified.some((signature) => isOfKey(signature, log)));
  const ofOrigin = signers.filter(({ name }) => name === checkpoint.origin);
  if (ofOrigin.length === 0) throw new Refusal('unknownLog');

  const cosignedBy = witnesses.flatMap((witness) => {
    const cosignatures = verified.map((signature) => verifyCosignature(signature, text, witness));
    return cosignatures.find((cosignature) => cosignature !== null) ?? [];
  });
  if (cosignedBy.length < (keys.quorum ?? 0)) throw new Refusal('tooFewWitnesses');

  const { size, root } = checkpoint;
  if (!verifyInclusion(leafHash(entry), proof.index, size, proof.hashes, root)) {
    throw new Refusal('notIncluded');
  }
  const checkpointSignedBy = ofOrigin.map(({ verifierKey }) => verifierKey);
  return { ok: true, leaf, index: proof.index, size, checkpointSignedBy, cosignedBy };
}

/** @throws FormatError for a key that is not of its kind, or is there twice, and for a quorum nobody can reach */
function verifiersOf({ origins, witnesses = [], quorum = 0 }: TrustedKeys): Verifiers {
  const ofType = (type: SignatureType) => (verifierKey: string) => {
    const verifier = noteVerifier(verifierKey);
    if (verifier.type !== type) throw new FormatError('A key of another type');
    return { ...verifier, verifierKey };
  };
  const logs = origins.map(ofType(SignatureType.note));
  const cosigners = witnesses.map(ofType(SignatureType.cosignature));
  // A cosignature does not say its witness's name: one key under two names would count twice.
  const distinct = new Set(cosigners.map(({ publicKey }) => toHex(publicKey)));
  if (distinct.size < cosigners.length) throw new FormatError('Two witnesses with one key');
  if (!Number.isInteger(quorum) || quorum > cosigners.length) {
    throw new FormatError('More witnesses are asked for than are known');
  }
  return { logs, witnesses: cosigners };
}

function leafOf({ extra }: Proof): { entry: Uint8Array; leaf: Leaf } {
  if (extra === null) throw new FormatError('The file has no leaf');
  return { entry: extra, leaf: parseLeaf(extra) };
}

function openSigned(note: string, verifiers: readonly NoteVerifier[]): OpenedCheckpoint {
  try {
    return openCheckpoint(note, verifiers);
  } catch (error) {
    if (error instanceof SignatureError) {
      throw new Refusal(error.problem === 'wrong' ? 'wrongSignature' : 'unknownLog');
    }
    if (error instanceof FormatError) throw new Refusal('badCheckpoint');
    throw error;
  }
}

function orRefuse<T>(problem: ProofProblem, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormatError) throw new Refusal(problem);
    throw error;
  }
}
