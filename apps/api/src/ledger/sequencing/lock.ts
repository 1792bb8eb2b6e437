import type { DataSource, EntityManager } from 'typeorm';

/** Number of the advisory lock of whoever gives indexes, signs, or changes keys. */
const LOCK = 0x1ed6e4;

/** Runs a transaction while nobody else, in any process, runs one of these. Readers and writers of leaves do not wait. */
export function alone<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await manager.query(`SELECT pg_advisory_xact_lock($1)`, [LOCK]);
    return work(manager);
  });
}
