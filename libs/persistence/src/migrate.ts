import type { DataSource, QueryRunner } from 'typeorm';
import { MIGRATIONS_TABLE } from './data-source.js';
import { installJobQueue } from './job-queue.js';
import { problem } from './startup-error.js';

/** Any fixed number does: it names the lock that two migrating processes compete for. */
const MIGRATION_LOCK = 4904_4903;

/** How the schema of a database relates to this program. */
export interface SchemaState {
  /** Migrations of this program that the database lacks, oldest first. */
  readonly pending: readonly string[];
  /** Migrations the database has that this program does not know. */
  readonly unknown: readonly string[];
}

/** Compares the migrations noted in the database with those of this program. Changes nothing. */
export async function schemaState(dataSource: DataSource): Promise<SchemaState> {
  const known = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
  const tables: { present: boolean }[] = await dataSource.query(
    'SELECT to_regclass($1) IS NOT NULL AS present',
    [MIGRATIONS_TABLE],
  );
  const rows: { name: string }[] = tables[0]?.present
    ? await dataSource.query(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY "timestamp"`)
    : [];
  const applied = new Set(rows.map((row) => row.name));
  return {
    pending: known.filter((name) => !applied.has(name)),
    unknown: [...applied].filter((name) => !known.includes(name)),
  };
}

/** Throws `StartupError` unless the schema is exactly the one this program works with. */
export async function requireCurrentSchema(dataSource: DataSource): Promise<void> {
  const state = await schemaState(dataSource);
  refuseNewer(state);
  if (state.pending.length > 0) {
    throw problem('schemaOlder', { count: state.pending.length });
  }
}

/**
 * Brings the schema up to date and gives the names of the migrations that ran. Each runs in its own transaction; an
 * advisory lock keeps a second process waiting until the first is done. The job queue's tables follow. Throws `StartupError` when the database is
 * newer than this program.
 */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  return withLock(dataSource.createQueryRunner(), async () => {
    refuseNewer(await schemaState(dataSource));
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    await installJobQueue(dataSource);
    return ran.map((migration) => migration.name);
  });
}

async function withLock<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  await runner.connect();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
  } finally {
    await runner.release();
  }
}

function refuseNewer(state: SchemaState): void {
  const newest = state.unknown.at(-1);
  if (newest !== undefined) throw problem('schemaNewer', { migration: newest });
}
