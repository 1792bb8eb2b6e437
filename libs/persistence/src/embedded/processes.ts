import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** True while the process exists and is more than a zombie. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const stat = await linuxStat(pid);
  return stat === null || stat[0] !== 'Z';
}

/**
 * A text that differs between two processes that had the same number one after the other (also across a restart of the
 * machine or of a container). Empty where the system does not tell.
 */
export async function startMark(pid: number): Promise<string> {
  const stat = await linuxStat(pid);
  if (stat !== null) {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return `${boot.trim()}/${stat[19]}`;
  }
  return ps(pid, 'lstart=');
}

/** True when the process is a PostgreSQL server on the given data directory (a real path). */
export async function servesFolder(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    // A PostgreSQL server works from inside its data directory.
    return (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster;
  }
  return (await ps(pid, 'command=')).includes(cluster);
}

/** Waits until the process is gone; false when it is still there after the given time. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (await isRunning(pid)) {
    if (Date.now() > end) return false;
    await sleep(25);
  }
  return true;
}

/** Stops a PostgreSQL server: fast, then immediate (it recovers at the next start), then by force. */
export async function stopServer(pid: number): Promise<void> {
  const steps = [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, patience] of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    if (await waitUntilGone(pid, patience)) return;
  }
}

/** Fields of /proc/<pid>/stat from the state on (the name before it may contain blanks); null elsewhere. */
async function linuxStat(pid: number): Promise<string[] | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

async function ps(pid: number, column: string): Promise<string> {
  return run('ps', ['-o', column, '-p', String(pid)]).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}
