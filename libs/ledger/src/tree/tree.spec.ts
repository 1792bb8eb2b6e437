import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FormatError } from '../errors.js';
import { appendLeaves } from './append.js';
import { emptyRoot, leafHash, nodeHash } from './hash.js';
import { consistencyProof, inclusionProof, rootAt } from './proofs.js';
import { rebuild } from './rebuild.js';
import type { Tile } from './tile.js';
import { hex, inHex, MemoryTiles, plainRoot, plainTiles, someLeaves } from './tree.spec-support.js';
import { verifyConsistency, verifyInclusion } from './verify.js';

// More than two tiles of the lowest level, so that a tree has edges on two levels.
const MOST = 600;
const leaves = someLeaves(MOST);
const anySize = fc.integer({ min: 1, max: MOST });

async function grow(batches: readonly number[]): Promise<{ tiles: MemoryTiles; root: Uint8Array }> {
  const tiles = new MemoryTiles();
  let head: { size: number; root: Uint8Array } = { size: 0, root: emptyRoot() };
  for (const count of batches) {
    const appended = await appendLeaves(tiles, head.size, leaves.slice(head.size, head.size + count));
    tiles.save(appended.tiles);
    head = appended;
  }
  return { tiles, root: head.root };
}

describe('a tree that grows', () => {
  it('has the same tiles and root in whatever batches it grew', async () => {
    const batches = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(batches, async (counts) => {
        const grown = await grow(counts);
        const all = leaves.slice(
          0,
          counts.reduce((sum, count) => sum + count, 0),
        );
        expect(hex(grown.root)).toBe(hex(plainRoot(all)));
        expect(inHex(grown.tiles.stored)).toEqual(plainTiles(all));
      }),
      { numRuns: 20, examples: [[[255, 1]], [[256, 200]], [[1, 255, 256, 1]]] },
    );
  });

  it('gives a tile that grew with all its hashes, and no other', async () => {
    const { tiles } = await grow([300]);
    const { tiles: changed } = await appendLeaves(tiles, 300, leaves.slice(300, 310));
    expect(changed.map(({ level, index, width }) => [level, index, width])).toEqual([[0, 1, 54]]);
  });

  it('reads nothing but its right edge, with one question', async () => {
    const { tiles } = await grow([513]);
    tiles.questions = [];
    await appendLeaves(tiles, 513, leaves.slice(513));
    expect(tiles.questions).toEqual([['0/2', '1/0']]);
  });

  it('stays as it is without new entries', async () => {
    const { tiles, root } = await grow([70]);
    expect(await appendLeaves(tiles, 70, [])).toEqual({ size: 70, root, tiles: [] });
    expect(await appendLeaves(tiles, 0, [])).toEqual({ size: 0, root: emptyRoot(), tiles: [] });
  });

  it('does not grow on tiles that lack hashes', async () => {
    await expect(appendLeaves(new MemoryTiles(), 70, leaves)).rejects.toThrow(FormatError);
    await expect(rootAt(new MemoryTiles(), 70)).rejects.toThrow(FormatError);
  });

  it('of 70,000 entries has the tiles that C2SP tlog-tiles counts', async () => {
    const encoder = new TextEncoder();
    const count = new Map<string, number>();
    function* entries() {
      for (let number = 0; number < 70_000; number++) yield encoder.encode(String(number));
    }
    const { size } = await rebuild(entries(), ({ level, width }) => {
      const kind = `${level} ${width}`;
      count.set(kind, (count.get(kind) ?? 0) + 1);
    });
    expect(size).toBe(70_000);
    expect(Object.fromEntries(count)).toEqual({ '0 256': 273, '0 112': 1, '1 256': 1, '1 17': 1, '2 1': 1 });
  });
});

describe('a tree built anew from its entries', () => {
  it('has every tile once, and the root', async () => {
    const entries = Array.from({ length: 520 }, (_, number) => new TextEncoder().encode(`entry ${number}`));
    const given: Tile[] = [];
    const head = await rebuild(entries, (tile) => void given.push(tile));
    const tiles = new MemoryTiles();
    tiles.save(given);
    expect(given).toHaveLength(tiles.stored.size);
    expect(inHex(tiles.stored)).toEqual(plainTiles(leaves.slice(0, 520)));
    expect({ size: head.size, root: hex(head.root) }).toEqual({
      size: 520,
      root: hex(plainRoot(leaves.slice(0, 520))),
    });
  });

  it('without entries is the empty tree', async () => {
    const head = await rebuild([], () => {
      throw new Error('An empty tree has no tiles');
    });
    expect(head).toEqual({ size: 0, root: emptyRoot() });
  });
});

describe('a proof that an entry is in the tree', () => {
  const entry = anySize.chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
  const grown = grow([MOST]);

  it('holds for every entry of every size, also when the tree has grown since', async () => {
    const { tiles } = await grown;
    await fc.assert(
      fc.asyncProperty(entry, async ({ size, index }) => {
        const root = await rootAt(tiles, size);
        const proof = await inclusionProof(tiles, index, size);
        expect(hex(root)).toBe(hex(plainRoot(leaves.slice(0, size))));
        expect(verifyInclusion(leaves[index] as Uint8Array, index, size, proof, root)).toBe(true);
      }),
    );
  });

  it('fails with any other entry, place, size, hash or count of hashes', async () => {
    const { tiles } = await grown;
    await fc.assert(
      fc.asyncProperty(
        entry,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async ({ size, index }, at, flip) => {
          const root = await rootAt(tiles, size);
          const proof = await inclusionProof(tiles, index, size);
          const leaf = leaves[index] as Uint8Array;
          const holds = (
            change: Partial<{
              leaf: Uint8Array;
              index: number;
              size: number;
              proof: Uint8Array[];
              root: Uint8Array;
            }>,
          ) => {
            const given = { leaf, index, size, proof, root, ...change };
            return verifyInclusion(given.leaf, given.index, given.size, given.proof, given.root);
          };
          const place = at % 32;
          expect(holds({ leaf: changed(leaf, place, flip) })).toBe(false);
          expect(holds({ root: changed(root, place, flip) })).toBe(false);
          expect(holds({ index: (index + 1 + (at % size)) % (size + 1) })).toBe(false);
          expect(holds({ size: size * 2 })).toBe(false);
          expect(holds({ size: Math.floor(size / 2) })).toBe(false);
          expect(holds({ proof: [...proof, root] })).toBe(false);
          expect(holds({ proof: [root, ...proof] })).toBe(false);
          expect(holds({ proof: proof.slice(1) })).toBe(proof.length === 0);
          expect(holds({ proof: [...proof.slice(1), new Uint8Array(31)] })).toBe(false);
          proof.forEach((hash, number) => {
            expect(holds({ proof: proof.with(number, changed(hash, place, flip)) })).toBe(false);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has exactly the hashes that the size asks for, even when more of them lead to the root', () => {
    const [leaf, other] = leaves as [Uint8Array, Uint8Array];
    expect(verifyInclusion(leaf, 0, 1, [other], nodeHash(other, leaf))).toBe(false);
    expect(verifyInclusion(leaf, 0, 1, [other], nodeHash(leaf, other))).toBe(false);
    expect(verifyInclusion(leaf, 1, 2, [other, other], nodeHash(other, nodeHash(other, leaf)))).toBe(false);
  });

  it('is refused for an entry that the tree does not have', async () => {
    const { tiles } = await grown;
    for (const [index, size] of [
      [0, 0],
      [5, 5],
      [-1, 5],
      [0.5, 5],
      [0, 2 ** 53],
    ] as const) {
      await expect(inclusionProof(tiles, index, size)).rejects.toThrow(RangeError);
      expect(verifyInclusion(leaves[0] as Uint8Array, index, size, [], leaves[0] as Uint8Array)).toBe(false);
    }
  });

  it('needs one question, and of every subtree only the tile that says most', async () => {
    const { tiles } = await grown;
    tiles.questions = [];
    await inclusionProof(tiles, 3, MOST);
    expect(tiles.questions).toEqual([['0/0', '1/0', '0/2']]);
  });
});

describe('a proof that a tree only grew', () => {
  const sizes = anySize.chain((newSize) =>
    fc.record({ newSize: fc.constant(newSize), oldSize: fc.integer({ min: 1, max: newSize }) }),
  );
  const grown = grow([MOST]);

  it('holds between all sizes', async () => {
    const { tiles } = await grown;
    await fc.assert(
      fc.asyncProperty(sizes, async ({ oldSize, newSize }) => {
        const [oldRoot, newRoot] = [await rootAt(tiles, oldSize), await rootAt(tiles, newSize)];
        const proof = await consistencyProof(tiles, oldSize, newSize);
        expect(verifyConsistency(oldSize, oldRoot, newSize, newRoot, proof)).toBe(true);
        expect(verifyConsistency(0, emptyRoot(), newSize, newRoot, [])).toBe(true);
      }),
    );
  });

  it('fails with any other root, size, hash or count of hashes', async () => {
    const { tiles } = await grown;
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.nat(31),
        fc.integer({ min: 1, max: 255 }),
        async ({ oldSize, newSize }, place, flip) => {
          const [oldRoot, newRoot] = [await rootAt(tiles, oldSize), await rootAt(tiles, newSize)];
          const proof = await consistencyProof(tiles, oldSize, newSize);
          expect(verifyConsistency(oldSize, changed(oldRoot, place, flip), newSize, newRoot, proof)).toBe(
            false,
          );
          expect(verifyConsistency(oldSize, oldRoot, newSize, changed(newRoot, place, flip), proof)).toBe(
            false,
          );
          expect(verifyConsistency(oldSize, oldRoot, newSize, newRoot, [...proof, newRoot])).toBe(false);
          expect(verifyConsistency(oldSize + 1, oldRoot, newSize, newRoot, proof)).toBe(false);
          expect(verifyConsistency(oldSize - 1, oldRoot, newSize, newRoot, proof)).toBe(false);
          if (proof.length > 0) {
            expect(verifyConsistency(oldSize, oldRoot, newSize, newRoot, proof.slice(1))).toBe(false);
            expect(verifyConsistency(oldSize, newRoot, newSize, oldRoot, proof)).toBe(false);
          }
          proof.forEach((hash, number) => {
            const other = proof.with(number, changed(hash, place, flip));
            expect(verifyConsistency(oldSize, oldRoot, newSize, newRoot, other)).toBe(false);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is empty when there is nothing to prove, and then roots must agree', async () => {
    const { tiles } = await grown;
    const root = await rootAt(tiles, 9);
    expect(await consistencyProof(tiles, 0, 9)).toEqual([]);
    expect(await consistencyProof(tiles, 9, 9)).toEqual([]);
    expect(verifyConsistency(9, root, 9, root, [])).toBe(true);
    expect(verifyConsistency(9, root, 9, emptyRoot(), [])).toBe(false);
    expect(verifyConsistency(0, root, 9, root, [])).toBe(false);
    expect(verifyConsistency(0, emptyRoot(), 0, emptyRoot(), [])).toBe(true);
    expect(verifyConsistency(0, emptyRoot(), 0, root, [])).toBe(false);
    expect(verifyConsistency(9, root, 9, root, [root])).toBe(false);
  });

  it('has exactly the hashes that the sizes ask for, even when more of them lead to the roots', () => {
    const [one, two, other] = leaves as [Uint8Array, Uint8Array, Uint8Array];
    const root = nodeHash(one, two);
    expect(verifyConsistency(1, one, 2, root, [two])).toBe(true);
    expect(verifyConsistency(1, nodeHash(other, one), 2, nodeHash(other, root), [one, two, other])).toBe(
      false,
    );
    expect(verifyConsistency(3, nodeHash(other, one), 4, nodeHash(other, root), [one, two, other])).toBe(
      true,
    );
    expect(
      verifyConsistency(3, nodeHash(two, nodeHash(other, one)), 4, nodeHash(two, nodeHash(other, root)), [
        one,
        two,
        other,
        two,
      ]),
    ).toBe(false);
  });

  it('is refused for a tree that shrank', async () => {
    const { tiles } = await grown;
    await expect(consistencyProof(tiles, 9, 8)).rejects.toThrow(RangeError);
    const [oldRoot, newRoot] = [await rootAt(tiles, 9), await rootAt(tiles, 8)];
    expect(verifyConsistency(9, oldRoot, 8, newRoot, [])).toBe(false);
  });
});

describe('proofs of trees too large to build', () => {
  it('are computed with exact sizes up to 2 ** 53', async () => {
    // Every hash of the tree is the same; what counts is which tiles and hashes are asked for.
    const hash = leafHash(new Uint8Array());
    const tile = new Uint8Array(256 * 32);
    for (let number = 0; number < 256; number++) tile.set(hash, number * 32);
    const asked: number[] = [];
    const source = {
      tiles: (refs: readonly { index: number; width: number }[]) => {
        asked.push(...refs.map(({ width }) => width));
        return refs.map(({ width }) => tile.subarray(0, width * 32));
      },
    };
    const size = Number.MAX_SAFE_INTEGER;
    expect(await inclusionProof(source, size - 1, size)).toHaveLength(52);
    expect(await inclusionProof(source, 0, size)).toHaveLength(53);
    expect(Math.max(...asked)).toBeLessThanOrEqual(256);
    expect(Math.min(...asked)).toBeGreaterThan(0);
  });
});

function changed(hash: Uint8Array, place: number, flip: number): Uint8Array {
  return hash.with(place, (hash[place] as number) ^ flip);
}
