import type { EntityManager } from 'typeorm';
import { utc } from '../records/facts.js';
import type { RowRef } from '../subject.js';

/** A leaf as the table has it. */
export interface StoredLeaf extends RowRef {
  readonly position: string;
  readonly index: string | null;
  readonly text: string;
  readonly evidence: readonly string[];
  readonly salt: string | null;
  /** UTC, microseconds. */
  readonly at: string;
}

/** Leaves read at once. */
const CHUNK = 500;

const COLUMNS = `position, leaf_index AS index, leaf AS text, event, subject_city AS "cityId",
  subject_assessment AS "assessmentId", subject_data_point AS "dataPoint", subject_profile_key AS "profileKey",
  subject_id AS id, subject_number AS number, evidence, salt, ${utc('at')} AS at`;

/** All leaves of the tree in its order, some at a time. */
export async function* leavesInOrder(manager: EntityManager): AsyncGenerator<readonly StoredLeaf[]> {
  let after = -1;
  for (;;) {
    const leaves: StoredLeaf[] = await manager.query(
      `SELECT ${COLUMNS} FROM ledger_leaf WHERE leaf_index > $1 ORDER BY leaf_index LIMIT $2`,
      [after, CHUNK],
    );
    if (leaves.length > 0) yield leaves;
    if (leaves.length < CHUNK) return;
    after = Number(leaves.at(-1)?.index);
  }
}

/** Leaves that wait for their place. */
export async function* waitingLeaves(manager: EntityManager): AsyncGenerator<readonly StoredLeaf[]> {
  let after = '0';
  for (;;) {
    const leaves: StoredLeaf[] = await manager.query(
      `SELECT ${COLUMNS} FROM ledger_leaf WHERE leaf_index IS NULL AND position > $1 ORDER BY position LIMIT $2`,
      [after, CHUNK],
    );
    if (leaves.length > 0) yield leaves;
    if (leaves.length < CHUNK) return;
    after = leaves.at(-1)?.position ?? after;
  }
}

/** How faults name a leaf. */
export function leafName({ index, position }: StoredLeaf): string {
  return index === null ? `waiting ${position}` : index;
}

/** How faults name the row of a leaf, e.g. `verdict/<assessment>/smartWaterMeters/3`. */
export function rowName(kind: string, { assessmentId, dataPoint, profileKey, id, number }: RowRef): string {
  return [kind, assessmentId, dataPoint, profileKey, id, number].filter((part) => part !== null).join('/');
}
