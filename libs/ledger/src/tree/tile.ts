import { FormatError } from '../errors.js';
import { HASH_SIZE } from './hash.js';

/** Tree levels that one tile stands for. */
export const TILE_HEIGHT = 8;
/** Hashes of a full tile. */
export const TILE_WIDTH = 256;

/** Names a tile (C2SP tlog-tiles): hash number `i` is the root over the entries from `(index * 256 + i) * 256 ** level`. */
export interface TileRef {
  readonly level: number;
  readonly index: number;
  /** Hashes the tile has in the tree in question, 1 to 256. */
  readonly width: number;
}

export interface Tile extends TileRef {
  /** `width` hashes of 32 bytes, one after another. */
  readonly hashes: Uint8Array;
}

/** A tree's size and root hash. */
export interface TreeHead {
  /** Count of entries; sizes are safe integers. */
  readonly size: number;
  readonly root: Uint8Array;
}

/** Where tiles are read: memory, a database, a folder, another server. */
export interface TileSource {
  /**
   * The hashes of each tile asked for, in that order. All tiles a question needs are asked for at once. A tile may have
   * grown since and be longer than its `width` says.
   */
  tiles(refs: readonly TileRef[]): Promise<readonly Uint8Array[]> | readonly Uint8Array[];
}

/** Hashes that a tile has in a tree of `size` entries, 0 (no such tile) to 256. */
export function tileWidth(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH;
  return Math.max(0, Math.min(TILE_WIDTH, hashes));
}

/**
 * Reads tiles and checks that they came whole.
 * @throws FormatError when the source gives fewer hashes than the tree has
 */
export async function readTiles(source: TileSource, refs: readonly TileRef[]): Promise<Uint8Array[]> {
  if (refs.length === 0) return [];
  const tiles = await source.tiles(refs);
  return refs.map(({ level, index, width }, number) => {
    const hashes = tiles[number];
    if (hashes === undefined || hashes.length < width * HASH_SIZE) {
      throw new FormatError(`Tile ${index} of level ${level} has fewer than ${width} hashes`);
    }
    return hashes;
  });
}

/** @throws RangeError when the number cannot be a size of a tree */
export function assertSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`No size of a tree: ${size}`);
}
