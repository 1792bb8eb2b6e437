import type { DataSource } from 'typeorm';
import type { FileStore } from '#persistence';
import { checkCheckpoints } from './checkpoints.js';
import { checkCoverage } from './coverage.js';
import { checkEditions } from './editions.js';
import type { Checking, Fault } from './fault.js';
import { checkFiles } from './files.js';
import { checkPresent } from './present.js';
import { checkTree, type CheckedLeaves } from './tree.js';

export type { Fault } from './fault.js';

/** What was looked at. */
export interface Checked extends CheckedLeaves {
  readonly checkpoints: number;
  readonly editions: number;
  readonly files: number;
}

/**
 * Builds the log anew from its entries and compares it with what is stored and with what the tables say. It reads one
 * snapshot of the database, so that it may run while others write, and keeps little of it in memory.
 */
export function fsck(
  dataSource: DataSource,
  store: FileStore,
  report: (fault: Fault) => void,
): Promise<Checked> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET TRANSACTION READ ONLY');
    return checkAll({ manager, report }, store);
  });
}

/** The same, as the transaction of the manager sees the database. */
export async function checkAll(checking: Checking, store: FileStore): Promise<Checked> {
  const { leaves, waiting } = await checkTree(checking);
  const checkpoints = await checkCheckpoints(checking, leaves);
  await checkCoverage(checking);
  await checkPresent(checking);
  const editions = await checkEditions(checking);
  const files = await checkFiles(checking, store);
  return { leaves, waiting, checkpoints, editions, files };
}
