import { Logger, runMigrations } from 'graphile-worker';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';

const silent = new Logger(() => () => undefined);

/**
 * Makes or updates the tables of the job queue (graphile-worker's own schema `graphile_worker`). Jobs are added by
 * `graphile_worker.add_job` in the transaction that causes them.
 */
export async function installJobQueue(dataSource: DataSource): Promise<void> {
  const pool = openPool(dataSource, 1);
  try {
    await runMigrations({ pgPool: pool, logger: silent });
  } finally {
    await pool.end();
  }
}

/**
 * Connections to the database of an open data source for the job queue, which speaks to PostgreSQL without TypeORM and
 * keeps one connection listening. Whoever opened the pool ends it.
 */
export function openPool({ options }: DataSource, max: number): Pool {
  const connectionString = 'url' in options ? options.url : undefined;
  if (connectionString === undefined) throw new Error('The data source has no address.');
  const pool = new Pool({ connectionString, max, application_name: 'civiscore worker' });
  // A broken connection is replaced when one is needed next; without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
