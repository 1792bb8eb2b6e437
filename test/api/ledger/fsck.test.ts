import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { openFileStore } from '#persistence';
import { checkAll, type Fault } from '../../../apps/api/src/ledger/fsck/index.js';
import { writeHistory } from './history.js';
import { type LedgerWorld, startLedger } from './support.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await startLedger();
  for (let number = 1; number <= 3; number += 1) {
    await world.judge(number, { dataPoint: 'compact' });
    await world.sequence();
  }
  await writeHistory(world);
});
afterAll(() => world.service.stop());

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

const REVIEW_OF_COMPACT = ['notLastVerdict'];

describe('fsck', () => {
  it('finds that verdicts have no review: these were written without', async () => {
    expect(await faultsAfter('SELECT 1')).toEqual(REVIEW_OF_COMPACT);
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
      `DELETE FROM ledger_leaf WHERE leaf_index = 4`,
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
      `UPDATE review SET state = 'notVerified', verdict = 1, confirmed = false`,
      [],
    ],
    [
      'a review without its verdict',
      `UPDATE review SET state = 'reported', verdict = NULL, confirmed = false`,
      [],
    ],
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
    expect(await faultsAfter(statement)).toEqual([...new Set([...REVIEW_OF_COMPACT, ...faults])].toSorted());
  });

  it('takes leaves that wait for their place as right, if they are', async () => {
    await world.judge(4, { dataPoint: 'compact' });
    expect(await faultsAfter('SELECT 1')).toEqual(REVIEW_OF_COMPACT);
    const spoilt = `UPDATE verdict SET reason = 'another' WHERE data_point = 'compact' AND number = 4`;
    expect(await faultsAfter(spoilt)).toEqual(['notLastVerdict', 'rowDiffers']);
  });
});
