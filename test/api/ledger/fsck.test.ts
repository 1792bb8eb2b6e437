import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { openFileStore, ReviewRecord } from '#persistence';
import { checkAll, type Fault } from '../../../apps/api/src/ledger/fsck/index.js';
import { writeHistory } from './history.js';
import { type LedgerWorld, startLedger, VERIFIER } from './support.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await startLedger();
  for (let number = 1; number <= 3; number += 1) {
    await world.judge(number, { dataPoint: 'compact' });
    await world.sequence();
  }
  await review(3);
  await writeHistory(world);
});
afterAll(() => world.service.stop());

/** The verdict with this number is the one in force. */
async function review(verdict: number): Promise<void> {
  const { cityId, assessmentId, service } = world;
  const key = { cityId, assessmentId, dataPoint: 'compact' };
  const standing = { state: 'verified', version: verdict, verdict, confirmed: false } as const;
  const row = { ...key, ...standing, updatedAt: new Date(), updatedBy: VERIFIER };
  await service.dataSource.manager.upsert(ReviewRecord, row, Object.keys(key));
}

/** Kinds of faults that are found after a statement; nothing of it stays. */
async function faultsAfter(statement: string): Promise<readonly string[]> {
  const { dataSource, dataFolder } = world.service;
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(`SET LOCAL session_replication_role = replica`);
    await runner.query(statement);
    return await faultsIn(runner.manager, dataFolder);
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

async function faultsIn(manager: EntityManager, dataFolder: string): Promise<readonly string[]> {
  const found: Fault[] = [];
  await checkAll({ manager, report: (fault) => found.push(fault) }, openFileStore(dataFolder));
  return [...new Set(found.map(({ code }) => code))].toSorted();
}

describe('fsck', () => {
  it('finds nothing wrong with what nobody touched', async () => {
    expect(await faultsAfter('SELECT 1')).toEqual([]);
  });

  it.each([
    ['a row that is gone', `DELETE FROM question_message WHERE number = 2`, ['rowMissing']],
    [
      'a row that was slipped in',
      `INSERT INTO verdict SELECT city_id, assessment_id, 'smartWaterMeters', 9, outcome, entry_revision, value, footnote,
         reason_code, reason, checks, grade, at, by FROM verdict WHERE data_point = 'smartWaterMeters' AND number = 4`,
      ['notLogged'],
    ],
    [
      'a leaf that is gone',
      `DELETE FROM ledger_leaf WHERE leaf_index = 3`,
      ['leafMissing', 'notLogged', 'rootDiffers', 'sizeDiffers', 'tileDiffers'],
    ],
    [
      'leaves that were cut off at the end, with all that tells of them',
      `DELETE FROM ledger_leaf WHERE leaf_index = (SELECT max(leaf_index) FROM ledger_leaf)`,
      ['notLogged', 'rootDiffers', 'sizeDiffers', 'tileDiffers'],
    ],
    [
      'leaves that changed places',
      `UPDATE ledger_leaf SET leaf_index = CASE leaf_index WHEN 0 THEN 1000001 ELSE 1000000 END WHERE leaf_index IN (0, 1);
       UPDATE ledger_leaf SET leaf_index = leaf_index - 1000000 WHERE leaf_index >= 1000000`,
      ['tileDiffers'],
    ],
    ['a tile that is gone', `DELETE FROM ledger_tile`, ['rootDiffers', 'tileMissing']],
    [
      'a tile too many',
      `INSERT INTO ledger_tile VALUES (0, 7, decode(repeat('00', 32), 'hex'))`,
      ['tileTooMany'],
    ],
    [
      'an older checkpoint whose signature is gone',
      `UPDATE ledger_checkpoint SET note = NULL WHERE size = 1`,
      ['notSigned'],
    ],
    [
      'a checkpoint under the signature of another',
      `UPDATE ledger_checkpoint SET note = (SELECT note FROM ledger_checkpoint WHERE size = 2) WHERE size = 1`,
      ['checkpointWrong'],
    ],
    [
      'an entry that was put back to an older revision',
      `UPDATE entry SET (revision, value, status, inputs, input_units, input_years, unit, year, quality, origin, sources,
           reason, note, explanation, copied_from, published, published_unit, page, overridden, updated_at, updated_by)
         = (SELECT revision, value, status, inputs, input_units, input_years, unit, year, quality, origin, sources,
           reason, note, explanation, copied_from, published, published_unit, page, overridden, updated_at, updated_by
           FROM entry_revision r WHERE r.revision = 1 AND r.assessment_id = entry.assessment_id
             AND r.data_point = entry.data_point)
       WHERE revision = 2`,
      ['notLastRevision'],
    ],
    [
      'a review that was put back to an older verdict',
      `UPDATE review SET state = 'notVerified', verdict = 1, confirmed = false WHERE data_point <> 'compact'`,
      ['notLastVerdict'],
    ],
    [
      'a review without its verdict',
      `UPDATE review SET state = 'reported', verdict = NULL, confirmed = false WHERE data_point = 'compact'`,
      ['notLastVerdict'],
    ],
    ['a review that is gone', `DELETE FROM review`, ['notLastVerdict']],
    [
      'an edition that is gone',
      `DELETE FROM edition; DELETE FROM edition_value; DELETE FROM document_file`,
      ['rowMissing'],
    ],
    [
      'an edition with other content and the right hash of it',
      `UPDATE edition SET content = replace(content, '27.27', '72.72');
       UPDATE edition SET content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')`,
      ['editionValues', 'rowDiffers'],
    ],
  ])('finds %s', async (_, statement, faults) => {
    expect(await faultsAfter(statement)).toEqual(faults);
  });

  it('takes leaves that wait for their place as right, if they are', async () => {
    await world.judge(4, { dataPoint: 'compact' });
    await review(4);
    expect(await faultsAfter('SELECT 1')).toEqual([]);
    const spoilt = `UPDATE verdict SET reason = 'another' WHERE data_point = 'compact' AND number = 4`;
    expect(await faultsAfter(spoilt)).toEqual(['rowDiffers']);
  });
});
