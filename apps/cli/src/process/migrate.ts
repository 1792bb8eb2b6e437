import { migrate } from '#persistence';
import { connectDatabase } from './database.js';
import { readSettings } from './settings.js';
import { type Environment, print, say } from './terminal.js';

/** `civiscore migrate`: brings the schema of the database up to date and says how many migrations ran. */
export async function migrateDatabase(env: Environment): Promise<void> {
  const database = await connectDatabase(readSettings(env));
  try {
    const ran = await migrate(database.dataSource);
    print(say('migrated', { count: ran.length }));
  } finally {
    await database.close();
  }
}
