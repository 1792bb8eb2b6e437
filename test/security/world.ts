import { benchmarkSet, catalogue } from '#catalogue';
import {
  AssessmentRecord,
  AssessmentRound,
  AppUser,
  AssignmentRecord,
  City,
  newId,
  Programme,
  UserSession,
  VerifierAssignmentRecord,
} from '#persistence';
import { TokenService } from '../../apps/api/src/index.js';
import { Browser, makePerson, type PersonRoles } from '../api/support/people.js';
import { type Service, startService } from '../api/support/service.js';
import { type CallerName, VERIFIERS } from './callers.js';

/** Two programmes with a city each, and everybody who might call. */
export interface World {
  readonly service: Service;
  readonly programmeId: string;
  readonly cityId: string;
  readonly citySlug: string;
  /** A draft of the city. */
  readonly assessmentId: string;
  /** The round of the draft. */
  readonly roundId: string;
  /** A person without any role. */
  readonly bystanderId: string;
  /** Ids of the callers, by name; a token's is its owner's. */
  readonly userIds: Readonly<Record<CallerName, string>>;
  /** A browser of the caller, with a fresh session. */
  browser(caller: CallerName): Promise<Browser>;
  /** The header of a caller that is a token. */
  bearer(caller: CallerName): string | null;
  /** A session of the caller besides the one in use. */
  spareSession(caller: CallerName): Promise<string>;
  /** A token of the caller besides the one in use. */
  spareToken(caller: CallerName): Promise<string>;
  /** A round of the own programme in which no city has an assessment yet. */
  newRound(): Promise<string>;
  /** Sees to it that the draft has an entry of the data point. */
  requireEntry(dataPoint: string): Promise<void>;
}

const emailOf = (caller: CallerName): string => `${caller.toLowerCase()}@example.org`;

export async function makeWorld(): Promise<World> {
  const service = await startService();
  const own = await makeProgramme(service, 'own');
  const foreign = await makeProgramme(service, 'foreign');
  const roundId = await makeRound(service, own.programmeId, 2025);
  const assessmentId = await makeDraft(service, own.cityId, roundId);
  const roles: Record<CallerName, PersonRoles> = {
    administrator: { administrator: true },
    ownProgrammeManager: { programmes: { [own.programmeId]: 'programmeManager' } },
    foreignProgrammeManager: { programmes: { [foreign.programmeId]: 'programmeManager' } },
    ownVerifier: { programmes: { [own.programmeId]: 'verifier' } },
    assignedVerifier: { programmes: { [own.programmeId]: 'verifier' } },
    secondReader: { programmes: { [own.programmeId]: 'verifier' } },
    foreignVerifier: { programmes: { [foreign.programmeId]: 'verifier' } },
    ownProgrammeReader: { programmes: { [own.programmeId]: 'reader' } },
    cityManager: { cities: { [own.cityId]: 'cityManager' } },
    foreignCityManager: { cities: { [foreign.cityId]: 'cityManager' } },
    contributor: { cities: { [own.cityId]: 'contributor' } },
    foreignContributor: { cities: { [foreign.cityId]: 'contributor' } },
    cityReader: { cities: { [own.cityId]: 'reader' } },
    readToken: { cities: { [own.cityId]: 'cityManager' } },
    writeToken: { cities: { [own.cityId]: 'cityManager' } },
  };
  const userIds = Object.fromEntries(
    await Promise.all(
      Object.entries(roles).map(async ([name, given]) => [
        name,
        await makePerson(service, emailOf(name as CallerName), given),
      ]),
    ),
  ) as Record<CallerName, string>;
  const tokens = new TokenService(service.dataSource);
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000);
  const bearers: Partial<Record<CallerName, string>> = {
    readToken: (await tokens.createFor(userIds.readToken, 'read', ['read'], tomorrow)).token,
    writeToken: (await tokens.createFor(userIds.writeToken, 'write', ['write'], tomorrow)).token,
  };
  await service.dataSource.manager.insert(AssignmentRecord, {
    cityId: own.cityId,
    id: newId(),
    assessmentId,
    userId: userIds.contributor,
    kpi: 'EC: ICT: WS: 1C',
    createdAt: new Date(),
    createdBy: 'test',
  });
  for (const name of VERIFIERS) {
    await service.dataSource.manager.update(AppUser, { id: userIds[name] }, { verifierGrade: 'qualified' });
  }
  await giveDuty(service, { cityId: own.cityId, assessmentId, userId: userIds.assignedVerifier }, 'verifier');
  await giveDuty(service, { cityId: own.cityId, assessmentId, userId: userIds.secondReader }, 'secondReader');
  const signedInBrowser = async (caller: CallerName): Promise<Browser> => {
    const browser = new Browser(service);
    if (bearers[caller] === undefined) await browser.beginSession(userIds[caller]);
    return browser;
  };
  let year = 2025;
  return {
    service,
    programmeId: own.programmeId,
    cityId: own.cityId,
    citySlug: 'own-city',
    assessmentId,
    roundId,
    bystanderId: await makePerson(service, 'bystander@example.org'),
    userIds,
    bearer: (caller) => bearers[caller] ?? null,
    browser: signedInBrowser,
    async spareSession(caller) {
      const id = newId();
      const now = new Date();
      const session = { tokenHash: id.replaceAll('-', '').padEnd(64, '0'), id, userId: userIds[caller] };
      await service.dataSource.manager.insert(UserSession, { ...session, createdAt: now, lastSeenAt: now });
      return id;
    },
    spareToken: async (caller) => (await tokens.createFor(userIds[caller], 'spare', ['read'], tomorrow)).id,
    newRound: () => makeRound(service, own.programmeId, (year -= 1)),
    async requireEntry(dataPoint) {
      const manager = await signedInBrowser('cityManager');
      const body = { baseRevision: 0, patch: { note: 'A note' } };
      await manager.put(`/assessments/${assessmentId}/entries/${dataPoint}`, body);
    },
  };
}

async function giveDuty(
  { dataSource }: Service,
  who: Pick<VerifierAssignmentRecord, 'cityId' | 'assessmentId' | 'userId'>,
  duty: VerifierAssignmentRecord['duty'],
): Promise<void> {
  await dataSource.manager.insert(VerifierAssignmentRecord, {
    ...who,
    id: newId(),
    duty,
    state: 'active',
    grade: 'qualified',
    reason: 'test',
    at: new Date(),
    by: 'test',
  });
}

async function makeProgramme(
  { dataSource }: Service,
  slug: string,
): Promise<{ programmeId: string; cityId: string }> {
  const [programmeId, cityId, createdAt] = [newId(), newId(), new Date()];
  await dataSource.manager.insert(Programme, { id: programmeId, name: slug, slug, createdAt });
  const city = { id: cityId, name: slug, country: 'Norway', countryCode: 'NO', slug: `${slug}-city` };
  await dataSource.manager.insert(City, { ...city, programmeId, createdAt });
  return { programmeId, cityId };
}

async function makeRound({ dataSource }: Service, programmeId: string, year: number): Promise<string> {
  const id = newId();
  await dataSource.manager.insert(AssessmentRound, {
    id,
    programmeId,
    year,
    opensOn: '2020-01-01',
    closesOn: '2099-12-31',
    reminderDays: [],
    createdAt: new Date(),
  });
  return id;
}

async function makeDraft({ dataSource }: Service, cityId: string, roundId: string): Promise<string> {
  const id = newId();
  await dataSource.manager.insert(AssessmentRecord, {
    cityId,
    id,
    reportingYear: 2025,
    state: 'draft',
    roundId,
    catalogueEditionId: catalogue.edition,
    benchmarkSetVersion: benchmarkSet.version,
    createdAt: new Date(),
    createdBy: 'test',
  });
  return id;
}
