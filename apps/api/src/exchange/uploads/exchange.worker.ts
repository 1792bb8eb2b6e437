import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { questionsModel, readUpload, writeTemplate, writeWorkbook } from '#exchange';
import type { WorkerTask } from './worker-task.js';

/** Runs one task of `ExchangeWorkers` in a thread of its own and sends its result. */
const task = workerData as WorkerTask;
parentPort?.postMessage(await resultOf(task));

async function resultOf(work: WorkerTask): Promise<unknown> {
  switch (work.kind) {
    case 'read':
      return readUpload(await readFile(work.path));
    case 'template':
      return writeTemplate(work.data, work.language, work.at);
    case 'questions':
      return writeWorkbook(questionsModel(work.sheet, work.language, work.at));
  }
}
