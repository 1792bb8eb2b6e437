/** The product as its own process on a database of its own, for the benches that go through HTTP. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId, sha256, startEmbeddedPostgres } from '#persistence';

const main = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

/** Starts the product on the database; the worker stays out of it. */
async function startServer(url, folder) {
  const env = {
    ...process.env,
    PORT: '0',
    DATABASE_URL: url,
    CIVISCORE_DATA: folder,
    CIVISCORE_WORKER: 'off',
  };
  const program = spawn(process.execPath, [main, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of program.stdout) {
    output += chunk;
    const address = /http:\/\/\S+:\d+/.exec(output)?.[0];
    if (address !== undefined) {
      program.stdout.resume();
      return { program, address: address.replace('localhost', '127.0.0.1') };
    }
  }
  throw new Error(`"start" ended without an address: ${output}`);
}

/** Runs a bench against a fresh product; `call(method, path, headers, body)` goes to its API. */
export async function withServer(name, sockets, run) {
  const folder = mkdtempSync(join(tmpdir(), `civiscore-${name}-`));
  // As root the database runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  const database = await startEmbeddedPostgres({ dataFolder: join(folder, 'database') });
  const { program, address } = await startServer(database.url, join(folder, 'data'));
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const call = (method, path, headers, body) =>
    new Promise((settle, fail) => {
      const sent = request(`${address}/api/v1${path}`, { method, agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk) => (text += chunk));
        answer.on('end', () => settle({ status: answer.statusCode, body: text }));
      });
      sent.on('error', fail);
      sent.end(body);
    });
  try {
    return await run({ url: database.url, call });
  } finally {
    agent.destroy();
    const exit = once(program, 'exit');
    program.kill('SIGINT');
    await exit;
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a person with a session; gives the person's id and the session's cookie. */
export async function makePerson(dataSource, email, at) {
  const [userId, token] = [newId(), randomBytes(32).toString('base64url')];
  await dataSource.query(
    `INSERT INTO app_user (id, email, name, language, administrator, created_at) VALUES ($1, $2, $2, 'en', false, $3)`,
    [userId, email, at],
  );
  await dataSource.query(
    `INSERT INTO user_session (token_hash, id, user_id, created_at, last_seen_at) VALUES ($1, $2, $3, $4, $4)`,
    [sha256(token), newId(), userId, at],
  );
  return { userId, cookie: `civiscore_session=${token}` };
}
