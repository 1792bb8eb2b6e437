import { type Leaf, type ProofVerdict, verifyProofFile } from '#ledger';
import { CommandFailure, FAILED, output, tell, WRONG_INPUT } from '../command.js';
import { readFileBytes } from '../files.js';

export interface VerifyProofOptions {
  /** Public keys of the log. */
  readonly key?: readonly string[];
  /** File with public keys, as the log serves them at `/ledger/keys`, or one a line. */
  readonly keys?: string;
  /** Public keys of witnesses. */
  readonly witness?: readonly string[];
  /** How many of the witnesses must have cosigned; all of those named unless given. */
  readonly quorum?: number;
}

type Proven = Extract<ProofVerdict, { ok: true }>;

interface Keys {
  readonly origins: readonly string[];
  readonly witnesses: readonly string[];
}

/** `civiscore verify-proof FILE`: says in words what a proof file proves; needs no database and no network. */
export async function verifyProof(file: string, options: VerifyProofOptions): Promise<void> {
  const listed = options.keys === undefined ? NO_KEYS : await readKeys(options.keys);
  const named = options.witness ?? [];
  const origins = [...new Set([...(options.key ?? []), ...listed.origins])];
  if (origins.length === 0) throw new CommandFailure(WRONG_INPUT, [tell('proof.keyNeeded')]);
  const witnesses = [...new Set([...named, ...listed.witnesses])];
  const bytes = await readFileBytes(file);
  const verdict = verifyProofFile(bytes, { origins, witnesses, quorum: options.quorum ?? named.length });
  if (!verdict.ok) {
    const exitCode = verdict.problem === 'badKeys' ? WRONG_INPUT : FAILED;
    throw new CommandFailure(exitCode, [tell(`proof.problem.${verdict.problem}`, { file })]);
  }
  await output(
    linesOf(verdict)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

const NO_KEYS: Keys = { origins: [], witnesses: [] };

async function readKeys(path: string): Promise<Keys> {
  const text = Buffer.from(await readFileBytes(path)).toString('utf8');
  if (!text.trimStart().startsWith('{')) {
    return { origins: text.split(/\s+/).filter((line) => line !== ''), witnesses: [] };
  }
  try {
    const { keys, witnesses } = JSON.parse(text) as Record<'keys' | 'witnesses', { vkey: string }[]>;
    return { origins: keys.map(({ vkey }) => vkey), witnesses: witnesses.map(({ vkey }) => vkey) };
  } catch {
    throw new CommandFailure(WRONG_INPUT, [tell('proof.badKeysFile', { file: path })]);
  }
}

function linesOf({ leaf, index, size, checkpointSignedBy, cosignedBy }: Proven): string[] {
  return [
    tell('proof.right'),
    ...subjectOf(leaf),
    tell('proof.rules', { ...leaf.versions }),
    tell('proof.place', { entry: index, size }),
    ...checkpointSignedBy.map((key) => tell('proof.signed', { key })),
    ...(cosignedBy.length === 0
      ? [tell('proof.noWitness')]
      : cosignedBy.map(({ name, time }) =>
          tell('proof.cosigned', { name, time: new Date(time * 1000).toISOString() }),
        )),
  ];
}

/** What the leaf says: a published value, an edition, or something sealed. */
function subjectOf(leaf: Leaf): string[] {
  const { event, country, city, period, time, extension } = leaf;
  const place = { city, country, year: period ?? '' };
  if (event !== 'published') {
    const subject = leaf.dataPoint ?? text(extension['profile']);
    return [tell('proof.sealed', { event: tell(`proof.event.${event}`), subject, time, ...place })];
  }
  const edition = { edition: text(extension['number']), hash: text(extension['contentHash']), time };
  if (leaf.dataPoint === null) {
    return [tell('proof.edition', { ...place, ...edition, state: text(extension['state']) })];
  }
  const { kpi, dataPoint, value, unit, evidence } = leaf;
  return [
    tell('proof.value', {
      ...place,
      kpi: kpi ?? '',
      dataPoint,
      value: value ?? tell('proof.noValue'),
      unit: value === null ? '' : (unit ?? ''),
      status: text(extension['status']),
    }),
    tell('proof.ofEdition', edition),
    ...evidence.map((hash) => tell('proof.evidence', { hash })),
  ];
}

function text(value: Leaf['extension'][string] | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}
