import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { readUpload, writeTemplate } from '#exchange';
import type { WorkerTask } from './worker-task.js';

/** Runs one task of `ExchangeWorkers` in a thread of its own and sends its result. */
const task = workerData as WorkerTask;
const result =
  task.kind === 'read'
    ? readUpload(await readFile(task.path))
    : await writeTemplate(task.data, task.language, task.at);
parentPort?.postMessage(result);
