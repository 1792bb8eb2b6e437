import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS_TABLE } from '#persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Key {
  name: string;
  on: string;
  columns: string[];
}

function query<Row>(sql: string): Promise<Row[]> {
  return database.dataSource.query(sql);
}

/** Tables with a `city_id`: those that Citus distributes. */
const cityTables = `
  SELECT attrelid FROM pg_attribute
  JOIN pg_class ON pg_class.oid = attrelid
  WHERE attname = 'city_id' AND relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace`;

/** Names of the columns of a key, in the order of the key. */
const columnNames = (keys: string, table: string): string => `ARRAY(
  SELECT attname::text FROM unnest(${keys}) WITH ORDINALITY AS k (attnum, position)
  JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = k.attnum ORDER BY k.position)`;

describe('city data can be distributed by city', () => {
  it('is every table but the reference tables and those of the log', async () => {
    const rows = await query<{ name: string; city: boolean }>(`
      SELECT relname AS name, oid IN (${cityTables}) AS city FROM pg_class
      WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY relname`);
    expect(rows.filter((row) => row.city).map((row) => row.name)).toEqual([
      'assessment',
      'assessment_transition',
      'assignment',
      'capability_answer',
      'capability_answer_revision',
      'city_membership',
      'context_note',
      'document_file',
      'edition',
      'edition_value',
      'entry',
      'entry_comment',
      'entry_revision',
      'evidence',
      'maturity_target',
      'maturity_target_revision',
      'presence',
      'profile_figure',
      'profile_figure_revision',
      'question',
      'question_message',
      'review',
      'upload',
      'verdict',
      'verifier_assignment',
    ]);
    expect(rows.filter((row) => !row.city).map((row) => row.name)).toEqual([
      'api_token',
      'app_user',
      'assessment_round',
      'benchmark_set',
      'catalogue_edition',
      'city',
      'ledger_actor',
      'ledger_checkpoint',
      'ledger_cosignature',
      'ledger_key',
      'ledger_leaf',
      'ledger_tile',
      'ledger_witness',
      'maturity_model',
      'one_time_link',
      'programme',
      'programme_membership',
      'recovery_code',
      MIGRATIONS_TABLE,
      'sign_in_throttle',
      'user_session',
    ]);
  });

  it('has a primary key on every table', async () => {
    const without = await query(`
      SELECT relname FROM pg_class WHERE oid IN (${cityTables})
      AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = pg_class.oid AND indisprimary)`);
    expect(without).toEqual([]);
  });

  it('begins every primary key and every unique key with city_id', async () => {
    const keys = await query<Key>(`
      SELECT indexrelid::regclass::text AS name, indrelid::regclass::text AS on,
        ${columnNames('indkey::int2[]', 'indrelid')} AS columns
      FROM pg_index WHERE indisunique AND indrelid IN (${cityTables})`);
    expect(keys.length).toBeGreaterThanOrEqual(7);
    expect(keys.filter((key) => key.columns[0] !== 'city_id')).toEqual([]);
  });

  it('points within one city by keys that begin with city_id, else only to reference tables', async () => {
    const keys = await query<Key & { target: string; targetColumns: string[]; toCityData: boolean }>(`
      SELECT conname AS name, conrelid::regclass::text AS on, confrelid::regclass::text AS target,
        confrelid IN (${cityTables}) AS "toCityData",
        ${columnNames('conkey', 'conrelid')} AS columns, ${columnNames('confkey', 'confrelid')} AS "targetColumns"
      FROM pg_constraint WHERE contype = 'f' AND conrelid IN (${cityTables})`);
    const within = keys.filter((key) => key.toCityData);
    expect(within.length).toBeGreaterThan(0);
    for (const key of within) {
      expect([key.name, key.columns[0], key.targetColumns[0]]).toEqual([key.name, 'city_id', 'city_id']);
    }
    const outside = new Set(keys.filter((key) => !key.toCityData).map((key) => key.target));
    expect([...outside].sort()).toEqual([
      'app_user',
      'assessment_round',
      'benchmark_set',
      'catalogue_edition',
      'city',
    ]);
  });

  it('is never pointed to by a reference table', async () => {
    const keys = await query(`
      SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND confrelid IN (${cityTables}) AND conrelid NOT IN (${cityTables})`);
    expect(keys).toEqual([]);
  });

  it('numbers nothing by sequence or identity', async () => {
    const columns = await query(`
      SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name NOT IN ('${MIGRATIONS_TABLE}', 'ledger_leaf')
      AND (is_identity = 'YES' OR column_default LIKE 'nextval%')`);
    expect(columns).toEqual([]);
  });

  it('keeps its rules in the program: no triggers', async () => {
    expect(await query(`SELECT tgname FROM pg_trigger WHERE NOT tgisinternal`)).toEqual([]);
  });
});
