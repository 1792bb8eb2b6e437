export { fromBase64, sameBytes, toBase64, toHex } from './bytes.js';
export { FormatError, SignatureError, type SignatureProblem } from './errors.js';

// The tree: RFC 6962 hashing in the tiles of C2SP tlog-tiles.
export { emptyRoot, HASH_SIZE, leafHash, nodeHash } from './tree/hash.js';
export {
  TILE_WIDTH,
  tileWidth,
  type Tile,
  type TileRef,
  type TileSource,
  type TreeHead,
} from './tree/tile.js';
export { appendLeaves, type Appended } from './tree/append.js';
export { consistencyProof, inclusionProof, rootAt } from './tree/proofs.js';
export { rebuild } from './tree/rebuild.js';
export { verifyConsistency, verifyInclusion } from './tree/verify.js';
export { entriesPath, parseTilePath, tilePath, type TilePath } from './tree/tile-path.js';
export { decodeBundle, encodeBundle, MAX_ENTRY_SIZE } from './tree/bundle.js';

// Signed notes, checkpoints and cosignatures.
export { generateKey, SignatureType, verifierKeyOf, type KeyPair } from './note/keys.js';
export {
  addSignatures,
  formatNote,
  noteSigner,
  openNote,
  parseNote,
  parseSignatureLines,
  signatureLine,
  signNote,
  type Note,
  type NoteSignature,
  type NoteSigner,
  type NoteVerifier,
  type OpenedNote,
} from './note/note.js';
export {
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  type Checkpoint,
  type OpenedCheckpoint,
} from './note/checkpoint.js';
export {
  cosignatureMessage,
  cosigner,
  noteVerifier,
  verifyCosignature,
  type Cosignature,
  type Cosigner,
} from './note/cosignature.js';
export { formatAddCheckpoint, parseAddCheckpoint, type AddCheckpoint } from './note/add-checkpoint.js';

// Leaves and proof files.
export { LEDGER_EVENTS, type Leaf, type LeafVersions, type LedgerEvent } from './leaf/types.js';
export { formatLeaf, leafHashOf, parseLeaf } from './leaf/format.js';
export { sealRecord } from './leaf/seal.js';
export { formatProof, parseProof, type Proof } from './proof/proof.js';
export {
  verifyProofFile,
  type ProofProblem,
  type ProofVerdict,
  type TrustedKeys,
} from './proof/verify-proof-file.js';
