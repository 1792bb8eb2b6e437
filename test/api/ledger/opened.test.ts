import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseLeaf, sealRecord } from '#ledger';
import { AssessmentRecord, City } from '#persistence';
import { type Browser, makePerson, signedIn } from '../support/people.js';
import { writeHistory } from './history.js';
import { type LedgerWorld, startLedger } from './support.js';

interface Opened {
  readonly index: number | null;
  readonly event: string;
  readonly dataPoint: string | null;
  readonly text: string;
  readonly salt: string | null;
  readonly record: Readonly<Record<string, unknown>> | null;
}

let world: LedgerWorld;
let city: Browser;
let verifier: Browser;
beforeAll(async () => {
  world = await startLedger();
  await writeHistory(world);
  const { service, cityId } = world;
  const { programmeId } = await service.dataSource.manager.findOneByOrFail(City, { id: cityId });
  await makePerson(service, 'city@example.org', { cities: { [cityId]: 'cityManager' } });
  await makePerson(service, 'verifier@example.org', { programmes: { [programmeId]: 'verifier' } });
  [city, verifier] = [
    await signedIn(service, 'city@example.org'),
    await signedIn(service, 'verifier@example.org'),
  ];
});
afterAll(() => world.service.stop());

async function leavesFor(browser: Browser, query = ''): Promise<readonly Opened[]> {
  const answer = await browser.get(`/assessments/${world.assessmentId}/ledger${query}`).expect(200);
  return (answer.body as { items: Opened[] }).items;
}

describe('the log of an assessment', () => {
  it('opens to its verifiers every record that was sealed: it gives the seal again', async () => {
    const leaves = await leavesFor(verifier);
    expect(leaves.map(({ event }) => event)).toEqual([
      ...['submitted', 'submitted', 'submitted', 'questioned', 'answered', 'resolved', 'corrected'],
      ...['judged', 'judged', 'judged', 'judged'],
    ]);
    for (const { text, salt, record, index } of leaves) {
      expect(index).not.toBeNull();
      expect(sealRecord(salt ?? '', record)).toBe(parseLeaf(text).sealed);
    }
    expect(leaves[4]?.record).toMatchObject({
      side: 'city',
      evidence: [expect.stringMatching(/^[0-9a-f]{64}$/)],
    });
  });

  it('keeps verdicts from the city until they are all given', async () => {
    const judged = async () => (await leavesFor(city)).filter(({ event }) => event === 'judged');
    expect((await judged()).map(({ record, salt }) => [record, salt])).toEqual(Array(4).fill([null, null]));
    expect(
      (await leavesFor(city)).filter(({ event, record }) => event !== 'judged' && record === null),
    ).toEqual([]);
    const { cityId, assessmentId: id, service } = world;
    await service.dataSource.manager.update(AssessmentRecord, { cityId, id }, { state: 'verified' });
    expect((await judged())[2]?.record).toMatchObject({ footnote: 'Without the harbour.' });
  });

  it('is read on from a place', async () => {
    const answer = await city.get(`/assessments/${world.assessmentId}/ledger?after=10`).expect(200);
    expect(answer.body).toMatchObject({ items: [{ event: 'judged' }], next: null });
    await city.get(`/assessments/${world.assessmentId}/ledger?after=-1`).expect(400);
  });
});
