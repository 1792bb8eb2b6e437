import { afterEach, describe, expect, it } from '@jest/globals';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import {
  dataSourceOptions,
  entities,
  migrate,
  MIGRATIONS_TABLE,
  requireCurrentSchema,
  schemaState,
  StartupError,
} from '#persistence';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
afterEach(() => database.drop());

/** What TypeORM would change to make the database fit the entities. */
async function differences(dataSource: DataSource): Promise<string[]> {
  const plan = await dataSource.driver.createSchemaBuilder().log();
  return plan.upQueries.map(({ query }) => query);
}

describe('migrations', () => {
  it('build from an empty database exactly the schema of the entities', async () => {
    database = await createEmptyDatabase();
    await migrate(database.dataSource);
    expect(await differences(database.dataSource)).toEqual([]);
  });

  it('are found wanting when an entity has a column or a table without a migration', async () => {
    @Entity('city')
    class CityWithMayor {
      @PrimaryColumn('uuid', { primaryKeyConstraintName: 'city_pk' })
      id: string;

      @Column('text')
      mayor: string;
    }
    @Entity('twin_city')
    class TwinCity {
      @PrimaryColumn('uuid')
      cityId: string;
    }
    database = await createTestDatabase();
    const changed = new DataSource({
      ...dataSourceOptions(database.url),
      entities: [CityWithMayor, TwinCity],
    });
    await changed.initialize();
    try {
      const found = await differences(changed);
      expect(found).toContainEqual(expect.stringContaining('ADD "mayor" text'));
      expect(found).toContainEqual(expect.stringContaining('CREATE TABLE "twin_city"'));
    } finally {
      await changed.destroy();
    }
  });

  it('run once when two processes start at the same time', async () => {
    database = await createEmptyDatabase();
    const second = new DataSource(dataSourceOptions(database.url));
    await second.initialize();
    try {
      const runs = await Promise.all([migrate(database.dataSource), migrate(second)]);
      const all = database.dataSource.migrations.map((migration) => migration.name);
      expect(runs.flat()).toEqual(all);
    } finally {
      await second.destroy();
    }
  });

  it('leave an up-to-date database alone', async () => {
    database = await createTestDatabase();
    expect(await migrate(database.dataSource)).toEqual([]);
    await expect(requireCurrentSchema(database.dataSource)).resolves.toBeUndefined();
  });

  it('are asked for when the program meets a schema older than itself', async () => {
    database = await createEmptyDatabase();
    const refused = requireCurrentSchema(database.dataSource);
    await expect(refused).rejects.toBeInstanceOf(StartupError);
    await expect(refused).rejects.toThrow(/older than this program.*npm run civiscore -- migrate/);
  });

  it('refuse a database that a newer program has migrated', async () => {
    database = await createTestDatabase();
    await database.dataSource.query(
      `INSERT INTO ${MIGRATIONS_TABLE} ("timestamp", name) VALUES (9999999999999, 'FarFuture9999999999999')`,
    );
    expect((await schemaState(database.dataSource)).unknown).toEqual(['FarFuture9999999999999']);
    const newer = /newer than this program.*FarFuture9999999999999/;
    await expect(migrate(database.dataSource)).rejects.toThrow(newer);
    await expect(requireCurrentSchema(database.dataSource)).rejects.toThrow(newer);
  });

  it('only go forward', async () => {
    database = await createTestDatabase();
    await expect(database.dataSource.undoLastMigration({ transaction: 'each' })).rejects.toThrow(/forward/);
    expect(await differences(database.dataSource)).toEqual([]);
  });

  it('cover every entity', async () => {
    database = await createTestDatabase();
    for (const entity of entities) expect(await database.dataSource.getRepository(entity).count()).toBe(0);
  });
});
