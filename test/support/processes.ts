import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Process number of the PostgreSQL server on the data folder, from its pid file. */
export async function serverPid(dataFolder: string): Promise<number> {
  const text = await readFile(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

export async function parentPid(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'ppid=', '-p', String(pid)]);
  return Number(stdout);
}

/** State letter of a process as `ps` shows it; empty when there is none. A zombie is as good as gone. */
export async function isAlive(pid: number): Promise<boolean> {
  const state = await run('ps', ['-o', 'stat=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  return state !== '' && !state.startsWith('Z');
}

/** Waits until the process has ended; fails when it is still there after a generous time. */
export async function untilGone(pid: number): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (!(await isAlive(pid))) return;
    await sleep(50);
  }
  throw new Error(`Process ${pid} is still there.`);
}
