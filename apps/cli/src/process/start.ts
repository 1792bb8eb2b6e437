import { fileURLToPath } from 'node:url';
import { startApi } from '../../../api/src/index.js';
import { type OpenDatabase, openDatabase } from './database.js';
import { portProblem, requireFreePort } from './port.js';
import { readSettings, type Settings } from './settings.js';
import { onStopRequest } from './stop-request.js';
import { type Environment, print, say } from './terminal.js';

/** The built web app, seen from the built form of this file. */
const WEB_ROOT = fileURLToPath(new URL('../../../../web', import.meta.url));

/** Closing that takes longer is broken off; a connection that never ends must not keep the program alive. */
const CLOSING_MS = 8000;

/** What a variant of the start does between the database and the API; the demo fills the database. */
export type Preparation = (database: OpenDatabase, settings: Settings) => Promise<void>;

/**
 * `civiscore start`: database, schema, reference data, then the API with the web app in this process, until a signal
 * asks it to stop. Throws `StartupError` for everything the operator can remedy.
 */
export async function start(env: Environment, prepare?: Preparation): Promise<void> {
  const stop = onStopRequest(env);
  const settings = readSettings(env);
  await requireFreePort(settings);
  const database = await openDatabase(settings);
  try {
    await prepare?.(database, settings);
    const api = await listen(settings, database);
    try {
      if (!stop.isAsked()) print(say('running', { url: browsable(api.url) }));
      await Promise.race([stop.asked, database.lost]);
    } finally {
      exitLater(stop.isAsked() ? 0 : 1);
      await api.close();
    }
  } finally {
    await database.close();
  }
}

async function listen(settings: Settings, { dataSource }: OpenDatabase): ReturnType<typeof startApi> {
  const { host, port, dataFolder } = settings;
  try {
    return await startApi({ host, port, dataSource, dataFolder, webRoot: WEB_ROOT, drawInChild: true });
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
