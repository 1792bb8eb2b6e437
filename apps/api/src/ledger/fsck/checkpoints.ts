import type { EntityManager } from 'typeorm';
import {
  FormatError,
  formatCheckpoint,
  formatNote,
  type NoteVerifier,
  noteVerifier,
  parseNote,
  parseSignatureLines,
  rootAt,
  signatureLine,
  SignatureType,
  verifyCosignature,
} from '#ledger';
import { tilesOf } from '../sequencing/tiles.js';
import type { Checking } from './fault.js';

/** Checkpoints read at once. */
const CHUNK = 500;

interface CheckpointRow {
  readonly size: string;
  readonly root: Buffer;
  readonly note: string | null;
}

interface KeyRow {
  readonly vkey: string;
  readonly name: string | null;
}

/** Compares every checkpoint with the tree of its size, and checks every signature; the count of checkpoints. */
export async function checkCheckpoints(checking: Checking, leaves: number): Promise<number> {
  const verifiers = await keysOf(checking, `SELECT vkey, NULL AS name FROM ledger_key`, SignatureType.note);
  const newestSigned = await largest(checking.manager, 'WHERE note IS NOT NULL');
  let count = 0;
  let size = 0;
  for await (const rows of checkpoints(checking.manager)) {
    for (const row of rows) {
      size = Number(row.size);
      if (!(await hasRoot(checking.manager, row, leaves))) checking.report({ code: 'rootDiffers', size });
      if (row.note === null) {
        if (size < newestSigned) checking.report({ code: 'notSigned', size });
      } else if (!isSignedRight(row, row.note, verifiers)) {
        checking.report({ code: 'checkpointWrong', size });
      }
    }
    count += rows.length;
  }
  if (size !== leaves) checking.report({ code: 'sizeDiffers', size, leaves });
  await checkCosignatures(checking);
  return count;
}

async function* checkpoints(manager: EntityManager): AsyncGenerator<readonly CheckpointRow[]> {
  let after = '-1';
  for (;;) {
    const rows: CheckpointRow[] = await manager.query(
      `SELECT size, root, note FROM ledger_checkpoint WHERE size > $1 ORDER BY size LIMIT $2`,
      [after, CHUNK],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)?.size ?? after;
  }
}

async function largest(manager: EntityManager, which: string): Promise<number> {
  const [row]: { readonly size: string | null }[] = await manager.query(
    `SELECT max(size) AS size FROM ledger_checkpoint ${which}`,
  );
  return Number(row?.size ?? 0);
}

async function hasRoot(
  manager: EntityManager,
  { size, root }: CheckpointRow,
  leaves: number,
): Promise<boolean> {
  if (Number(size) > leaves) return false;
  try {
    return Buffer.compare(await rootAt(tilesOf(manager), Number(size)), root) === 0;
  } catch (error) {
    if (error instanceof FormatError || error instanceof RangeError) return false;
    throw error;
  }
}

/** Every line of the note is the right signature of a key of the log over exactly this size and root. */
function isSignedRight(
  { size, root }: CheckpointRow,
  note: string,
  verifiers: readonly NoteVerifier[],
): boolean {
  try {
    const parsed = parseNote(note);
    const signedBy = parsed.signatures.map((signature) => {
      const verifier = verifiers.find(
        ({ name, keyId }) => name === signature.name && keyId === signature.keyId,
      );
      return verifier?.verify(parsed.text, signature.signature) === true ? verifier.name : null;
    });
    const [origin] = signedBy;
    return (
      origin !== null &&
      origin !== undefined &&
      signedBy.every((name) => name === origin) &&
      parsed.text === formatCheckpoint({ origin, size: Number(size), root }) &&
      formatNote(parsed) === note
    );
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

interface CosignatureRow {
  readonly size: string;
  readonly vkey: string;
  readonly line: string;
  readonly note: string | null;
}

async function checkCosignatures(checking: Checking): Promise<void> {
  const { manager, report } = checking;
  const witnesses = await keysOf(
    checking,
    `SELECT vkey, name FROM ledger_witness`,
    SignatureType.cosignature,
  );
  const verifiers = new Map(witnesses.map((witness) => [witness.vkey, witness]));
  let [size, vkey] = ['-1', ''];
  for (;;) {
    const rows: CosignatureRow[] = await manager.query(
      `SELECT cosignature.size, vkey, line, note FROM ledger_cosignature AS cosignature
       LEFT JOIN ledger_checkpoint USING (size)
       WHERE (cosignature.size, vkey) > ($1, $2) ORDER BY cosignature.size, vkey LIMIT $3`,
      [size, vkey, CHUNK],
    );
    for (const row of rows) {
      const verifier = verifiers.get(row.vkey);
      if (!verifier || !isCosignedRight(row, verifier)) {
        report({ code: 'cosignatureWrong', size: Number(row.size), witness: verifier?.name ?? row.vkey });
      }
    }
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    [size, vkey] = [last.size, last.vkey];
  }
}

function isCosignedRight({ line, note }: CosignatureRow, verifier: NoteVerifier): boolean {
  try {
    const [signature, ...rest] = parseSignatureLines(line);
    if (!signature || rest.length > 0 || note === null || signatureLine(signature) !== line) return false;
    return verifyCosignature(signature, parseNote(note).text, verifier) !== null;
  } catch (error) {
    if (error instanceof FormatError) return false;
    throw error;
  }
}

/** Verifiers of the keys of a table; a text that is no key is a fault. */
async function keysOf(
  { manager, report }: Checking,
  sql: string,
  type: SignatureType,
): Promise<readonly (NoteVerifier & { readonly vkey: string })[]> {
  const rows: KeyRow[] = await manager.query(sql);
  return rows.flatMap(({ vkey, name }) => {
    try {
      const verifier = noteVerifier(vkey);
      if (verifier.type === type && (name === null || verifier.name === name)) return { ...verifier, vkey };
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
    }
    report({ code: 'keyWrong', key: vkey });
    return [];
  });
}
