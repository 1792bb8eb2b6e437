import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../../migrations/index.js';
import { entities } from './entities/index.js';
import { SnakeCaseNaming } from './naming.js';
import { problem, type StartupError } from './startup-error.js';

/** The oldest PostgreSQL that knows everything the schema uses (`UNIQUE NULLS NOT DISTINCT`). */
const OLDEST_POSTGRES = 15;

/** Table in which the migrations already run are noted. */
export const MIGRATIONS_TABLE = 'schema_migration';

export interface ConnectionSettings {
  /** Most connections the process keeps open; 10 unless given. */
  readonly poolSize?: number;
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

/** TypeORM options for the database at `url` (`postgresql://…`). Nothing is synchronised or migrated on connecting. */
export function dataSourceOptions(url: string, settings: ConnectionSettings = {}): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'civiscore',
    entities,
    migrations,
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNaming(),
    installExtensions: false,
    synchronize: false,
    logging: false,
    connectTimeoutMS: 5000,
    poolErrorHandler: settings.onConnectionLost ?? (() => undefined),
    poolSize: settings.poolSize ?? 10,
  };
}

/** Connects to the database at `url`. Throws `StartupError` when it cannot be reached or used. */
export async function openDataSource(url: string, settings: ConnectionSettings = {}): Promise<DataSource> {
  const dataSource = new DataSource(dataSourceOptions(url, settings));
  try {
    await dataSource.initialize();
  } catch (error) {
    throw connectionProblem(url, error);
  }
  try {
    const rows: { version: number }[] = await dataSource.query(
      `SELECT current_setting('server_version_num')::int / 10000 AS version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_POSTGRES) {
      throw problem('databaseTooOld', { version: String(version), oldest: String(OLDEST_POSTGRES) });
    }
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

/** The sentence for a failed connection: never the password, which the address may contain. */
function connectionProblem(url: string, error: unknown): StartupError {
  const address = shownAddress(url);
  const code = errorCode(error);
  if (code?.startsWith('28')) return problem('databaseLoginRefused', { address }, { cause: error });
  if (code === '3D000') return problem('databaseMissing', { address }, { cause: error });
  return problem(
    'databaseUnreachable',
    { address, reason: code ?? (error instanceof Error ? error.message : String(error)) },
    { cause: error },
  );
}

function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function shownAddress(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || '5432'}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
