import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppUser, CityMembership, newId, ProgrammeMembership } from '#persistence';
import { deliverMails } from '../support/mails.js';
import {
  assessmentOf,
  assign,
  confirm,
  DATA_POINT,
  inVerification,
  leavesOf,
  reviewOf,
  save,
  startVerificationHub,
  stateOf,
  stepsOf,
  take,
  type VerificationHub,
  verdict,
} from './support.js';

let hub: VerificationHub;
beforeAll(async () => {
  hub = await startVerificationHub();
  await inVerification(hub);
});
afterAll(() => hub.service.stop());

const conclude = { event: 'conclude', statement: 'The figures are plausible.' };
const signOff = { event: 'signOff', statement: 'Read and agreed.' };

async function backFrom(expected: string): Promise<void> {
  const step = (await stepsOf(hub)).at(-1);
  expect(step).toMatchObject({
    event: expected,
    to: 'inVerification',
    reason: 'Look again.',
    by: { name: 'ruth' },
  });
  expect(await reviewOf(hub)).toMatchObject({ state: 'reported', verdict: null });
}

async function disagree(): Promise<void> {
  const items = [{ dataPoint: DATA_POINT, version: (await reviewOf(hub)).version }];
  const path = `/assessments/${hub.assessmentId}/verdicts/disagree`;
  await hub.ruth.post(path, { items, reason: 'Look again.' }).expect(200);
}

describe('verdicts of a provisional verifier', () => {
  it('are not signed off before a qualified second reader has confirmed them', async () => {
    await verdict(hub, hub.per);
    await take(hub, hub.per, conclude).expect(200);
    await take(hub, hub.vera, { event: 'startReview' }).expect(404);
    await take(hub, hub.ruth, { event: 'startReview' }).expect(200);
    expect((await assessmentOf(hub, hub.ruth)).actions).toContainEqual({
      event: 'signOff',
      allowed: false,
      reason: 'secondReaderNeeded',
      needs: 'statement',
    });
    for (const browser of [hub.ruth, hub.programmeManager]) {
      const early = await take(hub, browser, signOff).expect(409);
      expect(early.body).toMatchObject({ code: 'transitionRefused', reason: 'secondReaderNeeded' });
    }
  });

  it('go back into verification when the second reader disagrees, from either state', async () => {
    await disagree();
    await backFrom('sendBack');
    await verdict(hub, hub.per);
    await take(hub, hub.per, conclude).expect(200);
    const known = (await deliverMails(hub.service)).length;
    await disagree();
    await backFrom('reopen');
    const mails = (await deliverMails(hub.service)).slice(known);
    expect(mails.map(({ to }) => to.split('@')[0]).toSorted()).toEqual(['hub', 'per', 'vera']);
    expect(mails.every(({ text }) => text.includes('Look again.'))).toBe(true);
  });

  it('are not confirmed by whoever gave them, even when qualified since', async () => {
    const { service, verifierIds } = hub;
    await verdict(hub, hub.per);
    await service.dataSource.manager.update(AppUser, { id: verifierIds.per }, { verifierGrade: 'qualified' });
    const { active } = (await hub.vera.get(`/assessments/${hub.assessmentId}/verifiers`)).body as {
      active: { id: string; user: { name: string } }[];
    };
    const { id } = active.find(({ user }) => user.name === 'per')!;
    const path = `/assessments/${hub.assessmentId}/verifiers/${id}/end`;
    await hub.programmeManager.post(path, { reason: 'Reads now.' }).expect(200);
    await assign(hub, verifierIds.per, 'secondReader').expect(201);
    const own = await confirm(hub, DATA_POINT, hub.per);
    expect(own.body).toMatchObject({ status: 409, code: 'ownVerdict', dataPoints: [DATA_POINT] });
    expect(await reviewOf(hub)).toMatchObject({ confirmed: false, verdict: { grade: 'provisional' } });
  });
});

describe('the sign-off', () => {
  it('is not given by whoever concluded, also when they run the programme', async () => {
    const { service, programmeId, verifierIds } = hub;
    const membership = { id: newId(), programmeId, userId: verifierIds.vera, role: 'programmeManager' };
    await service.dataSource.manager.insert(ProgrammeMembership, { ...membership, createdAt: new Date() });
    await confirm(hub);
    await take(hub, hub.vera, conclude).expect(200);
    await take(hub, hub.vera, { event: 'startReview' }).expect(200);
    const own = await take(hub, hub.vera, signOff).expect(409);
    expect(own.body).toMatchObject({ code: 'transitionRefused', reason: 'sameVerifier' });
  });

  it('vouches for the figures in a statement, and the city knows the verdicts now', async () => {
    await take(hub, hub.ruth, { event: 'signOff' }).expect(409);
    await take(hub, hub.ruth, signOff).expect(200);
    expect((await leavesOf(hub)).at(-1)).toMatchObject({ event: 'attested' });
    expect(await reviewOf(hub, DATA_POINT, hub.cityManager)).toMatchObject({
      state: 'verified',
      confirmed: true,
      verdict: { outcome: 'verified' },
    });
  });

  it('can be declined by the programme, with a reason', async () => {
    await take(hub, hub.ruth, { event: 'decline', reason: 'No.' }).expect(404);
    await take(hub, hub.programmeManager, { event: 'decline', reason: 'The statement is too short.' }).expect(
      200,
    );
    expect(await stateOf(hub)).toBe('inVerification');
    await take(hub, hub.vera, conclude).expect(200);
    await take(hub, hub.ruth, { event: 'startReview' }).expect(200);
    await take(hub, hub.ruth, signOff).expect(200);
  });
});

async function publish(): Promise<string> {
  return editionIn(await take(hub, hub.programmeManager, { event: 'publish' }).expect(200));
}

const editionIn = ({ body }: { body: unknown }): string => (body as { editionId: string }).editionId;

describe('publication', () => {
  let first: string;

  it('is not for whoever belongs to the city, nor for verifiers', async () => {
    const { service, cityId, ids } = hub;
    const membership = {
      id: newId(),
      cityId,
      userId: ids.administrator,
      role: 'reader',
      createdAt: new Date(),
    };
    await service.dataSource.manager.insert(CityMembership, membership);
    await take(hub, hub.administrator, { event: 'publish' }).expect(404);
    await take(hub, hub.ruth, { event: 'publish' }).expect(404);
    await take(hub, hub.cityManager, { event: 'publish' }).expect(404);
  });

  it('makes an edition, tells the city, and is in the log with its attestations', async () => {
    const known = (await deliverMails(hub.service)).length;
    const both = await Promise.all([
      take(hub, hub.programmeManager, { event: 'publish' }),
      take(hub, hub.programmeManager, { event: 'publish' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    first = editionIn(both.find(({ status }) => status === 200)!);
    const edition = await hub.service.get(`/api/v1/editions/${first}`).expect(200);
    expect(edition.body).toMatchObject({ supersedes: null });
    const mails = (await deliverMails(hub.service)).slice(known);
    expect(mails.map(({ to }) => to.split('@')[0]).toSorted()).toEqual(['anna', 'bjorn']);
    const last = (await leavesOf(hub)).map(({ event }) => event);
    expect(last.slice(last.lastIndexOf('attested'))).toEqual(
      expect.arrayContaining(['attested', 'published']),
    );
    expect(await stateOf(hub)).toBe('published');
  });

  it('is corrected through the same states, and a new edition takes its place', async () => {
    const wordless = await take(hub, hub.cityManager, { event: 'correct' }).expect(409);
    expect(wordless.body).toMatchObject({ reason: 'reasonMissing' });
    await take(hub, hub.cityManager, { event: 'correct', reason: 'A figure was mistyped.' }).expect(200);
    expect(await assessmentOf(hub)).toMatchObject({ state: 'returned', canEdit: 'all' });
    await save(hub, DATA_POINT, 1, { inputs: { householdsWithInternet: '18400' } }).expect(200);
    const submit = { event: 'submit', statement: 'Corrected.', confirmNotReported: true };
    await take(hub, hub.cityManager, submit).expect(200);
    await take(hub, hub.programmeManager, { event: 'startScreening' }).expect(200);
    await take(hub, hub.programmeManager, { event: 'accept' }).expect(200);
    expect(await reviewOf(hub)).toMatchObject({ state: 'reported', verdict: null, entryRevision: 2 });
    await verdict(hub);
    await take(hub, hub.vera, conclude).expect(200);
    await take(hub, hub.ruth, { event: 'startReview' }).expect(200);
    await take(hub, hub.ruth, signOff).expect(200);
    const second = await publish();
    const edition = await hub.service.get(`/api/v1/editions/${second}`).expect(200);
    expect(edition.body).toMatchObject({ supersedes: { id: first }, correction: 'A figure was mistyped.' });
    await hub.service.get(`/api/v1/editions/${first}`).expect(200);
  });
});
