import { toBase64 } from '../bytes.js';
import { FormatError } from '../errors.js';
import { parseDecimal, parseHash } from '../lines.js';

/** What a log sends to a witness (`add-checkpoint` of C2SP tlog-witness). */
export interface AddCheckpoint {
  /** Size of the last checkpoint the witness cosigned; 0 for none. */
  readonly oldSize: number;
  /** Consistency proof from that size to the checkpoint. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, a note. */
  readonly checkpoint: string;
}

const MAX_PROOF_LINES = 63;

/** The body of the request. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return [`old ${oldSize}`, ...proof.map(toBase64), '', checkpoint].join('\n');
}

/**
 * The parts of a request's body. The checkpoint is taken as it stands.
 * @throws FormatError when the body has another form
 */
export function parseAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n');
  if (end < 0) throw new FormatError('No blank line before the checkpoint');
  const [first = '', ...proof] = body.slice(0, end).split('\n');
  if (!first.startsWith('old ')) throw new FormatError('The first line is not the old size');
  if (proof.length > MAX_PROOF_LINES) throw new FormatError('The consistency proof is too long');
  return {
    oldSize: parseDecimal(first.slice('old '.length)),
    proof: proof.map(parseHash),
    checkpoint: body.slice(end + 2),
  };
}
