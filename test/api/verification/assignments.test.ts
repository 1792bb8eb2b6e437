import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CityMembership, newId } from '#persistence';
import { deliverMails } from '../support/mails.js';
import { type Browser, makePerson, signedIn } from '../support/people.js';
import {
  assign,
  idOf,
  judge,
  reviewOf,
  startVerificationHub,
  take,
  type VerificationHub,
} from './support.js';
import { submitSmall } from '../workspace/support.js';

let hub: VerificationHub;
beforeAll(async () => {
  hub = await startVerificationHub();
  await submitSmall(hub);
  await take(hub, hub.programmeManager, { event: 'startScreening' }).expect(200);
  await take(hub, hub.programmeManager, { event: 'accept' }).expect(200);
});
afterAll(() => hub.service.stop());

interface Assignment {
  readonly id: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly duty: string;
  readonly grade: string | null;
  readonly state: string;
  readonly refusal: string | null;
  readonly reason: string;
  readonly by: { readonly name: string };
  readonly endedReason: string | null;
  readonly endedAt: string | null;
}

interface Verifiers {
  readonly active: readonly Assignment[];
  readonly past: readonly Assignment[];
  readonly candidates: readonly { readonly name: string; readonly grade: string | null }[];
}

const path = (): string => `/assessments/${hub.assessmentId}/verifiers`;

async function verifiers(browser: Browser = hub.programmeManager): Promise<Verifiers> {
  return (await browser.get(path()).expect(200)).body as Verifiers;
}

async function joinCity(userId: string): Promise<void> {
  const membership = { id: newId(), cityId: hub.cityId, userId, role: 'reader', createdAt: new Date() };
  await hub.service.dataSource.manager.insert(CityMembership, membership);
}

const end = (browser: Browser, id: string, how: 'end' | 'decline') =>
  browser.post(`${path()}/${id}/${how}`, { reason: 'No time.' });

describe('a programme manager', () => {
  it('sees whom to ask, and assigns a verifier, who is told', async () => {
    expect((await verifiers()).candidates).toMatchObject([
      { name: 'per', grade: 'provisional' },
      { name: 'ruth', grade: 'qualified' },
      { name: 'vera', grade: 'qualified' },
    ]);
    const made = await assign(hub, hub.verifierIds.vera, 'verifier').expect(201);
    expect(made.body).toMatchObject({
      user: { id: hub.verifierIds.vera, name: 'vera' },
      duty: 'verifier',
      grade: 'qualified',
      state: 'active',
      refusal: null,
      reason: 'Knows the region.',
      by: { name: 'hub' },
      endedAt: null,
    });
    const { active, candidates } = await verifiers();
    expect(active.map(({ user }) => user.name)).toEqual(['vera']);
    expect(candidates.map(({ name }) => name)).toEqual(['per', 'ruth']);
    const mails = (await deliverMails(hub.service)).filter(({ to }) => to.includes('vera@'));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('Knows the region.');
    expect(mails[0]?.text).toContain(`/en/desk/${hub.assessmentId}`);
  });

  it('cannot give somebody two duties at once', async () => {
    const again = await assign(hub, hub.verifierIds.vera, 'secondReader').expect(409);
    expect(again.body).toMatchObject({ code: 'alreadyAssigned' });
    const both = await Promise.all([
      assign(hub, hub.verifierIds.ruth, 'verifier'),
      assign(hub, hub.verifierIds.ruth, 'secondReader'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { active } = await verifiers();
    const ruth = active.filter(({ user }) => user.name === 'ruth');
    expect(ruth).toHaveLength(1);
    await end(hub.programmeManager, ruth[0]!.id, 'end').expect(200);
  });

  it('is refused whoever belongs to the city, is no verifier or is not qualified, and that is kept', async () => {
    const { verifierIds, ids } = hub;
    const cityVerifier = await makePerson(hub.service, 'olga@example.org', {
      programmes: { [hub.programmeId]: 'verifier' },
      cities: { [hub.cityId]: 'reader' },
    });
    const refusals = [
      [cityVerifier, 'verifier', 'belongsToCity'],
      [ids.stranger, 'verifier', 'notVerifier'],
      [verifierIds.per, 'secondReader', 'notQualified'],
    ] as const;
    for (const [userId, duty, refusal] of refusals) {
      const refused = await assign(hub, userId, duty).expect(409);
      expect(refused.body).toMatchObject({ code: 'assignmentRefused', refusal });
    }
    const { active, past } = await verifiers();
    expect(active.map(({ user }) => user.name)).toEqual(['vera']);
    expect(past.slice(0, 3)).toMatchObject([
      { state: 'refused', refusal: 'notQualified', reason: 'Knows the region.', by: { name: 'hub' } },
      { state: 'refused', refusal: 'notVerifier' },
      { state: 'refused', refusal: 'belongsToCity', user: { name: 'olga' } },
    ]);
  });

  it('names somebody who is there, and says why', async () => {
    await assign(hub, newId(), 'verifier').expect(404);
    const wordless = { userId: hub.verifierIds.per, duty: 'verifier', reason: '' };
    await hub.programmeManager.post(path(), wordless).expect(422);
  });

  it('who belongs to the city assigns nobody in it, and sees nothing of its verification', async () => {
    const { programmeId, cityId, service } = hub;
    await makePerson(service, 'both@example.org', {
      programmes: { [programmeId]: 'programmeManager' },
      cities: { [cityId]: 'reader' },
    });
    const both = await signedIn(service, 'both@example.org');
    await assign(hub, hub.verifierIds.per, 'verifier', both).expect(404);
    await both.get(`/assessments/${hub.assessmentId}/desk`).expect(404);
  });
});

describe('a person who is assigned', () => {
  it('can decline before the first verdict, with a reason', async () => {
    const id = idOf(await assign(hub, hub.verifierIds.per, 'verifier').expect(201));
    await end(hub.vera, id, 'decline').expect(404);
    await end(hub.per, id, 'end').expect(404);
    const declined = await end(hub.per, id, 'decline').expect(200);
    expect(declined.body).toMatchObject({ state: 'refused', refusal: 'declined', endedReason: 'No time.' });
    const over = await end(hub.per, id, 'decline').expect(409);
    expect(over.body).toMatchObject({ code: 'assignmentOver' });
    await judge(hub, hub.per, [await reviewOf(hub)]).expect(404);
    await assign(hub, hub.verifierIds.per, 'verifier').expect(201);
  });

  it('cannot decline after a verdict, but the programme can end it, and the verdict stays', async () => {
    await judge(hub, hub.per, [await reviewOf(hub)]).expect(200);
    const { active } = await verifiers(hub.per);
    const { id } = active.find(({ user }) => user.name === 'per')!;
    const late = await end(hub.per, id, 'decline').expect(409);
    expect(late.body).toMatchObject({ code: 'verdictsGiven' });
    await end(hub.programmeManager, id, 'end').expect(200);
    expect((await verifiers()).past[0]).toMatchObject({ state: 'ended', endedReason: 'No time.' });
    expect(await reviewOf(hub)).toMatchObject({ state: 'verified', verdict: { by: { name: 'per' } } });
    await judge(hub, hub.per, [await reviewOf(hub)]).expect(404);
  });

  it('who gets a role in the city verifies it no longer', async () => {
    await judge(hub, hub.vera, [await reviewOf(hub)]).expect(200);
    await joinCity(hub.verifierIds.vera);
    await judge(hub, hub.vera, [await reviewOf(hub, undefined, hub.per)]).expect(404);
  });
});

describe('the city', () => {
  it('does not see who verifies it', async () => {
    await hub.cityManager.get(path()).expect(404);
  });
});
