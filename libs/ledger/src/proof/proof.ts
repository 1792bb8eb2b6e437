import { fromBase64, toBase64 } from '../bytes.js';
import { FormatError } from '../errors.js';
import { parseDecimal, parseHash } from '../lines.js';

/** That an entry is in a log, for whoever trusts the log's key (C2SP tlog-proof). */
export interface Proof {
  /** Bytes that come along; nothing proves them. `null` for none. */
  readonly extra: Uint8Array | null;
  readonly index: number;
  /** Inclusion proof, from the leaf's sibling up. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, a note. */
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** Hashes of a proof in the largest tree whose size is a 64-bit number. */
const MAX_HASHES = 64;

/** The proof in its text form. */
export function formatProof({ extra, index, hashes, checkpoint }: Proof): string {
  const extraLines = extra === null ? [] : [`extra ${toBase64(extra)}`];
  return [HEADER, ...extraLines, `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n');
}

/**
 * The parts of a proof. The checkpoint is taken as it stands.
 * @throws FormatError when the text is no proof
 */
export function parseProof(text: string): Proof {
  const end = text.indexOf('\n\n');
  if (end < 0) throw new FormatError('The proof has no blank line before its checkpoint');
  const [header, ...lines] = text.slice(0, end).split('\n');
  if (header !== HEADER) throw new FormatError(`The first line is not ${HEADER}`);
  const extra = valueOf('extra', lines[0]);
  const [first, ...hashes] = extra === null ? lines : lines.slice(1);
  const index = valueOf('index', first);
  if (index === null) throw new FormatError('The proof does not say the index');
  if (hashes.length > MAX_HASHES) throw new FormatError('The proof has too many hashes');
  return {
    extra: extra === null ? null : fromBase64(extra),
    index: parseDecimal(index),
    hashes: hashes.map(parseHash),
    checkpoint: text.slice(end + 2),
  };
}

function valueOf(name: string, line = ''): string | null {
  return line.startsWith(`${name} `) ? line.slice(name.length + 1) : null;
}
