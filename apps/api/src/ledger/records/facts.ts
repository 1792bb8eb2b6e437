import type { EntityManager } from 'typeorm';
import type { LeafVersions } from '#ledger';
import type { RowRef } from '../subject.js';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What an open leaf shows. */
export interface Shown {
  readonly value: string | null;
  readonly quality: string | null;
  readonly versions: LeafVersions;
  readonly extension: Readonly<Record<string, string | number | null>>;
}

/** What a row says, as a leaf needs it. */
export interface Facts {
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  /** Who wrote the row and when (UTC, microseconds); `null` when the leaf tells of a later act. */
  readonly by: string | null;
  readonly at: string | null;
  /** The whole row; sealed unless it is published. */
  readonly record: Readonly<Record<string, Json>>;
  /** Files it points to; `ofDataPoint`: those that the data point has just now. */
  readonly evidence: 'ofDataPoint' | readonly string[];
  /** Not `null` when it is published. */
  readonly shown: Shown | null;
}

/** Reads rows of one kind in one query, in the order asked for; `null` for a row that is not there. */
export type RowReader = (
  manager: EntityManager,
  refs: readonly RowRef[],
) => Promise<readonly (Facts | null)[]>;

/** SQL that gives a time as UTC text with all its digits. */
export function utc(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** SQL of the rows asked for: `asked`, with `ord` from 1. */
export const ASKED = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::integer[])
  WITH ORDINALITY AS asked(city_id, assessment_id, data_point, profile_key, id, number, ord)`;

/** Runs a query over `ASKED` and gives its rows in the order asked for. */
export async function rowsOf<Row extends object>(
  manager: EntityManager,
  sql: string,
  refs: readonly RowRef[],
): Promise<readonly (Row | null)[]> {
  const found: (Row & { readonly ord: string })[] = await manager.query(sql, [
    refs.map(({ cityId }) => cityId),
    refs.map(({ assessmentId }) => assessmentId),
    refs.map(({ dataPoint }) => dataPoint),
    refs.map(({ profileKey }) => profileKey),
    refs.map(({ id }) => id),
    refs.map(({ number }) => number),
  ]);
  const rows: (Row | null)[] = refs.map(() => null);
  for (const { ord, ...row } of found) rows[Number(ord) - 1] = row as unknown as Row;
  return rows;
}
