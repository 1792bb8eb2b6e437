import { FormatError } from '../errors.js';
import { TILE_WIDTH, type TileRef } from './tile.js';

/** The last level of C2SP tlog-tiles. */
const MAX_LEVEL = 63;

/** A tile of hashes, or a bundle of the entries below the tile of level 0 with the same index. */
export interface TilePath extends Omit<TileRef, 'level'> {
  readonly level: number | 'entries';
}

/**
 * Path of a tile below the log's prefix (C2SP tlog-tiles), e.g. `tile/0/x001/x234/067` or `tile/1/000.p/17`.
 * @throws RangeError when there is no such tile
 */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  if (!isWithin(level, 0, MAX_LEVEL)) throw new RangeError(`No level of tiles: ${level}`);
  return `tile/${level}/${position(index, width)}`;
}

/**
 * Path of a bundle of entries, e.g. `tile/entries/x001/x234/067.p/8`.
 * @throws RangeError when there is no such bundle
 */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return `tile/entries/${position(index, width)}`;
}

/**
 * What a path names.
 * @throws FormatError for every path that `tilePath` and `entriesPath` do not write
 */
export function parseTilePath(path: string): TilePath {
  const parts = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (parts === null) throw new FormatError('Not the path of a tile');
  const [, kind = '', digits = '', cut] = parts;
  const level = kind === 'entries' ? kind : Number(kind);
  const index = Number(digits.replaceAll(/[x/]/g, ''));
  const width = cut === undefined ? TILE_WIDTH : Number(cut);
  if (pathOf(level, index, width) !== path) throw new FormatError('Not the usual path of a tile');
  return { level, index, width };
}

function pathOf(level: number | 'entries', index: number, width: number): string | null {
  if (!Number.isSafeInteger(index) || !isWithin(width, 1, TILE_WIDTH)) return null;
  if (level === 'entries') return entriesPath(index, width);
  return level <= MAX_LEVEL ? tilePath(level, index, width) : null;
}

function position(index: number, width: number): string {
  if (!isWithin(index, 0, Number.MAX_SAFE_INTEGER)) throw new RangeError(`No index of a tile: ${index}`);
  if (!isWithin(width, 1, TILE_WIDTH)) throw new RangeError(`No width of a tile: ${width}`);
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const last = groups.length - 1;
  const folders = groups.map((group, number) => (number === last ? group : `x${group}`)).join('/');
  return width === TILE_WIDTH ? folders : `${folders}.p/${width}`;
}

function isWithin(number: number, least: number, most: number): boolean {
  return Number.isSafeInteger(number) && number >= least && number <= most;
}
