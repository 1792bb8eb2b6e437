import { nodeHash, perfectRoot } from './hash.js';
import { readTiles, TILE_HEIGHT, TILE_WIDTH, tileWidth, type TileRef, type TileSource } from './tile.js';

/** Entries `from` up to, but without, `to`: a subtree as RFC 6962 divides a tree. */
export interface EntryRange {
  readonly from: number;
  readonly to: number;
}

/** A perfect subtree, and where in a tile its hashes stand. */
interface Subtree {
  readonly tile: string;
  readonly ref: TileRef;
  readonly first: number;
  readonly count: number;
}

/** The largest power of two below `size`: where RFC 6962 divides a tree of more than one entry. */
export function divide(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** Root hashes of ranges of a tree of `size` entries. All tiles are read with one question. */
export async function rootsOf(
  source: TileSource,
  size: number,
  ranges: readonly EntryRange[],
): Promise<Uint8Array[]> {
  const parts = ranges.map((range) => perfectSubtrees(range, size));
  const refs = new Map(parts.flat().map(({ tile, ref }) => [tile, ref]));
  const read = await readTiles(source, [...refs.values()]);
  const tiles = new Map([...refs.keys()].map((tile, number) => [tile, read[number] as Uint8Array]));
  return parts.map((subtrees) => {
    const roots = subtrees.map(({ tile, first, count }) =>
      perfectRoot(tiles.get(tile) as Uint8Array, first, count),
    );
    // A copy: a hash that stands in a tile as it is shares the tile's memory.
    return new Uint8Array(roots.reduceRight((right, left) => nodeHash(left, right)));
  });
}

/** The perfect subtrees that make up a range, from left to right. */
function perfectSubtrees({ from, to }: EntryRange, size: number): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = from; at < to;) {
    let height = 0;
    while (2 ** (height + 1) <= to - at) height += 1;
    subtrees.push(inTile(at, height, size));
    at += 2 ** height;
  }
  return subtrees;
}

function inTile(from: number, height: number, size: number): Subtree {
  const level = Math.floor(height / TILE_HEIGHT);
  const hash = from / TILE_WIDTH ** level;
  const index = Math.floor(hash / TILE_WIDTH);
  return {
    tile: `${level}/${index}`,
    ref: { level, index, width: tileWidth(size, level, index) },
    first: hash % TILE_WIDTH,
    count: 2 ** (height % TILE_HEIGHT),
  };
}
