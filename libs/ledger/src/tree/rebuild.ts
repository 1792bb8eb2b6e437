import { leafHash } from './hash.js';
import { RightEdge } from './right-edge.js';
import type { Tile, TreeHead } from './tile.js';

/**
 * Builds the tree of entries anew, to compare it with what is stored. Only the right edge is kept, however many entries
 * there are.
 * @param entries bytes of all entries, from the first on
 * @param sink takes every tile once: full ones as they fill, those of the right edge at the end
 */
export async function rebuild(
  entries: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  sink: (tile: Tile) => void | Promise<void>,
): Promise<TreeHead> {
  const edge = new RightEdge();
  for await (const entry of entries) {
    for (const tile of edge.append(leafHash(entry))) await sink(tile);
  }
  for (const tile of edge.changedTiles()) await sink(tile);
  return edge.head();
}
