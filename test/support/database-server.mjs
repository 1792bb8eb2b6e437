/**
 * Jest's global set-up of the tiers with a database: one embedded PostgreSQL in a temporary folder for the whole run,
 * with a migrated template database. Several projects name this file; whoever comes first starts it.
 *
 * With `CIVISCORE_TEST_SERVER` (address of a PostgreSQL 15 or newer whose user may create databases) the tests use that
 * server instead. For the tests it sets `CIVISCORE_TEST_DATABASE` (address of the server), `CIVISCORE_TEST_TEMP` (a temporary folder
 * that PostgreSQL's user can enter) and, where the installed binaries are out of that user's reach,
 * `CIVISCORE_POSTGRES` (a copy of them). `NODE_COMPILE_CACHE` lets the many programs that tests start, and threads of
 * the service, use what an earlier one has compiled.
 */
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Name of the migrated database that `createTestDatabase` copies. */
const TEMPLATE = 'civiscore_template';

export default async function startDatabaseServer() {
  globalThis.civiscoreTestServer ??= start();
  await globalThis.civiscoreTestServer;
}

async function start() {
  const persistence = await import('../../dist/libs/persistence/src/index.js').catch((cause) => {
    throw new Error('The tests use the built program: run "npm test", or "npm run build" first.', { cause });
  });
  const user = await persistence.serverUser();
  const folder = await temporaryFolder(persistence, user);
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const binaries = await reachableBinaries(persistence, user, folder);
    const given = process.env.CIVISCORE_TEST_SERVER;
    const dataFolder = join(folder, 'server');
    const server = given
      ? { url: given, stop: async () => {} }
      : await persistence.startEmbeddedPostgres({ dataFolder, binaries, throwaway: true });
    await makeTemplate(persistence, server.url);
    process.env.CIVISCORE_TEST_DATABASE = server.url;
    process.env.CIVISCORE_TEST_TEMP = folder;
    process.env.NODE_COMPILE_CACHE ??= join(folder, 'compiled');
    if (binaries !== undefined) process.env.CIVISCORE_POSTGRES = binaries;
    return { stop: () => server.stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function temporaryFolder({ firstClosedFolder }, user) {
  for (const parent of [tmpdir(), '/tmp', '/var/tmp']) {
    if (user !== null && (await firstClosedFolder(user, parent)) !== null) continue;
    const folder = await mkdtemp(join(parent, 'civiscore-test-'));
    await chmod(folder, 0o755);
    return folder;
  }
  throw new Error('The user "postgres" can enter no temporary folder: set TMPDIR to one it can.');
}

/** A copy of the binaries when a checkout below a closed folder (such as /root) hides them; else `undefined`. */
async function reachableBinaries({ firstClosedFolder, packagedFolder }, user, folder) {
  if (process.env.CIVISCORE_POSTGRES) return process.env.CIVISCORE_POSTGRES;
  const packaged = packagedFolder();
  if (user === null || (await firstClosedFolder(user, join(packaged, 'bin', 'postgres'))) === null)
    return undefined;
  const copy = join(folder, 'postgres-18');
  await mkdir(copy);
  await cp(packaged, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

async function makeTemplate({ openDataSource, migrate }, serverUrl) {
  const server = await openDataSource(serverUrl);
  await server.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await server.query(`CREATE DATABASE ${TEMPLATE}`);
  await server.destroy();
  const url = new URL(serverUrl);
  url.pathname = `/${TEMPLATE}`;
  const template = await openDataSource(url.href);
  await migrate(template);
  await template.destroy();
}
