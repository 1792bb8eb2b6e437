import { AppUser, City, CityMembership, newId } from '#persistence';
import { type Browser, makePerson, signedIn } from '../support/people.js';
import { assessmentOf, type Hub, idOf, save, startHub, submitSmall, take } from '../workspace/support.js';

export { assessmentOf, idOf, save, take } from '../workspace/support.js';

/** A hub with verifiers: Vera is qualified, Per provisional; Ruth, who is qualified, is there to read after them. */
export interface VerificationHub extends Hub {
  readonly vera: Browser;
  readonly per: Browser;
  readonly ruth: Browser;
  readonly verifierIds: Readonly<Record<'vera' | 'per' | 'ruth', string>>;
}

/** The one data point that the city reports in `inVerification`. */
export const DATA_POINT = 'householdInternetAccess';

export interface Review {
  readonly dataPoint: string;
  readonly state: string;
  readonly version: number;
  readonly entryRevision: number;
  readonly verdict: {
    readonly number: number;
    readonly outcome: string;
    readonly entryRevision: number;
    readonly value: string | null;
    readonly footnote: string | null;
    readonly reasonCode: string | null;
    readonly reason: string | null;
    readonly checks: readonly number[];
    readonly grade: string | null;
    readonly by: { readonly id: string | null; readonly name: string } | null;
  } | null;
  readonly confirmed: boolean;
  readonly openQuestions: number;
  readonly answeredQuestions: number;
}

export interface Transition {
  readonly number: number;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason: string | null;
  readonly statement: string | null;
  readonly by: { readonly name: string };
}

/** Starts a hub with verifiers who are not assigned to anything yet. */
export async function startVerificationHub(): Promise<VerificationHub> {
  const hub = await startHub();
  const { service, programmeId } = hub;
  const verifier = async (email: string, grade: 'provisional' | 'qualified'): Promise<string> => {
    const id = await makePerson(service, email, { programmes: { [programmeId]: 'verifier' } });
    await service.dataSource.manager.update(AppUser, { id }, { verifierGrade: grade });
    return id;
  };
  const verifierIds = {
    vera: await verifier('vera@example.org', 'qualified'),
    per: await verifier('per@example.org', 'provisional'),
    ruth: await verifier('ruth@example.org', 'qualified'),
  };
  return {
    ...hub,
    verifierIds,
    vera: await signedIn(service, 'vera@example.org'),
    per: await signedIn(service, 'per@example.org'),
    ruth: await signedIn(service, 'ruth@example.org'),
  };
}

export function assign(
  { assessmentId, programmeManager }: VerificationHub,
  userId: string,
  duty: 'verifier' | 'secondReader',
  by: Browser = programmeManager,
) {
  return by.post(`/assessments/${assessmentId}/verifiers`, { userId, duty, reason: 'Knows the region.' });
}

/** Assigns Vera and Per as verifiers and Ruth as second reader. */
export async function assignAll(hub: VerificationHub): Promise<void> {
  await assign(hub, hub.verifierIds.vera, 'verifier').expect(201);
  await assign(hub, hub.verifierIds.per, 'verifier').expect(201);
  await assign(hub, hub.verifierIds.ruth, 'secondReader').expect(201);
}

/** Data points that are answered with yes: reported without further ado. */
export const YES = ['compact', 'connected', 'integrated', 'inclusive', 'resilient'] as const;

/**
 * Brings the assessment, with one reported figure (`DATA_POINT`) and those named (of `YES`), into verification, with Vera
 * and Per as its verifiers and Ruth as second reader.
 */
export async function inVerification(hub: VerificationHub, more: readonly string[] = []): Promise<void> {
  for (const dataPoint of more) await save(hub, dataPoint, 0, { value: '1' }).expect(200);
  await submitSmall(hub);
  await assignAll(hub);
  await take(hub, hub.programmeManager, { event: 'startScreening' }).expect(200);
  await take(hub, hub.programmeManager, { event: 'accept' }).expect(200);
}

/** Every review, as a person sees it. */
export async function reviewsOf(hub: VerificationHub, browser: Browser = hub.vera): Promise<Review[]> {
  return (await browser.get(`/assessments/${hub.assessmentId}/reviews`).expect(200)).body as Review[];
}

export async function reviewOf(
  hub: VerificationHub,
  dataPoint = DATA_POINT,
  browser: Browser = hub.vera,
): Promise<Review> {
  const review = (await reviewsOf(hub, browser)).find((candidate) => candidate.dataPoint === dataPoint);
  if (!review) throw new Error(`No review of ${dataPoint}`);
  return review;
}

/** Judges data points that are as the reviews given say. */
export function judge(
  { assessmentId }: VerificationHub,
  browser: Browser,
  reviews: readonly Pick<Review, 'dataPoint' | 'version' | 'entryRevision'>[],
  verdict: object = { outcome: 'verified' },
) {
  const items = reviews.map(({ dataPoint, version, entryRevision }) => ({
    dataPoint,
    version,
    entryRevision,
  }));
  return browser.post(`/assessments/${assessmentId}/verdicts`, { ...verdict, items });
}

/** Judges one data point as it stands now; fails unless that works. */
export async function verdict(
  hub: VerificationHub,
  browser: Browser = hub.vera,
  outcome: object = { outcome: 'verified' },
  dataPoint = DATA_POINT,
): Promise<void> {
  await judge(hub, browser, [await reviewOf(hub, dataPoint, browser)], outcome).expect(200);
}

/** Asks about a data point. */
export function ask({ assessmentId }: VerificationHub, browser: Browser, dataPoint = DATA_POINT) {
  const question = { dataPoint, issue: 'Source', text: 'Which survey is this?' };
  return browser.post(`/assessments/${assessmentId}/questions`, question);
}

/** A second reader agrees with what stands now. */
export async function confirm(hub: VerificationHub, dataPoint = DATA_POINT, browser: Browser = hub.ruth) {
  const { version } = await reviewOf(hub, dataPoint, browser);
  return browser.post(`/assessments/${hub.assessmentId}/verdicts/confirm`, {
    items: [{ dataPoint, version }],
  });
}

/** Every step the assessment took, e.g. `accept → inVerification`. */
export async function stepsOf(hub: Hub, browser: Browser = hub.cityManager): Promise<Transition[]> {
  const path = `/assessments/${hub.assessmentId}/transitions`;
  return (await browser.get(path).expect(200)).body as Transition[];
}

/** The state of the assessment. */
export async function stateOf(hub: VerificationHub): Promise<string> {
  return (await assessmentOf(hub)).state;
}

/** Leaves of the log about the hub's assessment, in the order in which they were written. */
export function leavesOf({ service, assessmentId }: Hub): Promise<Leaf[]> {
  return service.dataSource.query(
    `SELECT event, subject_data_point AS "dataPoint", subject_profile_key AS "profileKey", subject_number AS number
     FROM ledger_leaf
     WHERE subject_assessment = $1 ORDER BY position`,
    [assessmentId],
  );
}

export interface Leaf {
  readonly event: string;
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  readonly number: number | null;
}

let cities = 0;

/**
 * The hub with another city in place of its own, whose assessment is in verification; the people are the same. Quicker
 * than a hub of its own for what must begin from the start.
 */
export async function nextCity(hub: VerificationHub): Promise<VerificationHub> {
  const { administrator, cityManager, programmeId, roundId, service, ids } = hub;
  const city = { name: `City ${(cities += 1)}`, country: 'Norway', countryCode: 'NO' };
  const made = await administrator.post(`/programmes/${programmeId}/cities`, city).expect(201);
  const { slug: citySlug } = made.body as { slug: string };
  const { manager } = service.dataSource;
  const { id: cityId } = await manager.findOneByOrFail(City, { slug: citySlug });
  const roles = { cityManager: 'cityManager', colleague: 'cityManager', contributor: 'contributor' } as const;
  for (const person of ['cityManager', 'colleague', 'contributor'] as const) {
    const membership = { cityId, userId: ids[person], role: roles[person] };
    await manager.insert(CityMembership, { id: newId(), ...membership, createdAt: new Date() });
  }
  const opened = await cityManager.post(`/cities/${citySlug}/assessments`, { roundId }).expect(201);
  const next = { ...hub, citySlug, cityId, assessmentId: idOf(opened) };
  await inVerification(next);
  return next;
}
