import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import {
  type QuestionsSheet,
  reason,
  type ReasonCode,
  type UploadReading,
  type WorkspaceData,
} from '#exchange';
import type { Language } from '#text';
import { Turns } from './turns.js';
import type { WorkerTask } from './worker-task.js';

/** Limits of one task. A full template needs 80 MB and less than a second. */
export interface WorkerLimits {
  readonly seconds: number;
  readonly megabytes: number;
}

const LIMITS: WorkerLimits = { seconds: 20, megabytes: 256 };

/** Tasks at the same time; each keeps a processor busy. */
const AT_ONCE = 2;

/** The same file with the ending of this one: a test runs the sources, the product what was built from them. */
const PROGRAM = new URL(`./exchange.worker${extname(import.meta.url)}`, import.meta.url);

class TaskStopped extends Error {
  constructor(readonly code: Extract<ReasonCode, 'timeout' | 'memory'>) {
    super(code);
  }
}

/** Does the work with files in threads that are ended when they take too long or need too much memory. */
@Injectable()
export class ExchangeWorkers {
  /** Tests set smaller ones. */
  limits: WorkerLimits = LIMITS;
  private readonly turns = new Turns(AT_ONCE);

  /** Reads an uploaded file. A file that takes too much time or memory is refused. Throws `TooBusy`. */
  async read(path: string): Promise<UploadReading> {
    try {
      return await this.inTurn<UploadReading>({ kind: 'read', path });
    } catch (error) {
      if (error instanceof TaskStopped) return { ok: false, problems: [{ ...reason(error.code), cell: '' }] };
      throw error;
    }
  }

  /** The workbook template of an assessment. Throws `TooBusy`. */
  async template(data: WorkspaceData, language: Language, at: Date): Promise<Buffer> {
    return Buffer.from(await this.inTurn<Uint8Array>({ kind: 'template', data, language, at }));
  }

  /** The KPI questions of an assessment as a workbook. Throws `TooBusy`. */
  async questions(sheet: QuestionsSheet, language: Language, at: Date): Promise<Buffer> {
    return Buffer.from(await this.inTurn<Uint8Array>({ kind: 'questions', sheet, language, at }));
  }

  private inTurn<T>(task: WorkerTask): Promise<T> {
    return this.turns.take(() => this.inThread<T>(task));
  }

  private inThread<T>(task: WorkerTask): Promise<T> {
    const { seconds, megabytes } = this.limits;
    const worker = new Worker(PROGRAM, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
      // Nothing of the service's settings, among them the password of the database, belongs there.
      env: {},
      stdin: false,
    });
    return new Promise<T>((settle, fail) => {
      const timer = setTimeout(() => fail(new TaskStopped('timeout')), seconds * 1000);
      worker.once('message', (result: T) => settle(result));
      worker.once('error', (error: NodeJS.ErrnoException) => {
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TaskStopped('memory') : error);
      });
      worker.once('exit', () => fail(new Error('The thread ended without a result.')));
      worker.once('exit', () => clearTimeout(timer));
    }).finally(() => worker.terminate());
  }
}
