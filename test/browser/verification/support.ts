import type { Page } from 'playwright-core';
import { type CityAtWork, type Person, startCity, type Work } from '../city-at-work.js';

/** The data point that the journey asks about and corrects, and one that is simply judged. */
export const ASKED = 'householdInternetAccess';
export const PLAIN = 'compact';
/** Where `ASKED` stands in the workspace. */
export const PLACE = '/economy-ict-infrastructure';

/** A city that has handed in its assessment, and everybody who takes part in its verification. */
export interface Verification extends CityAtWork {
  /** The browser of a person; the same one for the whole journey. */
  of(person: Person): Promise<Work>;
  /** A page for a person, anywhere behind `/en`. */
  visit(person: Person, path: string): Promise<Page>;
  /** Where the assessment is, as the city sees it. */
  state(): Promise<string>;
}

export type Running = () => Verification;

/** Starts everything and hands in the assessment: two data points reported, nothing else. */
export async function startVerification(webRoot?: string): Promise<Verification> {
  const city = await startCity(webRoot);
  const browsers = new Map<Person, Promise<Work>>();
  const of = (person: Person): Promise<Work> => {
    const known = browsers.get(person) ?? city.signedIn(person);
    browsers.set(person, known);
    return known;
  };
  const assessment = `/assessments/${city.assessmentId}`;
  await handIn(await of('anna'), assessment);
  return {
    ...city,
    of,
    visit: async (person, path) => {
      const page = await (await of(person)).context.newPage();
      page.setDefaultTimeout(10_000);
      await page.goto(`/en${path}`);
      return page;
    },
    state: async () => (await (await of('anna')).call<{ state: string }>('GET', assessment)).state,
  };
}

const PROFILE = { population: '42000', households: '19000', cityArea: '230', labourForce: '21500' };

async function handIn({ call }: Work, assessment: string): Promise<void> {
  const { profile } = await call<{ profile: readonly { key: string; revision: number }[] }>(
    'GET',
    assessment,
  );
  for (const [key, value] of Object.entries({ ...PROFILE, cityGdp: '21000' })) {
    await call('PUT', `${assessment}/profile/${key}`, {
      baseRevision: profile.find((figure) => figure.key === key)?.revision ?? 0,
      value,
      unit: key === 'cityGdp' ? 'million NOK per year' : null,
      year: 2025,
      source: 'Statistics Norway',
    });
  }
  await call('PUT', `${assessment}/context/boundary`, { baseRevision: 0, text: 'The municipality.' });
  await call('PUT', `${assessment}/entries/${ASKED}`, {
    baseRevision: 0,
    patch: {
      inputs: { householdsWithInternet: '18500' },
      year: 2025,
      quality: 'survey',
      origin: 'city',
      sources: 'Household survey',
      status: 'reported',
    },
  });
  await call('PUT', `${assessment}/entries/${PLAIN}`, {
    baseRevision: 0,
    patch: { value: '1', year: 2025, sources: 'Master plan', status: 'reported' },
  });
  await call('POST', `${assessment}/transitions`, {
    event: 'submit',
    statement: 'These are our figures.',
    confirmNotReported: true,
  });
}
