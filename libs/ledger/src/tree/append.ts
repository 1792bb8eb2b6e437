import { edgeRefs, RightEdge } from './right-edge.js';
import { assertSize, readTiles, type Tile, type TileSource, type TreeHead } from './tile.js';

/** What appending changes. */
export interface Appended extends TreeHead {
  /** New tiles and those that grew, each with all its hashes so far. */
  readonly tiles: readonly Tile[];
}

/**
 * Appends leaves to a tree of `size` entries. One question to the source: the tiles of the right edge.
 * @param leafHashes hashes of the new entries, as `leafHash` gives them
 * @throws RangeError when the size cannot be one
 * @throws FormatError when the source lacks hashes
 */
export async function appendLeaves(
  source: TileSource,
  size: number,
  leafHashes: readonly Uint8Array[],
): Promise<Appended> {
  assertSize(size + leafHashes.length);
  assertSize(size);
  const edge = new RightEdge(size, await readTiles(source, edgeRefs(size)));
  const full = leafHashes.flatMap((hash) => edge.append(hash));
  return { ...edge.head(), tiles: [...full, ...edge.changedTiles()] };
}
