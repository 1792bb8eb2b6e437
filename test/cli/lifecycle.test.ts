import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MIGRATIONS_TABLE } from '#persistence';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';
import { runsAsRoot, temporaryFolder } from '../support/folders.js';
import { parentPid, serverPid, untilGone } from '../support/processes.js';
import { startedFolder } from '../support/started-folder.js';

const program = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

/** One run of the built program. */
interface Run {
  readonly child: ChildProcess;
  readonly output: { out: string; err: string };
  /** Exit code; a program that does not end by itself is killed by the end of the test. */
  readonly ended: Promise<number | null>;
}

let dataFolder: string;
let runs: Run[] = [];
let databases: TestDatabase[] = [];
beforeEach(async () => {
  dataFolder = join(await temporaryFolder(), 'data');
});
afterEach(async () => {
  for (const run of runs) run.child.kill('SIGKILL');
  await Promise.all(runs.map((run) => run.ended));
  await Promise.all(databases.map((database) => database.drop()));
  runs = [];
  databases = [];
});

function civiscore(command: string, env: Record<string, string> = {}): Run {
  const { NODE_OPTIONS: _, npm_lifecycle_event: __, DATABASE_URL: ___, ...rest } = process.env;
  const child = spawn(process.execPath, [program, command], {
    env: { ...rest, LC_ALL: 'C', PORT: '0', CIVISCORE_DATA: dataFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  const run = { child, output, ended: once(child, 'close').then(([code]) => code as number | null) };
  runs.push(run);
  return run;
}

/** Waits until the program prints its address, and gives it. */
async function addressOf(run: Run): Promise<string> {
  for (;;) {
    const address = /https?:\/\/\S+/.exec(run.output.out)?.[0];
    if (address !== undefined) return address;
    const ended = await Promise.race([
      run.ended.then(() => true),
      once(run.child.stdout!, 'data').then(() => false),
    ]);
    if (ended) throw new Error(`The program ended: ${run.output.err}`);
  }
}

/** The program ends with an error and exactly one sentence, which is given. */
async function refusal(run: Run): Promise<string> {
  expect(await run.ended).toBe(1);
  expect(run.output.out).toBe('');
  expect(run.output.err).toMatch(/^[^\n]+\.\n$/);
  return run.output.err.trim();
}

async function externalDatabase(made: Promise<TestDatabase>): Promise<TestDatabase> {
  const database = await made;
  databases.push(database);
  return database;
}

describe('civiscore start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'serves, and at %s ends itself and its database cleanly',
    async (signal) => {
      const run = civiscore('start');
      const address = await addressOf(run);
      expect((await fetch(`${address}/health/ready`)).status).toBe(200);
      const server = await serverPid(dataFolder);
      run.child.kill(signal);
      expect(await run.ended).toBe(0);
      expect(run.output.err).toBe('');
      await untilGone(server);
    },
  );

  it('leaves no database behind when it is killed, and starts again', async () => {
    dataFolder = await startedFolder();
    const killed = civiscore('start');
    await addressOf(killed);
    const server = await serverPid(dataFolder);
    killed.child.kill('SIGKILL');
    await untilGone(server);
    expect(await addressOf(civiscore('start'))).toMatch(/^http:/);
  });

  it('starts again after it and the supervisor of its database were killed', async () => {
    dataFolder = await startedFolder();
    const killed = civiscore('start');
    await addressOf(killed);
    process.kill(await parentPid(await serverPid(dataFolder)), 'SIGKILL');
    killed.child.kill('SIGKILL');
    expect(await addressOf(civiscore('start'))).toMatch(/^http:/);
  });

  it('ends with a sentence when its database ends', async () => {
    dataFolder = await startedFolder();
    const run = civiscore('start');
    await addressOf(run);
    process.kill(await serverPid(dataFolder), 'SIGKILL');
    expect(await run.ended).toBe(1);
    // The library of the job queue may have printed that it could not reach the database.
    expect(run.output.err).toMatch(
      /(^|\n)The embedded database ended unexpectedly; its log is .*postgres\.log\.\n$/,
    );
  });

  it('ends when the npm that started it was killed', async () => {
    dataFolder = await startedFolder();
    const { NODE_OPTIONS: _, ...env } = process.env;
    // As npm does it: a shell that waits for the program. It prints the number of the program.
    const inner = `"${process.execPath}" "${program}" start & echo child $!; wait`;
    const npm = spawn('/bin/sh', ['-c', '/bin/sh -c "$INNER" & wait'], {
      env: { ...env, INNER: inner, PORT: '0', CIVISCORE_DATA: dataFolder, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    while (!out.includes('http')) out += String(((await once(npm.stdout, 'data')) as [Buffer])[0]);
    const server = await serverPid(dataFolder);
    npm.kill('SIGKILL');
    await untilGone(Number(/^child (\d+)$/m.exec(out)?.[1]));
    await untilGone(server);
  });

  it('refuses a second start on the same data folder and names the first', async () => {
    dataFolder = await startedFolder();
    const first = civiscore('start');
    await addressOf(first);
    const sentence = await refusal(civiscore('start'));
    expect(sentence).toContain(`Another Civiscore (process ${first.child.pid}) already uses the data folder`);
  });

  it('refuses a port that is taken, before it touches the data folder', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    try {
      const sentence = await refusal(civiscore('start', { PORT: String(port) }));
      expect(sentence).toContain(`Port ${port} is already used by another program`);
      await expect(serverPid(dataFolder)).rejects.toThrow(/ENOENT/);
    } finally {
      other.close();
    }
  });

  it('refuses an address that is not of this machine', async () => {
    expect(await refusal(civiscore('start', { HOST: '192.0.2.1' }))).toMatch(
      /^HOST is "192\.0\.2\.1", which is no/,
    );
  });

  it('refuses a data folder it cannot write', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const sentence = await refusal(civiscore('start', { CIVISCORE_DATA: join(file, 'data') }));
    expect(sentence).toMatch(/^The data folder .*file\/data cannot be written \(ENOTDIR\)/);
  });

  (runsAsRoot ? it : it.skip)(
    'refuses, as root, a data folder that the user of the server cannot enter',
    async () => {
      const closed = join(await temporaryFolder(), 'closed');
      await mkdir(join(closed, 'data'), { recursive: true, mode: 0o700 });
      const sentence = await refusal(civiscore('start', { CIVISCORE_DATA: join(closed, 'data') }));
      expect(sentence).toMatch(/user "postgres", who cannot enter .*closed: choose a data folder/);
    },
  );

  it('refuses a setting that makes no sense', async () => {
    expect(await refusal(civiscore('start', { PORT: 'http' }))).toMatch(/^PORT is "http" but must be/);
  });

  it('says it in the language of the terminal', async () => {
    expect(await refusal(civiscore('start', { PORT: 'http', LC_ALL: 'fr_FR.UTF-8' }))).toMatch(
      /^PORT vaut « http »/,
    );
  });

  it('refuses a DATABASE_URL where nothing answers, without showing the password', async () => {
    const sentence = await refusal(
      civiscore('start', { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/civiscore' }),
    );
    expect(sentence).toMatch(/^The database at 127\.0\.0\.1:1\/civiscore cannot be reached \(ECONNREFUSED\)/);
    expect(sentence).not.toContain('secret');
  });

  it('refuses a DATABASE_URL with a wrong password or without a database', async () => {
    const { url } = await externalDatabase(createEmptyDatabase());
    const wrong = url.replace(/\/\/civiscore:[^@]+@/, '//civiscore:wrong@');
    expect(await refusal(civiscore('start', { DATABASE_URL: wrong }))).toMatch(/refuses the log-in/);
    expect(await refusal(civiscore('start', { DATABASE_URL: `${url}_missing` }))).toMatch(
      /has no database at/,
    );
  });

  it('refuses a database that a newer program has migrated', async () => {
    const database = await externalDatabase(createTestDatabase());
    await database.dataSource.query(
      `INSERT INTO ${MIGRATIONS_TABLE} ("timestamp", name) VALUES (9999999999999, 'FarFuture9999999999999')`,
    );
    const sentence = await refusal(civiscore('start', { DATABASE_URL: database.url }));
    expect(sentence).toMatch(/newer than this program \(it has the migration FarFuture/);
  });

  it('refuses an old schema where it may not migrate; after "migrate" it starts', async () => {
    const { url } = await externalDatabase(createEmptyDatabase());
    const env = { DATABASE_URL: url, CIVISCORE_MIGRATE: 'off' };
    expect(await refusal(civiscore('start', env))).toMatch(
      /older than this program.*run "npm run civiscore -- migrate"/,
    );
    const migrating = civiscore('migrate', env);
    expect(await migrating.ended).toBe(0);
    expect(migrating.output.out).toMatch(/^\d+ migrations? ran; the database schema is up to date\.\n$/);
    const run = civiscore('start', env);
    await addressOf(run);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  });
});

describe('civiscore demo', () => {
  it('shows the published results, once however often it starts', async () => {
    for (let time = 1; time <= 2; time++) {
      const run = civiscore('demo');
      const address = await addressOf(run);
      const response = await fetch(`${address}/api/v1/cities?pageSize=100`);
      const { items, total } = (await response.json()) as { items: { slug: string }[]; total: number };
      expect(total).toBe(8);
      expect(items.map((city) => city.slug)).toContain('rana');
      const editions = (await (await fetch(`${address}/api/v1/cities/rana`)).json()) as {
        editions: unknown[];
      };
      expect(editions.editions).toHaveLength(1);
      run.child.kill('SIGTERM');
      expect(await run.ended).toBe(0);
    }
  });
});
