import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Checkpoint, parseCheckpoint, parseNote, rootAt, toHex } from '#ledger';
import { LedgerSettings } from '../settings.js';
import { writeSafely } from './key-file.js';
import { tilesOf } from './tiles.js';

const FILE = 'last-checkpoint';

/** The database has another history than the one that was signed before: it was put back to an older state. */
export class LedgerForkError extends Error {
  override readonly name = 'LedgerForkError';

  constructor(readonly signedSize: number) {
    super(
      `The log is not signed: its signing key has signed a tree of ${signedSize} entries that is not in this database.`,
    );
  }
}

/**
 * The last checkpoint that was signed here, kept outside the database. Whoever puts an older state of the database
 * back would have the key sign a second history of the log; this file keeps it from that.
 */
@Injectable()
export class LastCheckpoint {
  constructor(private readonly settings: LedgerSettings) {}

  /** Throws `LedgerForkError` unless the tree of the database begins with the one that was signed last. */
  async requireGrowth(manager: EntityManager, origin: string): Promise<void> {
    const last = await this.read();
    if (last === null || last.origin !== origin) return;
    const [row]: { readonly size: string | null }[] = await manager.query(
      `SELECT max(size) AS size FROM ledger_checkpoint`,
    );
    if (Number(row?.size ?? 0) < last.size) throw new LedgerForkError(last.size);
    const root = await rootAt(tilesOf(manager), last.size);
    if (toHex(root) !== toHex(last.root)) throw new LedgerForkError(last.size);
  }

  /** Takes the place of the one kept before. */
  async keep(note: string): Promise<void> {
    if ((await this.readNote()) !== note) await writeSafely(this.path, note);
  }

  private async read(): Promise<Checkpoint | null> {
    const note = await this.readNote();
    return note === null ? null : parseCheckpoint(parseNote(note).text);
  }

  private readNote(): Promise<string | null> {
    return readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  private get path(): string {
    return join(this.settings.folder, FILE);
  }
}
