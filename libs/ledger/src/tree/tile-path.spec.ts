import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FormatError } from '../errors.js';
import { tileWidth } from './tile.js';
import { entriesPath, parseTilePath, tilePath } from './tile-path.js';

const anyIndex = fc.maxSafeNat();
const anyWidth = fc.integer({ min: 1, max: 256 });

describe('the path of a tile', () => {
  it.each([
    ['tile/0/x001/x234/067', 0, 1_234_067, 256],
    ['tile/0/000', 0, 0, 256],
    ['tile/63/999', 63, 999, 256],
    ['tile/1/x001/000.p/17', 1, 1000, 17],
    ['tile/0/x009/x007/x199/x254/x740/991.p/1', 0, Number.MAX_SAFE_INTEGER, 1],
  ])('is %s', (path, level, index, width) => {
    expect(tilePath(level, index, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ level, index, width });
  });

  it('is understood again, of hashes and of entries', () => {
    fc.assert(
      fc.property(fc.nat(63), anyIndex, anyWidth, (level, index, width) => {
        expect(parseTilePath(tilePath(level, index, width))).toEqual({ level, index, width });
        expect(parseTilePath(entriesPath(index, width))).toEqual({ level: 'entries', index, width });
      }),
    );
  });

  it.each([
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/data/000',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000/001',
    'tile/0/001/234',
    'tile/0/x001/x234',
    'tile/0/x001/x234/067/',
    '/tile/0/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/007',
    'tile/0/000.p/1/',
    'tile/0/000.p',
    'tile/0/000\n',
    'tile/0/../000',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
  ])('is never %j', (path) => {
    expect(() => parseTilePath(path)).toThrow(FormatError);
  });

  it('has one spelling: a changed path is refused or names another tile', () => {
    fc.assert(
      fc.property(fc.nat(63), anyIndex, anyWidth, fc.nat(), fc.string(), (level, index, width, at, text) => {
        const path = tilePath(level, index, width);
        const other = path.slice(0, at % path.length) + text + path.slice((at % path.length) + 1);
        fc.pre(other !== path);
        let found;
        try {
          found = parseTilePath(other);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          return;
        }
        expect(found).not.toEqual({ level, index, width });
      }),
    );
  });

  it.each([
    [-1, 0, 1],
    [64, 0, 1],
    [0, -1, 1],
    [0, 0.5, 1],
    [0, 2 ** 53, 1],
    [0, 0, 0],
    [0, 0, 257],
  ])('is not made up for level %d, index %d, width %d', (level, index, width) => {
    expect(() => tilePath(level, index, width)).toThrow(RangeError);
  });
});

describe('the width of a tile', () => {
  it('is what C2SP tlog-tiles says of a tree of 70,000 entries', () => {
    expect(
      [
        [0, 272],
        [0, 273],
        [0, 274],
        [1, 0],
        [1, 1],
        [2, 0],
        [3, 0],
      ].map(([level, index]) => tileWidth(70_000, level as number, index as number)),
    ).toEqual([256, 112, 0, 256, 17, 1, 0]);
  });
});
