import { HASH_SIZE, emptyRoot, nodeHash, perfectRoot } from './hash.js';
import { TILE_WIDTH, tileWidth, type Tile, type TileRef, type TreeHead } from './tile.js';

interface Row {
  /** Tile of this level that is being filled. */
  readonly index: number;
  readonly hashes: Uint8Array;
  width: number;
  changed: boolean;
}

/** The partial tiles at the right edge of a tree: all that is needed to append to it. The lowest level comes first. */
export function edgeRefs(size: number): TileRef[] {
  const refs: TileRef[] = [];
  for (let level = 0; TILE_WIDTH ** level <= size; level++) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    const width = tileWidth(size, level, index);
    if (width > 0) refs.push({ level, index, width });
  }
  return refs;
}

/** A tree that grows, of which only the right edge is kept: at most 256 hashes on each level. */
export class RightEdge {
  private readonly rows: Row[] = [];

  /** @param tiles the hashes of `edgeRefs(size)` */
  constructor(
    private size = 0,
    tiles: readonly Uint8Array[] = [],
  ) {
    edgeRefs(size).forEach(({ level, width }, number) => {
      const row = this.rowOf(level);
      row.hashes.set((tiles[number] as Uint8Array).subarray(0, width * HASH_SIZE));
      row.width = width;
    });
  }

  /** Appends a leaf and gives the tiles that it filled. */
  append(leaf: Uint8Array): readonly Tile[] {
    const full: Tile[] = [];
    this.put(0, leaf, full);
    this.size += 1;
    return full;
  }

  /** Tiles that were begun or grew and are not full. */
  changedTiles(): readonly Tile[] {
    return this.rows.flatMap(({ index, hashes, width, changed }, level) =>
      changed && width > 0 ? [{ level, index, width, hashes: hashes.slice(0, width * HASH_SIZE) }] : [],
    );
  }

  head(): TreeHead {
    return { size: this.size, root: this.root() };
  }

  private put(level: number, hash: Uint8Array, full: Tile[]): void {
    const row = this.rowOf(level);
    row.hashes.set(hash, row.width * HASH_SIZE);
    row.width += 1;
    row.changed = true;
    if (row.width < TILE_WIDTH) return;
    const { index, hashes, width } = row;
    full.push({ level, index, width, hashes });
    this.rows[level] = newRow(index + 1);
    this.put(level + 1, perfectRoot(hashes, 0, TILE_WIDTH), full);
  }

  private rowOf(level: number): Row {
    for (let missing = this.rows.length; missing <= level; missing++) {
      this.rows.push(newRow(Math.floor(this.size / TILE_WIDTH ** (missing + 1))));
    }
    return this.rows[level] as Row;
  }

  /** Joins the perfect subtrees of the edge, the smallest of which stand at the right. */
  private root(): Uint8Array {
    let root: Uint8Array | null = null;
    for (const { hashes, width } of this.rows) {
      let end = width;
      for (let count = 1; count <= end; count *= 2) {
        if ((width & count) === 0) continue;
        end -= count;
        const subtree = perfectRoot(hashes, end, count);
        root = root === null ? subtree.slice() : nodeHash(subtree, root);
      }
    }
    return root ?? emptyRoot();
  }
}

function newRow(index: number): Row {
  return { index, hashes: new Uint8Array(TILE_WIDTH * HASH_SIZE), width: 0, changed: false };
}
