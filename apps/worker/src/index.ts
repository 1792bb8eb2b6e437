import { Logger as NestLogger } from '@nestjs/common';
import { Logger, parseCronItems, run, type TaskList } from 'graphile-worker';
import type { DataSource } from 'typeorm';
import { openPool } from '#persistence';

/** Tries of a scheduled job; the next day brings the next. */
const SCHEDULED_ATTEMPTS = 3;

/** What the worker can do; `JobsService` of the API has this form. */
export interface Work {
  readonly tasks: ReadonlyMap<string, (payload: unknown) => Promise<void>>;
  /** Tasks that run by the clock (UTC). */
  readonly schedules: readonly { readonly task: string; readonly cron: string }[];
}

export interface WorkerSettings {
  /** An open connection to the database, with the tables of the job queue; whoever opened it closes it. */
  readonly dataSource: DataSource;
  readonly work: Work;
  /** Jobs done at the same time; 2 unless given. */
  readonly concurrency?: number;
  /** Longest time until a job is seen whose notice got lost, in milliseconds; 5000 unless given. */
  readonly pollInterval?: number;
}

export interface RunningWorker {
  /** Ends it after the jobs under way. The database connection stays open. */
  stop(): Promise<void>;
}

/**
 * Does queued jobs, as they come, and scheduled ones. Several workers, in this process or others, share the work: each
 * job is done by one of them; one that fails is tried again after a growing wait.
 */
export async function startWorker(settings: WorkerSettings): Promise<RunningWorker> {
  const { dataSource, work, concurrency = 2, pollInterval = 5000 } = settings;
  // One connection listens, one serves the clock.
  const pool = openPool(dataSource, concurrency + 2);
  const runner = await run({
    pgPool: pool,
    taskList: taskList(work),
    parsedCronItems: parseCronItems(
      work.schedules.map(({ task, cron }) => ({
        task,
        match: cron,
        identifier: task,
        options: { maxAttempts: SCHEDULED_ATTEMPTS },
      })),
    ),
    concurrency,
    pollInterval,
    noHandleSignals: true,
    logger: workerLogger(),
  });
  let running = true;
  const ended = runner.promise
    .catch(() => undefined) // Its reason has been logged.
    .then(() => {
      running = false;
    });
  return {
    async stop() {
      if (running) await runner.stop();
      await ended;
      await pool.end();
    },
  };
}

function taskList({ tasks }: Work): TaskList {
  return Object.fromEntries(
    [...tasks].map(([name, task]) => [name, (payload: unknown): Promise<void> => task(payload)]),
  );
}

/** The queue's notices in the log of the program: its worries as such, its routine only when asked. Payloads are left out. */
function workerLogger(): Logger {
  const log = new NestLogger('Worker');
  return new Logger(() => (level, message) => {
    const severity: string = level;
    if (severity === 'error') log.error(message);
    else if (severity === 'warning') log.warn(message);
    else log.debug(message);
  });
}
