import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LedgerService } from '../../../apps/api/src/ledger/ledger.service.js';
import { deliverMails, type ReadMail } from '../support/mails.js';
import type { Browser } from '../support/people.js';
import { rowCounts } from '../support/service.js';
import {
  ask,
  assessmentOf,
  DATA_POINT,
  inVerification,
  type Leaf,
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
const conclude = { event: 'conclude', statement: 'The figures are plausible.' };
const submit = { event: 'submit', statement: 'These are our figures.', confirmNotReported: true };

const actionsOf = async (browser: Browser) => (await assessmentOf(hub, browser)).actions;

/** A leaf in words, e.g. `submitted population`. */
const told = ({ event, dataPoint, profileKey }: Leaf): string =>
  `${event} ${dataPoint ?? profileKey ?? 'step'}`;

/** The mails that came after the first `known`. */
async function newMails(known: number): Promise<ReadMail[]> {
  return (await deliverMails(hub.service)).slice(known);
}

async function handInAgain(): Promise<void> {
  await take(hub, hub.cityManager, submit).expect(200);
  await take(hub, hub.programmeManager, { event: 'startScreening' }).expect(200);
  await take(hub, hub.programmeManager, { event: 'accept' }).expect(200);
}

describe('the steps of verification', () => {
  beforeAll(async () => {
    hub = await startVerificationHub();
    await inVerification(hub, ['compact']);
  });
  afterAll(() => hub.service.stop());

  it('log the step of submission, every entry and every figure of the profile', async () => {
    const leaves = await leavesOf(hub);
    expect(leaves.map(told).toSorted()).toEqual([
      'submitted cityArea',
      'submitted cityGdp',
      'submitted compact',
      `submitted ${DATA_POINT}`,
      'submitted households',
      'submitted labourForce',
      'submitted population',
      'submitted step',
    ]);
  });

  it('are announced with what stands in the way', async () => {
    expect(await actionsOf(hub.vera)).toContainEqual({
      event: 'conclude',
      allowed: false,
      reason: 'dataPointsUnjudged',
      needs: 'statement',
    });
    expect(await actionsOf(hub.programmeManager)).toContainEqual({
      event: 'conclude',
      allowed: false,
      reason: 'forbidden',
      needs: 'statement',
    });
    const events = (await actionsOf(hub.vera)).map(({ event }) => event);
    expect(events).toEqual(['withdraw', 'return', 'conclude']);
  });

  it('do not conclude before everything reported is judged', async () => {
    await verdict(hub, hub.vera);
    const early = await take(hub, hub.vera, conclude).expect(409);
    expect(early.body).toMatchObject({ code: 'transitionRefused', reason: 'dataPointsUnjudged' });
    await verdict(hub, hub.vera, { outcome: 'verified' }, 'compact');
    for (const other of [hub.ruth, hub.programmeManager, hub.administrator, hub.cityManager]) {
      await take(hub, other, conclude).expect(404);
    }
    const wordless = await take(hub, hub.vera, { event: 'conclude' }).expect(409);
    expect(wordless.body).toMatchObject({ reason: 'statementMissing' });
    const known = (await deliverMails(hub.service)).length;
    const concluded = await take(hub, hub.vera, conclude).expect(200);
    expect(concluded.body).toMatchObject({ assessment: { state: 'verified' }, editionId: null });
    const told = (await newMails(known)).map(({ to }) => to.replace(/@.*/, '').replace(/.*</, ''));
    expect(told.toSorted()).toEqual(['hub', 'ruth']);
    expect((await leavesOf(hub)).at(-1)).toMatchObject({ event: 'attested', number: 5 });
  });

  it('cannot be sent when they come by themselves', async () => {
    for (const event of ['ask', 'answer', 'resume', 'open']) {
      const refused = await take(hub, hub.vera, { event }).expect(422);
      expect(refused.body).toMatchObject({ code: 'bodyRefused' });
    }
  });

  it('lead back with a reason, and those who go on with it are told', async () => {
    const known = (await deliverMails(hub.service)).length;
    const wordless = await take(hub, hub.per, { event: 'reopen' }).expect(409);
    expect(wordless.body).toMatchObject({ reason: 'reasonMissing' });
    await take(hub, hub.per, { event: 'reopen', reason: 'One more look.' }).expect(200);
    expect(await stateOf(hub)).toBe('inVerification');
    const mails = await newMails(known);
    expect(mails.map(({ to }) => to.split('@')[0]).toSorted()).toEqual(['hub', 'ruth', 'vera']);
    expect(mails.every(({ text }) => text.includes('One more look.'))).toBe(true);
    expect(await reviewOf(hub)).toMatchObject({ state: 'verified' });
  });
});

describe('an assessment that goes back to the city', () => {
  let logged: Leaf[];
  beforeAll(async () => {
    hub = await startVerificationHub();
    await inVerification(hub, ['compact', 'connected']);
    for (const key of [DATA_POINT, 'compact', 'connected']) {
      await verdict(hub, hub.vera, { outcome: 'verified' }, key);
    }
  });
  afterAll(() => hub.service.stop());
  beforeEach(async () => {
    logged = await leavesOf(hub);
  });

  it('keeps the verdicts on what is not changed; the rest is judged again', async () => {
    await take(hub, hub.per, { event: 'return', reason: 'Is it compact?' }).expect(200);
    await save(hub, 'compact', 1, { value: '0' }).expect(200);
    await handInAgain();
    expect(await reviewOf(hub, 'compact')).toMatchObject({
      state: 'reported',
      verdict: null,
      entryRevision: 2,
    });
    expect(await reviewOf(hub, 'connected')).toMatchObject({ state: 'verified', verdict: { number: 1 } });
    expect(await reviewOf(hub)).toMatchObject({ state: 'verified' });
    const path = `/assessments/${hub.assessmentId}/verdicts/compact`;
    expect((await hub.vera.get(path).expect(200)).body).toMatchObject([
      { outcome: 'verified', entryRevision: 1 },
      { outcome: 'reopened', entryRevision: 2, by: { name: 'anna' } },
    ]);
  });

  it('has in the log only what is new when it comes again', async () => {
    expect(logged.map(told).filter((leaf) => leaf === 'submitted compact')).toHaveLength(2);
    await verdict(hub, hub.vera, { outcome: 'verified' }, 'compact');
    await take(hub, hub.cityManager, { event: 'withdraw', reason: 'A mistake.' }).expect(200);
    await handInAgain();
    const fresh = (await leavesOf(hub)).slice(logged.length + 1);
    expect(fresh.map(({ event, dataPoint }) => `${event} ${dataPoint ?? 'step'}`)).toEqual([
      'submitted step',
    ]);
    expect(await reviewOf(hub, 'compact')).toMatchObject({ state: 'verified' });
  });

  it('is judged again where a figure of the profile decides', async () => {
    await take(hub, hub.vera, { event: 'return', reason: 'How many households?' }).expect(200);
    const figure = { baseRevision: 1, value: '19500', unit: 'households', year: 2025, source: 'Register' };
    await hub.cityManager.put(`/assessments/${hub.assessmentId}/profile/households`, figure).expect(200);
    await handInAgain();
    expect(await reviewOf(hub)).toMatchObject({ state: 'reported', verdict: null, entryRevision: 1 });
    expect(await reviewOf(hub, 'compact')).toMatchObject({ state: 'verified' });
  });

  it('tells the verifiers when the city takes it back, with the reason', async () => {
    const known = (await deliverMails(hub.service)).length;
    await take(hub, hub.cityManager, { event: 'withdraw', reason: 'The mayor wants to see it.' }).expect(200);
    const mails = await newMails(known);
    expect(mails.map(({ to }) => to.split('@')[0]).toSorted()).toEqual(['hub', 'per', 'vera']);
    await handInAgain();
  });

  it('still has its open questions when it comes again', async () => {
    await ask(hub, hub.vera).expect(201);
    expect(await stateOf(hub)).toBe('questionsOpen');
    await take(hub, hub.vera, { event: 'return', reason: 'Too many gaps.' }).expect(200);
    await handInAgain();
    expect(await stateOf(hub)).toBe('questionsOpen');
    expect((await stepsOf(hub)).slice(-2).map(({ event }) => event)).toEqual(['accept', 'ask']);
    const early = await take(hub, hub.vera, conclude).expect(409);
    expect(early.body).toMatchObject({ reason: 'notFromHere' });
  });
});

describe('a step whose leaves cannot be written', () => {
  beforeAll(async () => {
    hub = await startVerificationHub();
    await inVerification(hub);
  });
  afterAll(() => hub.service.stop());

  it('is not taken, and a verdict is not given', async () => {
    const before = await rowCounts(hub.service.dataSource);
    const review = await reviewOf(hub);
    const ledger = hub.service.app.get(LedgerService);
    const append = ledger.append.bind(ledger);
    ledger.append = () => Promise.reject(new Error('The log is full.'));
    try {
      await expect(verdict(hub)).rejects.toThrow('500');
    } finally {
      ledger.append = append;
    }
    expect(await rowCounts(hub.service.dataSource)).toEqual(before);
    expect(await reviewOf(hub)).toEqual(review);
    await verdict(hub);
    const judged = await rowCounts(hub.service.dataSource);
    ledger.append = () => Promise.reject(new Error('The log is full.'));
    try {
      await take(hub, hub.vera, conclude).expect(500);
    } finally {
      ledger.append = append;
    }
    expect(await rowCounts(hub.service.dataSource)).toEqual(judged);
    expect(await stateOf(hub)).toBe('inVerification');
  });
});
