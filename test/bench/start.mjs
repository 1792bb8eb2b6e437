/** Time from command to printed address on an existing data folder, and memory after the demo; Linux only for memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './measure.mjs';

const main = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function startProgram(command, folder) {
  const env = { ...process.env, PORT: String(await freePort()), CIVISCORE_DATA: folder };
  const begin = performance.now();
  const program = spawn(process.execPath, [main, command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const chunk of program.stdout) {
    output += chunk;
    const address = /http:\/\/\S+:\d+/.exec(output)?.[0];
    if (address !== undefined) return { program, address, seconds: (performance.now() - begin) / 1000 };
  }
  throw new Error(`"${command}" ended without an address: ${output}`);
}

async function stop(program) {
  const exit = once(program, 'exit');
  program.kill('SIGINT');
  await exit;
}

function megabytes(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  } catch {
    return NaN;
  }
}

/** What a reader does on the demo: every city, its documents, every KPI. */
async function useDemo(address) {
  const get = async (path) => {
    const response = await fetch(`${address}${path}`);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  };
  const { items } = await (await get('/api/v1/cities')).json();
  for (const { latestEdition } of items) {
    await get(`/api/v1/editions/${latestEdition.id}`).then((r) => r.arrayBuffer());
    await get(`/api/v1/editions/${latestEdition.id}/documents/snapshot.pdf`).then((r) => r.arrayBuffer());
  }
  const { kpis } = await (await get('/api/v1/catalogue')).json();
  for (const { slug } of kpis)
    await get(`/api/v1/catalogue/kpis/${slug}/values`).then((r) => r.arrayBuffer());
}

export async function benchStart() {
  const folder = mkdtempSync(join(tmpdir(), 'civiscore-bench-'));
  // As root the database runs as another user, who must be able to enter.
  chmodSync(folder, 0o755);
  try {
    const demo = await startProgram('demo', folder);
    const afterDemo = megabytes(demo.program.pid);
    await useDemo(demo.address);
    const afterUse = megabytes(demo.program.pid);
    await stop(demo.program);
    const seconds = [];
    for (let run = 0; run < 5; run++) {
      const again = await startProgram('start', folder);
      seconds.push(again.seconds);
      await stop(again.program);
    }
    return { firstDemo: demo.seconds, start: median(seconds), afterDemo, afterUse };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
