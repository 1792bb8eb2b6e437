import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import {
  type EmbeddedDatabase,
  type EmbeddedOptions,
  packagedFolder,
  startEmbeddedPostgres,
} from '#persistence';
import { runsAsRoot, temporaryFolder } from '../support/folders.js';
import { isAlive, parentPid, serverPid, untilGone } from '../support/processes.js';
import { startedFolder } from '../support/started-folder.js';

let dataFolder: string;
let running: EmbeddedDatabase[] = [];
let holders: ChildProcess[] = [];
beforeEach(async () => {
  dataFolder = join(await temporaryFolder(), 'data');
});
afterEach(async () => {
  for (const holder of holders) holder.kill('SIGKILL');
  await Promise.all(running.map((database) => database.stop()));
  running = [];
  holders = [];
});

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const binaries = process.env['CIVISCORE_POSTGRES'];
  const database = await startEmbeddedPostgres({ dataFolder, binaries, throwaway: true, ...options });
  running.push(database);
  return database;
}

/** Another process that runs the database on the folder. */
async function startHolder(): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('../support/hold-database.mjs', import.meta.url));
  const { NODE_OPTIONS: _, ...env } = process.env;
  const holder = spawn(process.execPath, [script, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'], env });
  holders.push(holder);
  await once(holder.stdout, 'data');
  return holder;
}

async function query(database: EmbeddedDatabase, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

describe('embedded database', () => {
  it('keeps its data from one start to the next', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(await query(await start(), 'SELECT answer FROM kept')).toEqual([42]);
  });

  it('listens on this machine only, with a password that only its owner can read', async () => {
    const database = await start();
    expect(await query(database, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    expect(await query(database, 'SHOW unix_socket_directories')).toEqual(['']);
    expect((await stat(join(dataFolder, 'postgres-password'))).mode & 0o777).toBe(0o600);
    const stranger = {
      url: database.url.replace(/civiscore:[^@]+@/, 'civiscore:guess@'),
      stop: database.stop,
    };
    await expect(query(stranger, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('ends with the process that started it, even when that is killed, and starts again with its data', async () => {
    dataFolder = await startedFolder();
    const holder = await startHolder();
    const server = await serverPid(dataFolder);
    holder.kill('SIGKILL');
    await untilGone(server);
    expect(await query(await start(), 'SELECT 1')).toEqual([1]);
  });

  it('starts again after everything but the server was killed: the server left behind is ended first', async () => {
    dataFolder = await startedFolder();
    const holder = await startHolder();
    const server = await serverPid(dataFolder);
    process.kill(await parentPid(server), 'SIGKILL');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await isAlive(server)).toBe(true);
    const database = await start();
    expect(await isAlive(server)).toBe(false);
    expect(await query(database, 'SELECT 1')).toEqual([1]);
  });

  it('starts again after everything was killed', async () => {
    dataFolder = await startedFolder();
    const holder = await startHolder();
    const server = await serverPid(dataFolder);
    for (const pid of [await parentPid(server), server]) process.kill(pid, 'SIGKILL');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await query(await start(), 'SELECT 1')).toEqual([1]);
  });

  it('leaves a process alone that got the number of a server long gone', async () => {
    dataFolder = await startedFolder();
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
    holders.push(bystander);
    await writeFile(
      join(dataFolder, 'postgres', 'postmaster.pid'),
      `${bystander.pid}\n${dataFolder}/postgres\n`,
    );
    await start();
    expect(bystander.exitCode ?? bystander.signalCode).toBeNull();
  });

  it('refuses a folder that another process works on, and names that process', async () => {
    dataFolder = await startedFolder();
    const holder = await startHolder();
    await expect(start()).rejects.toThrow(
      new RegExp(`process ${holder.pid}\\) already uses the data folder`),
    );
    expect(await isAlive(await serverPid(dataFolder))).toBe(true);
  });

  it('takes over the lock of a process that is gone, and what an interrupted first start left', async () => {
    await mkdir(join(dataFolder, 'postgres.new-1', 'base'), { recursive: true });
    await chmod(dataFolder, 0o755);
    // The number lives, but it is not the process that took the lock.
    await writeFile(
      join(dataFolder, 'civiscore.lock'),
      JSON.stringify({ pid: process.ppid, mark: 'long ago' }),
    );
    const database = await start();
    expect(await query(database, 'SELECT 1')).toEqual([1]);
    await database.stop();
    const left = await readdir(dataFolder);
    expect(left.filter((name) => name.includes('lock') || name.includes('new'))).toEqual([]);
  });

  it('tells when it ends although nobody asked it to', async () => {
    dataFolder = await startedFolder();
    const lost = Promise.withResolvers<void>();
    await start({ onLost: lost.resolve });
    process.kill(await serverPid(dataFolder), 'SIGKILL');
    await expect(lost.promise).resolves.toBeUndefined();
  });

  it('leaves no server behind when its supervisor was killed', async () => {
    dataFolder = await startedFolder();
    const lost = Promise.withResolvers<void>();
    const database = await start({ onLost: lost.resolve });
    const server = await serverPid(dataFolder);
    process.kill(await parentPid(server), 'SIGKILL');
    await lost.promise;
    await database.stop();
    expect(await isAlive(server)).toBe(false);
  });

  it('refuses the data of another major version', async () => {
    await mkdir(join(dataFolder, 'postgres'), { recursive: true });
    await chmod(dataFolder, 0o755);
    await writeFile(join(dataFolder, 'postgres', 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17 and this program brings PostgreSQL 18/);
  });

  it('says so when the data folder cannot be written', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    await expect(start({ dataFolder: join(file, 'data') })).rejects.toThrow(/cannot be written \(ENOTDIR\)/);
  });

  it('says why the server did not start, and where its log is', async () => {
    dataFolder = await startedFolder();
    await writeFile(join(dataFolder, 'postgres', 'postgresql.conf'), 'no_such_setting = 1\n');
    await expect(start()).rejects.toThrow(/did not start \(.*errors.*\); its full log is .*postgres\.log/);
    expect(await readFile(join(dataFolder, 'postgres.log'), 'utf8')).toContain('no_such_setting');
  });

  (runsAsRoot ? it : it.skip)('says which folder the user of the server cannot enter', async () => {
    const closed = join(await temporaryFolder(), 'closed');
    await mkdir(join(closed, 'data'), { recursive: true });
    await chmod(closed, 0o700);
    const refused = start({ dataFolder: join(closed, 'data') });
    await expect(refused).rejects.toThrow(/user "postgres", who cannot enter .*closed: choose a data folder/);

    await mkdir(join(closed, 'bin'));
    for (const name of ['postgres', 'initdb']) {
      await writeFile(join(closed, 'bin', name), await readFile(join(packagedFolder(), 'bin', name)), {
        mode: 0o755,
      });
    }
    const unreachable = start({ binaries: closed });
    await expect(unreachable).rejects.toThrow(/user "postgres", who cannot enter .*closed: move Civiscore/);
  });
});
