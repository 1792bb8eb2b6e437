import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import {
  loadReferenceData,
  migrate,
  openDataSource,
  prepareDataFolder,
  requireCurrentSchema,
  startEmbeddedPostgres,
} from '#persistence';
import { benchmarkSet, catalogue } from '#catalogue';
import { maturityModel } from '#maturity';
import type { Settings } from './settings.js';
import { problem } from './terminal.js';

export interface OpenDatabase {
  readonly dataSource: DataSource;
  /** Rejects when the embedded database ends by itself; else never settles. */
  readonly lost: Promise<never>;
  /** Closes the connections and ends the embedded database. */
  close(): Promise<void>;
}

/**
 * Connects to the database that the settings name, starting the embedded one if need be. The schema is not touched.
 * Throws `StartupError`.
 */
export async function connectDatabase(settings: Settings): Promise<OpenDatabase> {
  await prepareDataFolder(settings.dataFolder);
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => undefined);
  const embedded =
    settings.databaseUrl === null
      ? await startEmbeddedPostgres({
          dataFolder: settings.dataFolder,
          binaries: settings.postgresFolder,
          onLost: () => reject(problem('databaseLost', { log: join(settings.dataFolder, 'postgres.log') })),
        })
      : null;
  try {
    const dataSource = await openDataSource(embedded?.url ?? settings.databaseUrl ?? '');
    const close = async (): Promise<void> => {
      await dataSource.destroy();
      await embedded?.stop();
    };
    return { dataSource, lost, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/**
 * The database ready for work: its schema brought up to date (or, with `CIVISCORE_MIGRATE=off`, refused when it is not)
 * and the catalogue, the benchmark set and the maturity model of this program in it. Throws `StartupError`.
 */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const database = await connectDatabase(settings);
  try {
    if (settings.migrate) await migrate(database.dataSource);
    else await requireCurrentSchema(database.dataSource);
    const model = { id: maturityModel.recommendation, content: maturityModel };
    const reference = { catalogue, benchmarkSet, maturityModel: model };
    await loadReferenceData(database.dataSource, reference, new Date());
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
