import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Runs one statement by itself, prepared under its name on each connection: for the few that run so often, or are so
 * long, that planning them anew would cost more than running them. A name always stands for the same text.
 */
export async function preparedQuery<Row extends object>(
  dataSource: DataSource,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const runner = dataSource.createQueryRunner();
  try {
    // TypeORM runs every statement unnamed; only the driver's own connection prepares.
    const client = (await runner.connect()) as PoolClient;
    const { rows } = await client.query<Row>({ name, text, values: [...values] });
    return rows;
  } finally {
    await runner.release();
  }
}
