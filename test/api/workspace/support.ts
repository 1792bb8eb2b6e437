import type { Response } from 'supertest';
import { type Service, startService } from '../support/service.js';
import { Browser, makePerson, signedIn } from '../support/people.js';

/** One hub with a city at work on its assessment of 2026, and everybody who takes part. */
export interface Hub {
  readonly service: Service;
  readonly programmeId: string;
  readonly roundId: string;
  readonly citySlug: string;
  readonly cityId: string;
  readonly assessmentId: string;
  /** Identifier of each person. */
  readonly ids: Readonly<Record<Person, string>>;
  readonly administrator: Browser;
  readonly programmeManager: Browser;
  readonly cityManager: Browser;
  readonly colleague: Browser;
  readonly contributor: Browser;
  readonly stranger: Browser;
}

type Person = 'administrator' | 'programmeManager' | 'cityManager' | 'colleague' | 'contributor' | 'stranger';

export interface Entry {
  readonly dataPoint: string;
  readonly revision: number;
  readonly status: string | null;
  readonly value: string | null;
  readonly inputs: Readonly<Record<string, string>>;
  readonly sources: string | null;
  readonly note: string | null;
  readonly year: number | null;
  readonly copiedFrom: number | null;
  readonly updatedBy: { readonly id: string; readonly name: string } | null;
  readonly evidence: readonly { readonly id: string; readonly name: string; readonly mediaType: string }[];
  readonly comments: number;
}

export interface Assessment {
  readonly id: string;
  readonly state: string;
  readonly entries: readonly Entry[];
  readonly canEdit: 'all' | 'none' | readonly string[];
  readonly actions: readonly {
    readonly event: string;
    readonly allowed: boolean;
    readonly reason?: string;
  }[];
  readonly previous: { readonly year: number; readonly entries: Readonly<Record<string, unknown>> } | null;
}

/** Starts the service with a hub: the programme, round, city and assessment are made through the API. */
export async function startHub(): Promise<Hub> {
  const service = await startService();
  const administratorId = await makePerson(service, 'secretariat@example.org', { administrator: true });
  const administrator = await signedIn(service, 'secretariat@example.org');
  const programmeId = idOf(await administrator.post('/programmes', { name: 'Nordic hub' }).expect(201));
  const round = { year: 2026, opensOn: '2026-09-01', closesOn: '2026-12-31', reminderDays: [7, 30] };
  const roundId = idOf(await administrator.post(`/programmes/${programmeId}/rounds`, round).expect(201));
  const city = { name: 'Karmøy', country: 'Norway', countryCode: 'no' };
  const made = await administrator.post(`/programmes/${programmeId}/cities`, city).expect(201);
  const { slug: citySlug } = made.body as { slug: string };
  const rows: { id: string }[] = await service.dataSource.query('SELECT id FROM city WHERE slug = $1', [
    citySlug,
  ]);
  const cityId = rows[0]!.id;

  const inCity = (role: string) => ({ cities: { [cityId]: role } });
  const ids = {
    administrator: administratorId,
    programmeManager: await makePerson(service, 'hub@example.org', {
      programmes: { [programmeId]: 'programmeManager' },
    }),
    cityManager: await makePerson(service, 'anna@example.org', inCity('cityManager')),
    colleague: await makePerson(service, 'bjorn@example.org', inCity('cityManager')),
    contributor: await makePerson(service, 'carla@example.org', inCity('contributor')),
    stranger: await makePerson(service, 'dora@example.org'),
  };
  const cityManager = await signedIn(service, 'anna@example.org');
  const opened = await cityManager.post(`/cities/${citySlug}/assessments`, { roundId }).expect(201);
  return {
    service,
    programmeId,
    roundId,
    citySlug,
    cityId,
    assessmentId: idOf(opened),
    ids,
    administrator,
    programmeManager: await signedIn(service, 'hub@example.org'),
    cityManager,
    colleague: await signedIn(service, 'bjorn@example.org'),
    contributor: await signedIn(service, 'carla@example.org'),
    stranger: await signedIn(service, 'dora@example.org'),
  };
}

export function idOf({ body }: Response): string {
  return (body as { id: string }).id;
}

/** The assessment of the hub, or another one, as a person sees it. */
export async function assessmentOf(
  hub: Hub,
  browser = hub.cityManager,
  id = hub.assessmentId,
): Promise<Assessment> {
  return (await browser.get(`/assessments/${id}`).expect(200)).body as Assessment;
}

export async function entryOf(hub: Hub, dataPoint: string, browser = hub.cityManager): Promise<Entry> {
  const { entries } = await assessmentOf(hub, browser);
  const entry = entries.find((candidate) => candidate.dataPoint === dataPoint);
  if (!entry) throw new Error(`No entry of ${dataPoint}`);
  return entry;
}

/** Sends a patch of a data point that rests on a revision. */
export function save(
  hub: Hub,
  dataPoint: string,
  baseRevision: number,
  patch: object,
  browser: Browser = hub.cityManager,
) {
  return browser.put(`/assessments/${hub.assessmentId}/entries/${dataPoint}`, { baseRevision, patch });
}

const FIGURES = [
  ['population', '42000', 'inhabitants'],
  ['households', '19000', 'households'],
  ['cityArea', '230', 'km²'],
  ['cityGdp', '21000000000', 'NOK per year'],
  ['labourForce', '21500', 'persons'],
] as const;

/** Fills in the profile, so that nothing of it stands in the way of submitting. */
export async function completeProfile({ cityManager, assessmentId }: Hub): Promise<void> {
  const path = `/assessments/${assessmentId}`;
  for (const [key, value, unit] of FIGURES) {
    const figure = { baseRevision: 0, value, unit, year: 2025, source: 'Statistics Norway' };
    await cityManager.put(`${path}/profile/${key}`, figure).expect(200);
  }
  const boundary = { baseRevision: 0, text: 'The municipality.' };
  await cityManager.put(`${path}/context/boundary`, boundary).expect(200);
}

/** Brings an assessment with one reported figure to the state "submitted". */
export async function submitSmall(hub: Hub): Promise<void> {
  await completeProfile(hub);
  await save(hub, 'householdInternetAccess', 0, {
    inputs: { householdsWithInternet: '18500' },
    sources: 'Household survey 2025',
  }).expect(200);
  await take(hub, hub.cityManager, {
    event: 'submit',
    statement: 'These are our figures.',
    confirmNotReported: true,
  }).expect(200);
}

export function take({ assessmentId }: Hub, browser: Browser, step: object) {
  return browser.post(`/assessments/${assessmentId}/transitions`, step);
}
