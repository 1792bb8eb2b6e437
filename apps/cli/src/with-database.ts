import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDataSource, requireCurrentSchema, StartupError } from '#persistence';
import { openDatabase } from './process/database.js';
import { readSettings, type Settings } from './process/settings.js';

/** Line of PostgreSQL's `postmaster.pid` that holds its port. */
const PORT_LINE = 3;

/**
 * Does something with the database: the one of `DATABASE_URL`, or the embedded one of the data folder. Where a running
 * Civiscore has the embedded database open it is shared, otherwise it runs for as long as this takes.
 */
export async function withDatabase(work: (dataSource: DataSource) => Promise<void>): Promise<void> {
  const settings = readSettings(process.env);
  const database = await openDatabase(settings).catch(async (error: unknown) => {
    if (error instanceof StartupError && error.code === 'folderInUse') return shareDatabase(settings, error);
    throw error;
  });
  try {
    await work(database.dataSource);
  } finally {
    await database.close();
  }
}

async function shareDatabase({ dataFolder }: Settings, inUse: StartupError) {
  const pid = await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const password = await readFile(join(dataFolder, 'postgres-password'), 'utf8').catch(() => null);
  const port = Number(pid.split('\n')[PORT_LINE]);
  if (!Number.isInteger(port) || port <= 0 || password === null) throw inUse;
  const url = `postgresql://civiscore:${encodeURIComponent(password.trim())}@127.0.0.1:${port}/postgres`;
  const dataSource = await openDataSource(url, { poolSize: 2 });
  try {
    await requireCurrentSchema(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return { dataSource, close: () => dataSource.destroy() };
}
