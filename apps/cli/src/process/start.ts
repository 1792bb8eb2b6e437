import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSetupLink, type RunningApi, startApi } from '../../../api/src/index.js';
import { type RunningWorker, startWorker } from '../../../worker/src/index.js';
import { type OpenDatabase, openDatabase } from './database.js';
import { portProblem, requireFreePort } from './port.js';
import { serviceSettings } from './service-settings.js';
import { readSettings, type Settings } from './settings.js';
import { onStopRequest } from './stop-request.js';
import { type Environment, language, print, say } from './terminal.js';

/** The built web app, seen from the built form of this file. */
const WEB_ROOT = fileURLToPath(new URL('../../../../web', import.meta.url));

/** Closing that takes longer is broken off; a connection that never ends must not keep the program alive. */
const CLOSING_MS = 8000;

/** What a variant of the start does between the database and the API; the demo fills the database. */
export type Preparation = (database: OpenDatabase, settings: Settings) => Promise<void>;

/**
 * `civiscore start`: database, schema, reference data, then the API with the web app and the worker in this process, until a
 * signal asks it to stop. Throws `StartupError` for everything the operator can remedy.
 */
export async function start(env: Environment, prepare?: Preparation): Promise<void> {
  const stop = onStopRequest(env);
  const settings = readSettings(env);
  await requireFreePort(settings);
  const database = await openDatabase(settings);
  try {
    await prepare?.(database, settings);
    const api = await listen(settings, database);
    let worker: RunningWorker | null = null;
    try {
      if (settings.worker) worker = await startWorker({ dataSource: database.dataSource, work: api.jobs });
      if (!stop.isAsked()) await announce(settings, database, api);
      await Promise.race([stop.asked, database.lost]);
    } finally {
      exitLater(stop.isAsked() ? 0 : 1);
      await worker?.stop();
      await api.close();
    }
  } finally {
    await database.close();
  }
}

/** Says where the program is reached, how the first administrator is made, and where mails go without a mail server. */
async function announce(settings: Settings, { dataSource }: OpenDatabase, api: RunningApi): Promise<void> {
  const link = await makeSetupLink(dataSource);
  const url = browsable(api.url);
  const base = (settings.publicUrl ?? url).replace(/\/+$/, '');
  print(say('running', { url }));
  if (link !== null) print(say('setUp', { url: `${base}/${language}/${link}` }));
  if (settings.smtpUrl === undefined) {
    print(say('mailsToFolder', { folder: join(settings.dataFolder, 'mail') }));
  }
}

async function listen(settings: Settings, { dataSource }: OpenDatabase): ReturnType<typeof startApi> {
  const { host, port } = settings;
  try {
    return await startApi({
      ...serviceSettings(settings, dataSource),
      host,
      port,
      webRoot: WEB_ROOT,
      drawInChild: true,
    });
  } catch (error) {
    throw portProblem(settings, error) ?? error;
  }
}

/** The address as a browser on this machine can open it. */
function browsable(url: string): string {
  return url.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:)/, '//localhost');
}

function exitLater(code: number): void {
  setTimeout(() => process.exit(code), CLOSING_MS).unref();
}
