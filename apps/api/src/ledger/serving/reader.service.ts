import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  encodeBundle,
  formatProof,
  HASH_SIZE,
  inclusionProof,
  leafHashOf,
  TILE_WIDTH,
  type TilePath,
  tileWidth,
  toHex,
} from '#ledger';
import { tilesOf } from '../sequencing/tiles.js';

/** A checkpoint as it is served: the log's note with the lines of witnesses. */
export interface SignedCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** A leaf that is in the signed tree. */
export interface SignedLeaf {
  readonly index: number;
  readonly text: string;
  /** Hex. */
  readonly hash: string;
}

/** What of the log is public: all that a signed checkpoint covers. */
@Injectable()
export class LedgerReader {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest signed checkpoint; `null` while nothing was signed. */
  checkpoint(): Promise<SignedCheckpoint | null> {
    return this.checkpointOf(`WHERE note IS NOT NULL ORDER BY size DESC LIMIT 1`, []);
  }

  /** The bytes of a tile or of a bundle of entries; `null` when the signed tree has none of this width. */
  async tile({ level, index, width }: TilePath): Promise<Uint8Array | null> {
    const head = await this.checkpoint();
    const isEntries = level === 'entries';
    if (!head || tileWidth(head.size, isEntries ? 0 : level, index) < width) return null;
    const { manager } = this.dataSource;
    if (isEntries) return entriesOf(manager, index, width);
    const [tile] = await tilesOf(manager).tiles([{ level, index, width }]);
    return tile?.subarray(0, width * HASH_SIZE) ?? null;
  }

  /** One leaf; `null` when the signed tree has none of this index. */
  async leaf(index: number): Promise<SignedLeaf | null> {
    const head = await this.checkpoint();
    if (!head || index >= head.size) return null;
    const [text] = await textsFrom(this.dataSource.manager, index, 1);
    return text === undefined ? null : { index, text, hash: toHex(leafHashOf(text)) };
  }

  /**
   * The proof file of a leaf: that it stands in the tree of a signed checkpoint, of the one that most witnesses have
   * cosigned. `null` while no signed tree has it.
   */
  async proof(index: number, leaf: string): Promise<string | null> {
    const checkpoint =
      (await this.checkpointOf(
        `WHERE note IS NOT NULL AND size = (
           SELECT size FROM ledger_cosignature WHERE size > $1 GROUP BY size ORDER BY count(*) DESC, size DESC LIMIT 1)`,
        [index],
      )) ?? (await this.checkpoint());
    if (!checkpoint || index >= checkpoint.size) return null;
    const hashes = await inclusionProof(tilesOf(this.dataSource.manager), index, checkpoint.size);
    return formatProof({ extra: Buffer.from(leaf), index, hashes, checkpoint: checkpoint.note });
  }

  private async checkpointOf(which: string, values: readonly unknown[]): Promise<SignedCheckpoint | null> {
    const [row]: { readonly size: string; readonly note: string }[] = await this.dataSource.query(
      `SELECT size, note || coalesce((
         SELECT string_agg(line, '' ORDER BY vkey) FROM ledger_cosignature AS cosignature
         WHERE cosignature.size = ledger_checkpoint.size), '') AS note
       FROM ledger_checkpoint ${which}`,
      [...values],
    );
    return row ? { size: Number(row.size), note: row.note } : null;
  }
}

async function entriesOf(manager: EntityManager, bundle: number, width: number): Promise<Uint8Array | null> {
  const texts = await textsFrom(manager, bundle * TILE_WIDTH, width);
  return texts.length === width ? encodeBundle(texts.map((text) => Buffer.from(text))) : null;
}

async function textsFrom(manager: EntityManager, first: number, count: number): Promise<readonly string[]> {
  const rows: { readonly leaf: string }[] = await manager.query(
    `SELECT leaf FROM ledger_leaf WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index`,
    [first, first + count],
  );
  return rows.map(({ leaf }) => leaf);
}
