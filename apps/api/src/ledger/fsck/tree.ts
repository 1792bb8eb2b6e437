import { HASH_SIZE, rebuild, type Tile } from '#ledger';
import { tilesOf } from '../sequencing/tiles.js';
import type { Checking } from './fault.js';
import { checkLeaves } from './leaves.js';
import { leavesInOrder, waitingLeaves } from './rows.js';

/** Tiles compared at once. */
const CHUNK = 64;

export interface CheckedLeaves {
  /** Leaves in the tree, and leaves that wait for their place. */
  readonly leaves: number;
  readonly waiting: number;
}

/** Builds the tree of the leaves anew and compares every tile; on the way each leaf is compared with its row. */
export async function checkTree(checking: Checking): Promise<CheckedLeaves> {
  const tiles = new TileComparison(checking);
  const { size } = await rebuild(entries(checking), (tile) => tiles.add(tile));
  await tiles.finish();
  let waiting = 0;
  for await (const leaves of waitingLeaves(checking.manager)) {
    await checkLeaves(checking, leaves);
    waiting += leaves.length;
  }
  return { leaves: size, waiting };
}

async function* entries(checking: Checking): AsyncGenerator<Uint8Array> {
  let expected = 0;
  for await (const leaves of leavesInOrder(checking.manager)) {
    await checkLeaves(checking, leaves);
    for (const { index, text } of leaves) {
      if (Number(index) !== expected) checking.report({ code: 'leafMissing', index: expected });
      expected = Number(index) + 1;
      yield Buffer.from(text);
    }
  }
}

/** Compares tiles as they are built with those that are stored, some at a time. */
class TileComparison {
  private pending: Tile[] = [];
  private readonly counts = new Map<number, number>();

  constructor(private readonly checking: Checking) {}

  async add(tile: Tile): Promise<void> {
    this.counts.set(tile.level, Math.max(this.counts.get(tile.level) ?? 0, tile.index + 1));
    this.pending.push(tile);
    if (this.pending.length === CHUNK) await this.compare();
  }

  /** Also reports tiles that no leaf accounts for. */
  async finish(): Promise<void> {
    await this.compare();
    const rows: { readonly level: number; readonly number: string }[] = await this.checking.manager.query(
      `SELECT tile.level, tile.number FROM ledger_tile AS tile
       LEFT JOIN unnest($1::smallint[], $2::bigint[]) AS built(level, count) ON built.level = tile.level
       WHERE built.level IS NULL OR tile.number >= built.count OR tile.number < 0 LIMIT 1000`,
      [[...this.counts.keys()], [...this.counts.values()]],
    );
    for (const { level, number } of rows) {
      this.checking.report({ code: 'tileTooMany', tile: `${level}/${number}` });
    }
  }

  private async compare(): Promise<void> {
    const built = this.pending;
    this.pending = [];
    const stored = await tilesOf(this.checking.manager).tiles(built);
    built.forEach(({ level, index, width, hashes }, number) => {
      const tile = `${level}/${index}`;
      const found = stored[number] ?? new Uint8Array();
      if (found.length === 0) this.checking.report({ code: 'tileMissing', tile });
      else if (Buffer.compare(found, hashes.subarray(0, width * HASH_SIZE)) !== 0) {
        this.checking.report({ code: 'tileDiffers', tile });
      }
    });
  }
}
