import type { EntityManager } from 'typeorm';
import { HASH_SIZE, type Tile, type TileRef, type TileSource } from '#ledger';

interface TileRow {
  readonly level: number;
  readonly number: string;
  readonly hashes: Buffer;
}

/** The tiles of the database, as the tree reads them: all that a question needs in one query. */
export function tilesOf(manager: Pick<EntityManager, 'query'>): TileSource {
  return { tiles: (refs) => readTiles(manager, refs) };
}

async function readTiles(
  manager: Pick<EntityManager, 'query'>,
  refs: readonly TileRef[],
): Promise<readonly Uint8Array[]> {
  const rows: TileRow[] = await manager.query(
    `SELECT tile.level, tile.number, tile.hashes
     FROM unnest($1::smallint[], $2::bigint[]) AS asked(level, number)
     JOIN ledger_tile AS tile ON tile.level = asked.level AND tile.number = asked.number`,
    [refs.map(({ level }) => level), refs.map(({ index }) => index)],
  );
  const found = new Map(rows.map(({ level, number, hashes }) => [`${level}/${number}`, hashes]));
  return refs.map(({ level, index }) => found.get(`${level}/${index}`) ?? new Uint8Array());
}

/** Writes new tiles and those that grew. */
export async function writeTiles(manager: EntityManager, tiles: readonly Tile[]): Promise<void> {
  await manager.query(
    `INSERT INTO ledger_tile (level, number, hashes) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes`,
    [
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes, width }) => Buffer.from(hashes.subarray(0, width * HASH_SIZE))),
    ],
  );
}
