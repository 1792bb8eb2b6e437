import { emptyRoot, hashAt, leafHash, nodeHash } from './hash.js';
import { divide } from './ranges.js';
import type { Tile, TileRef, TileSource } from './tile.js';

/** Tiles in memory, which remembers each question: the tiles as `level/index`. */
export class MemoryTiles implements TileSource {
  readonly stored = new Map<string, Uint8Array>();
  questions: string[][] = [];

  tiles(refs: readonly TileRef[]): Uint8Array[] {
    this.questions.push(refs.map(({ level, index }) => `${level}/${index}`));
    return refs.map(({ level, index }) => this.stored.get(`${level}/${index}`) ?? new Uint8Array());
  }

  save(tiles: readonly Tile[]): void {
    for (const { level, index, hashes } of tiles) this.stored.set(`${level}/${index}`, hashes);
  }
}

/** Leaf hashes of entries that are the numbers from 0 on, as text. */
export function someLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, number) => leafHash(new TextEncoder().encode(`entry ${number}`)));
}

/** MTH of RFC 6962 section 2.1, word by word. */
export function plainRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return emptyRoot();
  if (leaves.length === 1) return first;
  const middle = divide(leaves.length);
  return nodeHash(plainRoot(leaves.slice(0, middle)), plainRoot(leaves.slice(middle)));
}

/** The tiles of a tree by their definition in C2SP tlog-tiles, as `level/index` and hashes in hex. */
export function plainTiles(leaves: readonly Uint8Array[]): Map<string, readonly string[]> {
  const tiles = new Map<string, readonly string[]>();
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    const parents: Uint8Array[] = [];
    for (let index = 0; index * 256 < hashes.length; index++) {
      const tile = hashes.slice(index * 256, (index + 1) * 256);
      tiles.set(`${level}/${index}`, tile.map(hex));
      if (tile.length === 256) parents.push(plainRoot(tile));
    }
    hashes = parents;
  }
  return tiles;
}

/** Stored tiles in the form of `plainTiles`. */
export function inHex(stored: ReadonlyMap<string, Uint8Array>): Map<string, readonly string[]> {
  return new Map(
    [...stored].map(([name, hashes]) => [
      name,
      Array.from({ length: hashes.length / 32 }, (_, number) => hex(hashAt(hashes, number))),
    ]),
  );
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'));
}
