/**
 * Runs PostgreSQL as a child and ends it when told to or when the process that started this one is gone for whatever
 * reason: the channel to it then closes. Runs in a session of its own, so that Ctrl-C in the terminal does not reach
 * it. Started as a file of its own, so it imports nothing of the project.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the supervisor is told to run. */
export interface StartOrder {
  readonly postgres: string;
  readonly args: readonly string[];
  readonly cluster: string;
  readonly logFile: string;
  readonly user: { readonly uid: number; readonly gid: number } | null;
  readonly env: Readonly<Record<string, string>>;
}

/** What it answers. */
export type Answer = 'ready' | 'ended';

const FAST_STOP_MS = 15_000;
const READY_POLL_MS = 20;

let server: ChildProcess | null = null;
let stopping = false;

process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
process.on('SIGTERM', stop);
process.on('disconnect', stop);
process.on('message', (order: StartOrder | 'stop') => {
  if (order === 'stop') stop();
  else start(order);
});

function start(order: StartOrder): void {
  const log = openSync(order.logFile, 'a', 0o600);
  server = spawn(order.postgres, order.args, {
    cwd: '/',
    env: { ...order.env },
    stdio: ['ignore', log, log],
    ...order.user,
  });
  server.once('error', ended);
  server.once('exit', ended);
  void announceReady(join(order.cluster, 'postmaster.pid'), server);
}

/** PostgreSQL itself writes `ready` into its pid file when it takes connections (also after a recovery). */
async function announceReady(pidFile: string, started: ChildProcess): Promise<void> {
  while (!stopping && started.exitCode === null && started.signalCode === null) {
    const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === started.pid && lines[7]?.trim() === 'ready') {
      tell('ready');
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
}

function stop(): void {
  if (stopping) return;
  stopping = true;
  if (server === null) process.exit(0);
  const running = server;
  running.kill('SIGINT');
  setTimeout(() => running.kill('SIGQUIT'), FAST_STOP_MS).unref();
}

function ended(): void {
  tell('ended');
  process.exit(stopping ? 0 : 1);
}

function tell(answer: Answer): void {
  if (process.connected) process.send?.(answer);
}
