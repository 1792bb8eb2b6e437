import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSubmission } from '#exchange';
import { example, withOneValue } from '../api/support/examples.js';
import { rowCounts } from '../api/support/service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/folders.js';
import { civiscore, program, publishedPath } from './support/program.js';

let database: TestDatabase;
let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await temporaryFolder();
  env = { DATABASE_URL: database.url, CIVISCORE_DATA: join(folder, 'data') };
});
afterAll(() => database.drop());

async function fileOf(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}

describe('civiscore import and export', () => {
  it('publish files and give them back', async () => {
    const names = ['karmoy', 'moscow'];
    const imported = await civiscore(['import', ...names.map(publishedPath), '--published'], env);
    expect(imported.code).toBe(0);
    expect(imported.out).toMatch(/^Karmøy: imported and published as edition \S+\.\nMoscow: .+\n$/);
    for (const name of names) {
      const { code, out } = await civiscore(['export', name], env);
      expect(code).toBe(0);
      expect(readSubmission(out)).toEqual(readSubmission(await readFile(publishedPath(name), 'utf8')));
    }
  });

  it('write an edition by its number to a file', async () => {
    const file = { ...example, city: 'Numbered' };
    await civiscore(['import', await fileOf('1.json', file), '--published'], env);
    const next = { ...file, values: file.values.slice(1) };
    await civiscore(['import', await fileOf('2.json', next), '--published'], env);
    const out = join(folder, 'out.json');
    expect((await civiscore(['export', 'numbered', '--edition', '1', '--out', out], env)).code).toBe(0);
    expect(readSubmission(await readFile(out, 'utf8'))).toEqual(readSubmission(JSON.stringify(file)));
    expect(await civiscore(['export', 'numbered', '--edition', '3'], env)).toEqual({
      code: 1,
      out: '',
      err: 'numbered has no such published edition.\n',
    });
  });

  it('keep nothing when one of several files is bad', async () => {
    const before = await rowCounts(database.dataSource);
    const good = await fileOf('good.json', { ...example, city: 'Good' });
    const bad = await fileOf('bad.json', withOneValue({ value: 140 }));
    const { code, out, err } = await civiscore(['import', good, bad], env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/bad\.json: values\[0\]\.value: 140 is outside the range/);
    expect(await rowCounts(database.dataSource)).toEqual(before);
  });

  it('refuse to publish what no document published', async () => {
    const file = await fileOf('own.json', { ...example, document: undefined });
    const { code, err } = await civiscore(['import', file, '--published'], env);
    expect(code).toBe(2);
    expect(err).toMatch(/^document: Only figures of a published document/);
  });

  it('say that there is no such city', async () => {
    expect(await civiscore(['export', 'atlantis'], env)).toEqual({
      code: 1,
      out: '',
      err: 'There is no city with the address “atlantis”.\n',
    });
  });
});

describe('civiscore token', () => {
  it('makes a token once, lists it without showing it, and revokes it', async () => {
    const made = await civiscore(
      ['token', 'create', '--name', 'Desk', '--scope', 'import', '--days', '7'],
      env,
    );
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^civ_[\w-]{43}\n$/) });
    const id = /Token (\S+) is valid until/.exec(made.err)?.[1] ?? '';
    const listed = await civiscore(['token', 'list'], env);
    expect(listed.out).toMatch(new RegExp(`^${id}  import  valid until \\S+  never used  Desk\\n$`));
    expect(listed.out).not.toContain(made.out.trim());
    expect(await civiscore(['token', 'revoke', id], env)).toMatchObject({ code: 0 });
    expect((await civiscore(['token', 'list'], env)).out).toContain('  revoked ');
    expect(await civiscore(['token', 'revoke', id], env)).toEqual({
      code: 1,
      out: '',
      err: `There is no valid token ${id}.\n`,
    });
  });

  it.each([
    [['--name', 'x', '--scope', 'all']],
    [['--name', ' ', '--scope', 'import']],
    [['--scope', 'import']],
    [['--name', 'x', '--scope', 'import', '--days', '0']],
    [['--name', 'x', '--scope', 'import', '--days', '1.5']],
  ])('refuses what makes no sense: %j', async (args) => {
    const before = await rowCounts(database.dataSource);
    expect((await civiscore(['token', 'create', ...args], env)).code).toBe(1);
    expect(await rowCounts(database.dataSource)).toEqual(before);
  });
});

describe('a command beside a running server with the embedded database', () => {
  it('works on the same database, and the token it made is good at once', async () => {
    const own = { CIVISCORE_DATA: join(folder, 'embedded'), PORT: '0', LC_ALL: 'C' };
    const { NODE_OPTIONS: _, npm_lifecycle_event: __, DATABASE_URL: ___, ...rest } = process.env;
    const server = spawn(process.execPath, [program, 'start'], {
      env: { ...rest, ...own },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      let said = '';
      for await (const text of server.stdout.setEncoding('utf8')) {
        said += String(text);
        if (said.includes('http')) break;
      }
      const address = /https?:\/\/[^\s)]+/.exec(said)?.[0] ?? '';
      const { out: token } = await civiscore(['token', 'create', '--name', 'x', '--scope', 'publish'], own);
      const answer = await fetch(`${address}/api/v1/imports?publish=true`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token.trim()}` },
        body: await readFile(publishedPath('asker')),
      });
      expect(answer.status).toBe(201);
      expect((await civiscore(['export', 'asker'], own)).code).toBe(0);
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    expect((await civiscore(['export', 'asker'], own)).code).toBe(0);
  });
});
