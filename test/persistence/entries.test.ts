import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  EntryRecord,
  EntryRevisions,
  type EntryChange,
  recordEntries,
  StaleRevisionError,
} from '#persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { reported, storeAssessment } from '../support/records.js';

let database: TestDatabase;
let place: { cityId: string; assessmentId: string };
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  place = await storeAssessment(database.dataSource);
});
afterAll(() => database.drop());

const at = new Date('2026-11-20T12:00:00Z');

function record(changes: EntryChange[], by = 'officer'): Promise<readonly EntryRecord[]> {
  return database.dataSource.transaction((manager) => recordEntries(manager, { ...place, changes, at, by }));
}

function history(dataPoint: string): ReturnType<EntryRevisions['history']> {
  return new EntryRevisions(database.dataSource.manager).history(place.cityId, place.assessmentId, dataPoint);
}

async function present(dataPoint: string): Promise<EntryRecord> {
  return database.dataSource.manager.findOneByOrFail(EntryRecord, { ...place, dataPoint });
}

describe('entries', () => {
  it('keep every state they had, numbered from 1', async () => {
    await record([reported('giniCoefficient', '0.27')]);
    await record([reported('giniCoefficient', '0.28', { note: 'corrected' })], 'colleague');
    expect((await history('giniCoefficient')).map((r) => [r.revision, r.value, r.note, r.updatedBy])).toEqual(
      [
        [1, '0.27', null, 'officer'],
        [2, '0.28', 'corrected', 'colleague'],
      ],
    );
    expect(await present('giniCoefficient')).toMatchObject({ revision: 2, value: '0.28', updatedAt: at });
  });

  it('keep the digits that were typed, in values and in inputs', async () => {
    const inputs = { households: '120.10', connected: '12345678901234567890.123456789' };
    await record([
      reported('cityArea', '98765432109876543210.0123456789', { inputs }),
      reported('voterParticipation', '67.940'),
    ]);
    expect(await present('cityArea')).toMatchObject({ value: '98765432109876543210.0123456789', inputs });
    expect((await present('voterParticipation')).value).toBe('67.940');
  });

  it('gain no revision when nothing changed', async () => {
    const entry = reported('povertyRate', '4.27', { inputs: { a: '1', b: '2' } });
    await record([entry]);
    expect(await record([{ ...entry, inputs: { b: '2', a: '1' } }])).toEqual([]);
    expect(await record([{ ...entry, value: '+04.27' }])).toEqual([]);
    expect(await history('povertyRate')).toHaveLength(1);
  });

  it('gain a revision when zero becomes not reported', async () => {
    await record([reported('resiliencePlans', '0')]);
    await record([{ ...reported('resiliencePlans', '0'), status: 'notReported', value: null }]);
    expect((await history('resiliencePlans')).map((r) => [r.status, r.value])).toEqual([
      ['reported', '0'],
      ['notReported', null],
    ]);
  });

  it('are not overwritten by a writer who saw an older revision, and none of the writes happens', async () => {
    await record([reported('povertyRate', '4'), reported('giniCoefficient', '0.3')]);
    await record([reported('povertyRate', '5', { expectedRevision: 1 })]);
    const late = record([
      reported('giniCoefficient', '0.4', { expectedRevision: 1 }),
      reported('povertyRate', '6', { expectedRevision: 1 }),
      reported('childCareAvailability', '98', { expectedRevision: 3 }),
    ]);
    await expect(late).rejects.toBeInstanceOf(StaleRevisionError);
    await expect(late).rejects.toMatchObject({
      conflicts: [
        { dataPoint: 'povertyRate', expected: 1, actual: 2 },
        { dataPoint: 'childCareAvailability', expected: 3, actual: 0 },
      ],
    });
    expect((await present('giniCoefficient')).value).toBe('0.3');
    expect((await present('povertyRate')).value).toBe('5');
  });

  it('let exactly one of two simultaneous first writers win', async () => {
    const outcomes = await Promise.allSettled([
      record([reported('povertyRate', '1', { expectedRevision: 0 })]),
      record([reported('povertyRate', '2', { expectedRevision: 0 })]),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await history('povertyRate')).toHaveLength(1);
  });

  it('take simultaneous writers who expect nothing one after the other', async () => {
    await Promise.all(['1', '2', '3'].map((value) => record([reported('povertyRate', value)])));
    expect((await history('povertyRate')).map((r) => r.revision)).toEqual([1, 2, 3]);
  });

  it('are only written in a transaction', async () => {
    const change = { ...place, changes: [reported('povertyRate', '1')], at, by: 'officer' };
    await expect(recordEntries(database.dataSource.manager, change)).rejects.toThrow(/transaction/);
    expect(await history('povertyRate')).toEqual([]);
  });

  it('vanish with their revision when the transaction fails', async () => {
    const failed = database.dataSource.transaction(async (manager) => {
      await recordEntries(manager, { ...place, changes: [reported('povertyRate', '1')], at, by: 'officer' });
      throw new Error('later step failed');
    });
    await expect(failed).rejects.toThrow('later step failed');
    expect(await history('povertyRate')).toEqual([]);
    expect(await database.dataSource.manager.countBy(EntryRecord, place)).toBe(0);
  });

  it('refuse a value that is no decimal', async () => {
    await expect(record([reported('povertyRate', 'NaN')])).rejects.toThrow(RangeError);
  });

  it('have a history that can be added to and read, and nothing else', async () => {
    await record([reported('povertyRate', '1')]);
    const revisions = new EntryRevisions(database.dataSource.manager);
    const methods = Object.getOwnPropertyNames(EntryRevisions.prototype).filter(
      (name) => name !== 'constructor',
    );
    expect(methods.sort()).toEqual(['append', 'history']);
    const [first] = await history('povertyRate');
    await expect(revisions.append(first === undefined ? [] : [{ ...first, value: '9' }])).rejects.toThrow(
      /duplicate/,
    );
    expect((await history('povertyRate'))[0]?.value).toBe('1');
  });
});
