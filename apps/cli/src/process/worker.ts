import { join } from 'node:path';
import { openWork } from '../../../api/src/index.js';
import { startWorker } from '../../../worker/src/index.js';
import { openDatabase } from './database.js';
import { serviceSettings } from './service-settings.js';
import { readSettings } from './settings.js';
import { onStopRequest } from './stop-request.js';
import { type Environment, print, say } from './terminal.js';

/**
 * `civiscore worker`: does the jobs (mails, reminders, cleaning up) without answering requests, until a signal asks it to
 * stop. For installations with an own PostgreSQL whose servers run with `CIVISCORE_WORKER=off`.
 */
export async function work(env: Environment): Promise<void> {
  const stop = onStopRequest(env);
  const settings = readSettings(env);
  const database = await openDatabase(settings);
  try {
    const publicUrl = settings.publicUrl ?? `http://localhost:${settings.port}`;
    const service = serviceSettings({ ...settings, worker: true }, database.dataSource);
    const jobs = await openWork({ ...service, publicUrl });
    const worker = await startWorker({ dataSource: database.dataSource, work: jobs.work });
    try {
      print(say('workerRuns'));
      if (settings.smtpUrl === undefined) {
        print(say('mailsToFolder', { folder: join(settings.dataFolder, 'mail') }));
      }
      await Promise.race([stop.asked, database.lost]);
    } finally {
      await worker.stop();
      await jobs.close();
    }
  } finally {
    await database.close();
  }
}
