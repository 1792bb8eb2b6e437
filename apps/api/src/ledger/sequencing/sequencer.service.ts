import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  addSignatures,
  appendLeaves,
  formatCheckpoint,
  leafHashOf,
  type NoteSigner,
  parseCheckpoint,
  parseNote,
  signNote,
} from '#ledger';
import { JobsService } from '../../jobs/jobs.service.js';
import { LedgerKeys } from './keys.service.js';
import { LastCheckpoint } from './last-checkpoint.js';
import { alone } from './lock.js';
import { tilesOf, writeTiles } from './tiles.js';

/** The job that sends checkpoints to witnesses. */
export const ASK_WITNESSES = 'askWitnesses';

/** Leaves that one transaction takes up. */
const BATCH = 1000;

interface WaitingLeaf {
  readonly position: string;
  readonly leaf: string;
}

interface CheckpointRow {
  readonly size: string;
  readonly root: Buffer;
}

/**
 * Gives leaves their place in the tree, and signs. One at a time, in all processes together. A tree is signed after it
 * was committed: what breaks off in between is finished by the next run, and nothing is signed that could vanish.
 */
@Injectable()
export class Sequencer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: LedgerKeys,
    private readonly last: LastCheckpoint,
    private readonly jobs: JobsService,
  ) {}

  /** Takes up every leaf that waits, and signs. Throws `LedgerKeyError` and `LedgerForkError` when it cannot sign. */
  async run(): Promise<void> {
    for (;;) {
      const taken = await this.takeUp();
      await this.sign();
      if (taken < BATCH) return;
    }
  }

  /** Gives indexes to leaves in the order in which they were written, and writes the tree; the count of leaves. */
  async takeUp(): Promise<number> {
    return alone(this.dataSource, async (manager) => {
      const leaves: WaitingLeaf[] = await manager.query(
        `SELECT position, leaf FROM ledger_leaf WHERE leaf_index IS NULL ORDER BY position LIMIT $1`,
        [BATCH],
      );
      if (leaves.length === 0) return 0;
      const first = await sizeOf(manager);
      const hashes = leaves.map(({ leaf }) => leafHashOf(leaf));
      const { size, root, tiles } = await appendLeaves(tilesOf(manager), first, hashes);
      await manager.query(
        `UPDATE ledger_leaf SET leaf_index = $1::bigint + given.ord - 1
         FROM unnest($2::bigint[]) WITH ORDINALITY AS given(position, ord)
         WHERE ledger_leaf.position = given.position`,
        [first, leaves.map(({ position }) => position)],
      );
      await writeTiles(manager, tiles);
      await manager.query(`INSERT INTO ledger_checkpoint (size, root, at) VALUES ($1, $2, $3)`, [
        size,
        Buffer.from(root),
        new Date(),
      ]);
      return leaves.length;
    });
  }

  /** Signs every tree that is committed and not signed, and the newest with keys that came since. */
  async sign(): Promise<void> {
    await alone(this.dataSource, async (manager) => {
      const rows: CheckpointRow[] = await manager.query(
        `SELECT size, root FROM ledger_checkpoint WHERE note IS NULL ORDER BY size`,
      );
      if (rows.length === 0 && (await sizeOf(manager)) === 0) return;
      const signers = await this.keys.signers(manager);
      const origin = signers[0]?.name ?? '';
      await this.last.requireGrowth(manager, origin);
      for (const { size, root } of rows) {
        const text = formatCheckpoint({ origin, size: Number(size), root });
        const note = signNote(text, signers);
        await manager.query(`UPDATE ledger_checkpoint SET note = $2 WHERE size = $1`, [size, note]);
      }
      const newest = await signNewest(manager, signers);
      await this.last.keep(newest);
      if (rows.length > 0) await this.jobs.queue(manager, ASK_WITNESSES, {}, { key: ASK_WITNESSES });
    });
  }
}

/** Leaves that the tree has. */
async function sizeOf(manager: EntityManager): Promise<number> {
  const [row]: { readonly size: string | null }[] = await manager.query(
    `SELECT max(size) AS size FROM ledger_checkpoint`,
  );
  return Number(row?.size ?? 0);
}

/** Adds the signatures that the newest checkpoint lacks, after a key was added, and gives its note. */
async function signNewest(manager: EntityManager, signers: readonly NoteSigner[]): Promise<string> {
  const [row]: { readonly size: string; readonly note: string }[] = await manager.query(
    `SELECT size, note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1`,
  );
  const { size, note } = row as { size: string; note: string };
  const { text, signatures } = parseNote(note);
  // Under another name it stays as it is: the next checkpoint has the new one.
  if (parseCheckpoint(text).origin !== signers[0]?.name) return note;
  const missing = signers.filter(
    ({ name, keyId }) => !signatures.some((given) => given.name === name && given.keyId === keyId),
  );
  if (missing.length === 0) return note;
  const added = missing.map((signer) => {
    const { name, keyId } = signer;
    return { name, keyId, signature: signer.sign(text) };
  });
  const signed = addSignatures(note, added);
  await manager.query(`UPDATE ledger_checkpoint SET note = $2 WHERE size = $1`, [size, signed]);
  return signed;
}
