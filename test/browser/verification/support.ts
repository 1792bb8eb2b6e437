import type { Page } from 'playwright-core';
import { type CityAtWork, type Person, startCity, type Work } from '../city-at-work.js';

/** The data point that the journey asks about and corrects, and one that is simply judged. */
export const ASKED = 'householdInternetAccess';
export const PLAIN = 'compact';
/** More that is simply judged. */
export const OTHERS = ['connected', 'integrated'];
/** Where `ASKED` stands in the workspace. */
export const PLACE = '/economy-ict-infrastructure';

/** A city that has handed in its assessment, and everybody who takes part in its verification. */
export interface Verification extends CityAtWork {
  /** The browser of a person; the same one for the whole journey. */
  of(person: Person): Promise<Work>;
  /** A page for a person, or for anybody, anywhere behind `/en`. */
  visit(person: Person | null, path: string): Promise<Page>;
  /** Where the assessment is, as the city sees it. */
  state(): Promise<string>;
}

export type Running = () => Verification;

/** Starts everything and hands in the assessment: four data points reported, nothing else. */
export async function startVerification(webRoot?: string): Promise<Verification> {
  const city = await startCity(webRoot);
  const browsers = new Map<Person, Promise<Work>>();
  const of = (person: Person): Promise<Work> => {
    const known = browsers.get(person) ?? city.signedIn(person);
    browsers.set(person, known);
    return known;
  };
  const contextOf = async (person: Person | null) =>
    person === null ? city.anybody() : (await of(person)).context;
  const assessment = `/assessments/${city.assessmentId}`;
  await handIn(await of('anna'), assessment);
  return {
    ...city,
    of,
    visit: async (person, path) => {
      const page = await (await contextOf(person)).newPage();
      page.setDefaultTimeout(10_000);
      await page.goto(`/en${path}`);
      return page;
    },
    state: async () => (await (await of('anna')).call<{ state: string }>('GET', assessment)).state,
  };
}

const PROFILE = { population: '42000', households: '19000', cityArea: '230', labourForce: '21500' };

async function handIn(work: Work, assessment: string): Promise<void> {
  const { profile } = await work.call<{ profile: readonly { key: string; revision: number }[] }>(
    'GET',
    assessment,
  );
  for (const [key, value] of Object.entries({ ...PROFILE, cityGdp: '21000' })) {
    await work.call('PUT', `${assessment}/profile/${key}`, {
      baseRevision: profile.find((figure) => figure.key === key)?.revision ?? 0,
      value,
      unit: key === 'cityGdp' ? 'million NOK per year' : null,
      year: 2025,
      source: 'Statistics Norway',
    });
  }
  await work.call('PUT', `${assessment}/context/boundary`, { baseRevision: 0, text: 'The municipality.' });
  await work.call('PUT', `${assessment}/entries/${ASKED}`, {
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
  for (const dataPoint of [PLAIN, ...OTHERS]) {
    await work.call('PUT', `${assessment}/entries/${dataPoint}`, {
      baseRevision: 0,
      patch: { value: '1', year: 2025, sources: 'Master plan', status: 'reported' },
    });
  }
  await work.call('POST', `${assessment}/transitions`, {
    event: 'submit',
    statement: 'These are our figures.',
    confirmNotReported: true,
  });
}

/** A PDF of one page that says "Household survey". */
export const SURVEY = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length 52>>stream
BT /F 24 Tf 30 100 Td (Household survey) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
%%EOF
`,
);
