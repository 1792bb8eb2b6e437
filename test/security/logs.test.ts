import { afterAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/folders.js';
import { program } from '../cli/support/program.js';

const PASSWORD = 'quartz-willow-lantern-42';
const EMAIL = 'secretariat@example.org';

let database: TestDatabase | undefined;
let child: ChildProcess | undefined;
afterAll(async () => {
  child?.kill('SIGKILL');
  await database?.drop();
});

describe('the log at its most talkative', () => {
  it('holds no password, no token, no cookie and no e-mail address', async () => {
    database = await createTestDatabase();
    const { NODE_OPTIONS: _, npm_lifecycle_event: __, ...rest } = process.env;
    const run = spawn(process.execPath, [program, 'start'], {
      env: {
        ...rest,
        LC_ALL: 'C',
        PORT: '0',
        LOG_LEVEL: 'trace',
        DATABASE_URL: database.url,
        CIVISCORE_DATA: await temporaryFolder(),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = run;
    let log = '';
    const ended = once(run, 'close');
    run.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const link = await new Promise<string>((settle, fail) => {
      run.stdout.on('data', (chunk: Buffer) => {
        log += chunk.toString();
        const [url] = /http\S+\/link\/[\w-]{43}/.exec(log) ?? [];
        if (url !== undefined) settle(url);
      });
      void ended.then(() => fail(new Error(log)));
    });
    const api = `${new URL(link).origin}/api/v1`;
    const setupToken = link.slice(-43);
    const post = (path: string, body: object, headers = {}) =>
      fetch(`${api}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    await fetch(link, { headers: { Accept: 'text/html' } });
    await fetch(`${api}/links/${setupToken}`);
    const made = await post(`/links/${setupToken}`, {
      email: EMAIL,
      name: 'Kari Nordmann',
      password: PASSWORD,
      language: 'en',
    });
    expect(made.status).toBe(201);
    await post('/session', { email: EMAIL, password: `${PASSWORD}-wrong` });
    const signedIn = await post('/session', { email: EMAIL, password: PASSWORD });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { csrf } = (await signedIn.json()) as { csrf: string };
    const own = { Cookie: cookie, 'X-Civiscore-CSRF': csrf };
    await fetch(`${api}/users?search=${EMAIL}`, { headers: own });
    await post('/invitations', { email: 'invited@example.org', role: 'administrator' }, own);
    await post('/password-resets', { email: EMAIL });
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const token = await post('/account/tokens', { name: 'x', scopes: ['read'], expiresAt }, own);
    expect(token.status).toBe(201);
    const bearer = ((await token.json()) as { token: string }).token;
    await fetch(`${api}/workspace`, { headers: { Authorization: `Bearer ${bearer}` } });
    const written = (): number => log.split('A mail was written to').length - 1;
    while (written() < 2) await new Promise((settle) => setTimeout(settle, 20));
    run.kill('SIGTERM');
    await ended;

    expect(log).toContain('/api/v1/links/…');
    const said = log.replaceAll(link, '');
    for (const secret of [setupToken, PASSWORD, EMAIL, 'invited@', cookie.slice(-43), csrf, bearer]) {
      expect(secret.length).toBeGreaterThan(7);
      expect(said).not.toContain(secret);
    }
  });
});
