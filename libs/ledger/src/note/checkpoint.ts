import { toBase64 } from '../bytes.js';
import { FormatError } from '../errors.js';
import { parseDecimal, parseHash } from '../lines.js';
import type { TreeHead } from '../tree/tile.js';
import { openNote, signNote, type NoteSigner, type NoteVerifier, type OpenedNote } from './note.js';

/** What a log says about its tree (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** The log's name for ever, e.g. its address without `https://`. */
  readonly origin: string;
  /** Lines after the root, if any. */
  readonly extensions?: readonly string[];
}

/** A checkpoint of a note whose signatures were checked. */
export interface OpenedCheckpoint extends OpenedNote {
  readonly checkpoint: Checkpoint;
}

/**
 * The text of a checkpoint, not signed yet.
 * @throws FormatError when an origin or an extension is empty or has line breaks, or the root is no hash
 */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions = [] } = checkpoint;
  const text = `${[origin, size, toBase64(root), ...extensions].join('\n')}\n`;
  if (parseCheckpoint(text).extensions?.length !== extensions.length) {
    throw new FormatError('A line of the checkpoint has a line break');
  }
  return text;
}

/**
 * The checkpoint that a note's text is.
 * @throws FormatError when it is none
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  const [origin = '', size = '', root = '', ...extensions] = lines.slice(0, -1);
  if (lines.at(-1) !== '' || lines.length < 4) throw new FormatError('A checkpoint has three lines or more');
  if (origin === '' || extensions.includes('')) throw new FormatError('A checkpoint has no empty lines');
  return { origin, size: parseDecimal(size), root: parseHash(root), extensions };
}

/** A signed checkpoint. Errors as in `formatCheckpoint`. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/** Opens a signed checkpoint. Errors as in `openNote` and `parseCheckpoint`. */
export function openCheckpoint(
  note: string | Uint8Array,
  verifiers: readonly NoteVerifier[],
): OpenedCheckpoint {
  const opened = openNote(note, verifiers);
  return { ...opened, checkpoint: parseCheckpoint(opened.text) };
}
