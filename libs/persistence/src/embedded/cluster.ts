import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { problem } from '../startup-error.js';
import { type Binaries, POSTGRES_MAJOR } from './binaries.js';
import { isRunning, servesFolder, stopServer } from './processes.js';
import type { ServerUser } from './server-user.js';

const run = promisify(execFile);

/** Role that owns everything in the embedded database. */
export const ROLE = 'civiscore';

/** The environment of the PostgreSQL programs: nothing of the user's (`PGDATA`, locale, …) may reach them. */
export const serverEnvironment = {
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

export interface Cluster {
  /** PostgreSQL's data directory. */
  readonly folder: string;
  readonly password: string;
}

/**
 * Makes the data folder if need be and proves that it can be written. Folders made here can be entered by every user,
 * as PostgreSQL may run as another one; what is in them is closed. Throws `StartupError`.
 */
export async function prepareDataFolder(dataFolder: string): Promise<void> {
  try {
    const first = await mkdir(dataFolder, { recursive: true });
    if (first !== undefined) {
      for (let made = dataFolder; made.length >= first.length; made = dirname(made)) await chmod(made, 0o755);
    }
    const probe = join(dataFolder, `.probe-${process.pid}`);
    await writeFile(probe, '');
    await unlink(probe);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw problem('folderNotWritable', { folder: dataFolder, reason }, { cause });
  }
}

const clusterFolder = (dataFolder: string): string => join(dataFolder, 'postgres');
const passwordFileOf = (dataFolder: string): string => join(dataFolder, 'postgres-password');

/** Line of PostgreSQL's `postmaster.pid` that holds its port. */
const PORT_LINE = 3;

/** Port and password of the server that runs on the data folder; null when none does. */
export async function runningServer(dataFolder: string): Promise<{ port: number; password: string } | null> {
  const pidFile = await readFile(join(clusterFolder(dataFolder), 'postmaster.pid'), 'utf8').catch(() => '');
  const password = await readFile(passwordFileOf(dataFolder), 'utf8').catch(() => null);
  const port = Number(pidFile.split('\n')[PORT_LINE]);
  if (!Number.isInteger(port) || port <= 0 || password === null) return null;
  return { port, password: password.trim() };
}

/** The cluster of the data folder; made when there is none. Throws `StartupError` for one of another major version. */
export async function openCluster(
  dataFolder: string,
  binaries: Binaries,
  user: ServerUser | null,
  throwaway: boolean,
): Promise<Cluster> {
  const folder = clusterFolder(dataFolder);
  const passwordFile = passwordFileOf(dataFolder);
  await removeUnfinished(dataFolder);
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) {
    const password = randomBytes(24).toString('base64url');
    await writeFile(passwordFile, password, { mode: 0o600, flush: true });
    await createCluster(folder, password, binaries, user, throwaway);
    return { folder, password };
  }
  if (version.trim() !== POSTGRES_MAJOR) {
    throw problem('clusterVersion', {
      folder,
      found: version.trim(),
      needed: POSTGRES_MAJOR,
    });
  }
  const password = await readFile(passwordFile, 'utf8').catch((cause: unknown) => {
    throw problem('passwordMissing', { file: passwordFile }, { cause });
  });
  return { folder, password: password.trim() };
}

/** Built aside and moved into place when complete, so that an interrupted first start leaves nothing half made. */
async function createCluster(
  folder: string,
  password: string,
  binaries: Binaries,
  user: ServerUser | null,
  throwaway: boolean,
): Promise<void> {
  const unfinished = `${folder}.new-${process.pid}`;
  const passwordFile = `${unfinished}.password`;
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user !== null) {
    await chown(unfinished, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(throwaway ? ['--no-sync'] : []),
  ];
  try {
    await run(binaries.initdb, args, { ...user, cwd: '/', env: serverEnvironment });
    await rename(unfinished, folder);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    throw problem('clusterNotMade', { folder, reason: lastLine(cause) }, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Leftovers of a first start that was ended by force. */
async function removeUnfinished(dataFolder: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    if (!name.startsWith('postgres.new-')) continue;
    // An `initdb` that outlived its starter may still be writing there for a moment.
    await rm(join(dataFolder, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/**
 * Ends a server that was left running on the cluster and removes the pid file of one that is gone. A pid file may name
 * a number that by now belongs to an unrelated process (after a restart of a container): that process is left alone.
 */
export async function clearOrphan(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => null);
  if (text === null) return;
  const pid = Number(text.split('\n')[0]);
  if (Number.isInteger(pid) && pid > 0 && (await isRunning(pid)) && (await servesFolder(pid, folder))) {
    await stopServer(pid);
  }
  await unlink(pidFile).catch(() => undefined);
}

function lastLine(error: unknown): string {
  const stderr =
    typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '';
  return stderr.split('\n').at(-1) || (error instanceof Error ? error.message : String(error));
}
