import { type ChildProcess, fork } from 'node:child_process';
import { readFile, realpath, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { problem } from '../startup-error.js';
import { findBinaries } from './binaries.js';
import {
  clearOrphan,
  type Cluster,
  openCluster,
  prepareDataFolder,
  ROLE,
  runningServer,
  serverEnvironment,
} from './cluster.js';
import { type FolderLock, lockFolder } from './folder-lock.js';
import { requireReachable, serverUser } from './server-user.js';
import type { Answer, StartOrder } from './supervisor.js';

export { packagedFolder } from './binaries.js';
export { prepareDataFolder } from './cluster.js';
export { firstClosedFolder, serverUser } from './server-user.js';

export interface EmbeddedOptions {
  /** Folder for everything Civiscore keeps; made when missing. */
  readonly dataFolder: string;
  /** Folder with `bin/postgres` and `bin/initdb` of PostgreSQL 18, instead of the ones npm installed. */
  readonly binaries?: string;
  /** For tests: fast and not safe against power cuts. */
  readonly throwaway?: boolean;
  /** Told when the server ends although nobody asked it to. */
  readonly onLost?: () => void;
}

export interface EmbeddedDatabase {
  /** Connection address with password; the server listens on this machine only. */
  readonly url: string;
  /** Ends the server, waits until it is gone and gives the data folder free. */
  readonly stop: () => Promise<void>;
}

/** Address of the embedded database that another process runs on the data folder; null when none does. */
export async function runningDatabaseUrl(dataFolder: string): Promise<string | null> {
  const server = await runningServer(dataFolder);
  return server && databaseUrl(server.password, server.port);
}

/** How often a start is tried again for reasons that pass: the port was taken meanwhile, an old server still ends. */
const ATTEMPTS = 20;
const PASSING = /could not bind|Address already in use|pre-existing shared memory block/;

/**
 * Starts PostgreSQL 18 on the data folder, which only one process may use at a time. A server left behind by a process
 * that was killed is ended first. Throws `StartupError` for everything the operator can remedy.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  await prepareDataFolder(resolve(options.dataFolder));
  const dataFolder = await realpath(options.dataFolder);
  const lock = await lockFolder(dataFolder);
  try {
    const binaries = await findBinaries(options.binaries);
    const user = await serverUser();
    if (user !== null) await requireReachable(user, binaries.postgres, dataFolder);
    const cluster = await openCluster(dataFolder, binaries, user, options.throwaway ?? false);
    await clearOrphan(cluster.folder);
    const logFile = join(dataFolder, 'postgres.log');
    await rename(logFile, `${logFile}.1`).catch(() => undefined);
    const order = {
      postgres: binaries.postgres,
      cluster: cluster.folder,
      logFile,
      user,
      env: serverEnvironment,
    };
    return await launch(order, cluster, lock, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function launch(
  order: Omit<StartOrder, 'args'>,
  cluster: Cluster,
  lock: FolderLock,
  options: EmbeddedOptions,
): Promise<EmbeddedDatabase> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const supervisor = startSupervisor();
    supervisor.send({ ...order, args: serverArguments(cluster.folder, port, options.throwaway ?? false) });
    if ((await firstAnswer(supervisor)) === 'ready') {
      return runningDatabase(supervisor, cluster, port, lock, options.onLost);
    }
    const log = await readFile(order.logFile, 'utf8').catch(() => '');
    if (attempt === ATTEMPTS || !PASSING.test(log)) {
      throw problem('postgresNotStarted', { log: order.logFile, reason: lastFailure(log) });
    }
    await sleep(250);
  }
}

function startSupervisor(): ChildProcess {
  // Beside this file, with the same ending: built or, in tests, as source.
  const own = fileURLToPath(import.meta.url);
  const { NODE_OPTIONS: _, ...env } = process.env;
  return fork(join(own, '..', `supervisor${extname(own)}`), [], {
    detached: true,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
    env,
  });
}

function firstAnswer(supervisor: ChildProcess): Promise<Answer> {
  return new Promise((settle) => {
    supervisor.once('message', (answer) => settle(answer as Answer));
    supervisor.once('exit', () => settle('ended'));
    supervisor.once('error', () => settle('ended'));
  });
}

function runningDatabase(
  supervisor: ChildProcess,
  cluster: Cluster,
  port: number,
  lock: FolderLock,
  onLost?: () => void,
): EmbeddedDatabase {
  let stopping: Promise<void> | null = null;
  // A message to a supervisor that has just ended fails; its exit is what counts.
  supervisor.on('error', () => undefined);
  const gone = new Promise<void>((settle) => {
    supervisor.once('exit', () => {
      if (stopping === null) onLost?.();
      settle();
    });
  });
  // The database alone keeps no program running: when the rest has ended, the supervisor ends the server.
  supervisor.unref();
  supervisor.channel?.unref();
  const stop = async (): Promise<void> => {
    supervisor.ref();
    if (supervisor.connected) supervisor.send('stop');
    await gone;
    // Left behind only when the supervisor itself was killed.
    await clearOrphan(cluster.folder);
    await lock.release();
  };
  return { url: databaseUrl(cluster.password, port), stop: () => (stopping ??= stop()) };
}

/** Settings stand here and not in `postgresql.conf`, so that every start has those of the present program. */
function serverArguments(folder: string, port: number, throwaway: boolean): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    log_timezone: 'UTC',
    timezone: 'UTC',
    log_checkpoints: 'off',
    // Statements can carry what cities entered; the log stays free of it.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(throwaway ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
  };
  return [
    '-D',
    folder,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

function databaseUrl(password: string, port: number): string {
  return `postgresql://${ROLE}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => settle(port));
    });
  });
}

/** The line of the log that says why, without its time stamp. */
function lastFailure(log: string): string {
  const lines = log.trim().split('\n');
  const failure = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '';
  return failure.replace(/^.*?(FATAL|PANIC):\s*/, '');
}
