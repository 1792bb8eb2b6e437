import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What a job does; it is tried again later when it fails. */
export type JobTask = (payload: unknown) => Promise<void>;

/** A task that runs by the clock (UTC), whoever queues it. */
export interface JobSchedule {
  readonly task: string;
  /** As in a crontab: minute, hour, day, month, weekday. */
  readonly cron: string;
}

/** How a job waits. */
export interface JobOptions {
  /** A job of the same key that still waits is replaced; one that runs is not. Writers with one key wait for each other. */
  readonly key?: string;
  /** Not before this time; at once unless given. */
  readonly runAt?: Date;
  /** A job of the key that already waits keeps its time: many in a row are done once, soon after the first. */
  readonly keepsTime?: boolean;
}

/** Tries of a job: the waits between them grow (e^tries seconds), so that the last is about two days after the first. */
const MAX_ATTEMPTS = 12;

/** Work that is done later by the worker. The features say here what they can do; the worker does what is queued. */
@Injectable()
export class JobsService {
  private readonly byName = new Map<string, JobTask>();
  private readonly scheduled: JobSchedule[] = [];

  /** Names a task and says what it does; with a schedule it also runs by the clock. */
  define(task: string, run: JobTask, cron?: string): void {
    this.byName.set(task, run);
    if (cron !== undefined) this.scheduled.push({ task, cron });
  }

  get tasks(): ReadonlyMap<string, JobTask> {
    return this.byName;
  }

  get schedules(): readonly JobSchedule[] {
    return this.scheduled;
  }

  /** Queues a job in the transaction of the manager: it exists exactly when what caused it does. */
  async queue(
    manager: EntityManager,
    task: string,
    payload: object,
    { key, runAt, keepsTime = false }: JobOptions = {},
  ): Promise<void> {
    await manager.query(
      `SELECT graphile_worker.add_job($1, payload => $2::json, max_attempts => $3, job_key => $4, run_at => $5,
         job_key_mode => $6)`,
      [
        task,
        JSON.stringify(payload),
        MAX_ATTEMPTS,
        key ?? null,
        runAt ?? null,
        keepsTime ? 'preserve_run_at' : 'replace',
      ],
    );
  }
}
