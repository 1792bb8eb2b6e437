import type { DataSource, EntityManager } from 'typeorm';

export interface ChangedColumn {
  readonly name: string;
  readonly type: string;
}

/** Where a value is changed: the row and the place in its text as fractions. */
export interface Place {
  readonly table: string;
  readonly column: ChangedColumn;
  readonly row: number;
  readonly position: number;
}

export function columnsOf(dataSource: DataSource, table: string): Promise<readonly ChangedColumn[]> {
  return dataSource.query(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND (SELECT count(*) FROM ${table}) > 0
     ORDER BY attnum`,
    [table],
  );
}

/**
 * Changes one byte of the value at a place, as somebody with all rights in the database could, lets the work look at it
 * and takes it back.
 */
export async function tampered<T>(
  dataSource: DataSource,
  place: Place,
  work: (manager: EntityManager) => Promise<T>,
): Promise<{ readonly before: string; readonly found: T }> {
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await liftConstraints(runner.manager, place.table);
    const before = await change(runner.manager, place);
    return { before, found: await work(runner.manager) };
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

async function liftConstraints(manager: EntityManager, table: string): Promise<void> {
  await manager.query(`SET LOCAL session_replication_role = replica`);
  const rows: { name: string; owner: string }[] = await manager.query(
    `SELECT conname AS name, conrelid::regclass::text AS owner FROM pg_constraint
     WHERE (conrelid = $1::regclass AND contype IN ('c', 'u', 'f', 'p')) OR (confrelid = $1::regclass AND contype = 'f')
     ORDER BY contype = 'f' DESC`,
    [table],
  );
  for (const { name, owner } of rows) await manager.query(`ALTER TABLE ${owner} DROP CONSTRAINT "${name}"`);
}

async function change(manager: EntityManager, { table, column, row, position }: Place): Promise<string> {
  const rows: { ctid: string; value: string | null }[] = await manager.query(
    `SELECT ctid, ${column.type === 'bytea' ? `encode("${column.name}", 'hex')` : `"${column.name}"::text`} AS value
     FROM ${table} ORDER BY ctid`,
  );
  const chosen = rows[Math.floor(row * rows.length)];
  if (!chosen) throw new Error(`${table} has no rows.`);
  const next = changed(chosen.value, column.type, position);
  const value = column.type === 'bytea' ? `decode($2, 'hex')` : `$2::text::${column.type}`;
  await manager.query(`UPDATE ${table} SET "${column.name}" = ${value} WHERE ctid = $1::tid`, [
    chosen.ctid,
    next,
  ]);
  return `${chosen.value} → ${next}`;
}

/** The text of the value with one character changed so that it is still of its type; something in the place of nothing. */
function changed(value: string | null, type: string, position: number): string {
  switch (type) {
    case 'boolean':
      return value === 'true' ? 'false' : 'true';
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'double precision':
      return String(Number(value ?? 0) + 1);
    case 'numeric':
      return value === null ? '1' : `${value}${value.includes('.') ? '0' : '.0'}`;
    case 'timestamp with time zone':
      return value === null
        ? '2026-01-01T00:00:00Z'
        : value.replace(/(\d)(?=[+-]\d\d$)/, (digit) => nextDigit(digit));
    case 'uuid':
      return value === null
        ? '00000000-0000-4000-8000-000000000000'
        : atCharacter(value, position, /[0-9a-f]/, nextHex);
    case 'uuid[]':
      return value === '{}' || value === null
        ? '{00000000-0000-4000-8000-000000000000}'
        : atCharacter(value, position, /[0-9a-f]/, nextHex);
    case 'bytea':
      return atCharacter(value ?? '00', position, /[0-9a-f]/, nextHex);
    case 'jsonb':
      return value === null
        ? '{"a": 1}'
        : value === '[]'
          ? '[1]'
          : atCharacter(value, position, /[a-z0-8]/, nextLetter);
    default:
      return value === null || value === '' ? 'x' : atCharacter(value, position, /[^]/u, nextLetter);
  }
}

function atCharacter(
  value: string,
  position: number,
  which: RegExp,
  next: (character: string) => string,
): string {
  const characters = [...value];
  const start = Math.floor(position * characters.length);
  const order = [...characters.keys()].map((index) => (index + start) % characters.length);
  const index = order.find((each) => which.test(characters[each] ?? '')) ?? 0;
  return characters.with(index, next(characters[index] ?? '')).join('');
}

const nextDigit = (digit: string): string => String((Number(digit) + 1) % 10);
const nextHex = (digit: string): string => ((Number.parseInt(digit, 16) + 1) % 16).toString(16);
/** The letter with its lowest bit turned, which stays a letter or a digit where there was one. */
function nextLetter(letter: string): string {
  return /[0-9]/.test(letter)
    ? nextDigit(letter)
    : letter === 'e'
      ? 'f'
      : String.fromCodePoint((letter.codePointAt(0) ?? 0) ^ 1);
}
