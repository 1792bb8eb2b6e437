import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrate, openDataSource, startEmbeddedPostgres } from '#persistence';
import { temporaryFolder } from './folders.js';

const run = promisify(execFile);

let original: Promise<string> | undefined;

/** A data folder as a first start leaves it, with the present schema: a copy, as PostgreSQL takes long to make one. */
export async function startedFolder(): Promise<string> {
  original ??= startOnce();
  const dataFolder = join(await temporaryFolder(), 'data');
  // Keeps the owner of the files: PostgreSQL runs as another user when this is root.
  await run('cp', ['-a', await original, dataFolder]);
  return dataFolder;
}

async function startOnce(): Promise<string> {
  const dataFolder = join(await temporaryFolder(), 'data');
  const binaries = process.env['CIVISCORE_POSTGRES'];
  const database = await startEmbeddedPostgres({ dataFolder, binaries, throwaway: true });
  try {
    const dataSource = await openDataSource(database.url);
    await migrate(dataSource);
    await dataSource.destroy();
  } finally {
    await database.stop();
  }
  return dataFolder;
}
