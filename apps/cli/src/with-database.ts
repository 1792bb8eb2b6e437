import type { DataSource } from 'typeorm';
import { openDataSource, requireCurrentSchema, runningDatabaseUrl, StartupError } from '#persistence';
import { openDatabase } from './process/database.js';
import { readSettings, type Settings } from './process/settings.js';

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
  const url = await runningDatabaseUrl(dataFolder);
  if (url === null) throw inUse;
  const dataSource = await openDataSource(url, { poolSize: 2 });
  try {
    await requireCurrentSchema(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return { dataSource, close: () => dataSource.destroy() };
}
