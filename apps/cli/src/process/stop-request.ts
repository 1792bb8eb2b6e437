import { readFileSync } from 'node:fs';

/** Signals closer together than this are one request: Ctrl-C reaches the program from the terminal and from npm. */
const SAME_REQUEST_MS = 1000;
const PARENT_POLL_MS = 500;
/** Exit code of a program that a signal ended. */
const FORCED = 130;

export interface StopRequest {
  /** Settles when the program is asked to stop. */
  readonly asked: Promise<void>;
  readonly isAsked: () => boolean;
}

/**
 * Listens for the wish to stop: SIGINT, SIGTERM, a closed terminal, or the end of the npm that started the program
 * (killed by force, npm cannot pass the signal on). A second signal ends the process at once; the supervisor then
 * ends the database.
 */
export function onStopRequest(env: Readonly<Record<string, string | undefined>>): StopRequest {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  let askedAt: number | null = null;
  const ask = (): void => {
    const now = performance.now();
    if (askedAt !== null && now - askedAt > SAME_REQUEST_MS) process.exit(FORCED);
    askedAt ??= now;
    resolve();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  if (env['npm_lifecycle_event'] !== undefined) watchParent(ask);
  return { asked, isAsked: () => askedAt !== null };
}

function watchParent(ask: () => void): void {
  const launchers = runningLaunchers();
  const timer = setInterval(() => {
    if (runningLaunchers() === launchers) return;
    clearInterval(timer);
    ask();
  }, PARENT_POLL_MS);
  timer.unref();
}

/** The processes between this one and npm, npm included: npm runs a script in a shell, which may stay in between. */
function runningLaunchers(): string {
  const parent = process.ppid;
  const [, name = '', grandparent = ''] = /\((.*)\) \S (\d+)/.exec(linuxStat(parent)) ?? [];
  return /^(ba|da|a|z)?sh$/.test(name) ? `${parent} ${grandparent}` : String(parent);
}

/** The line that Linux keeps about a process; empty for none and on other systems. */
function linuxStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
