import { dataPointList } from '#catalogue';
import { AppUser, recordEntries } from '#persistence';
import { makePerson } from '../../api/support/people.js';
import { Person } from './person.js';
import type { Running } from './running.js';

/** Everybody who takes part, and three assessments in verification. */
export interface Hub {
  readonly secretariat: Person;
  readonly vera: Person;
  readonly viktor: Person;
  readonly anna: Person;
  /** Whose figures are judged and asked about all the time. */
  readonly judged: string;
  /** Which is handed in and withdrawn all the time. */
  readonly stepped: string;
  /** Which is published and corrected all the time. */
  readonly published: string;
}

interface Made {
  readonly id: string;
}

const PROFILE = [
  ['population', '42000', 'inhabitants'],
  ['households', '19000', 'households'],
  ['cityArea', '230', 'km²'],
  ['cityGdp', '21000000000', 'NOK per year'],
  ['labourForce', '21500', 'persons'],
] as const;

/** Percentages that no rule compares with another figure of the same assessment. */
const FIGURES = dataPointList
  .filter(({ dataPoint }) => dataPoint.valueType === 'percentage' && dataPoint.validRange[1] === 100)
  .slice(0, 12)
  .map(({ dataPoint }) => dataPoint.key);

/** Makes the hub in a program that has just been started for the first time. */
export async function makeHub(running: Running): Promise<Hub> {
  await running.withDatabase((dataSource) =>
    makePerson({ dataSource }, 'secretariat@example.org', { administrator: true }),
  );
  const secretariat = await Person.signIn(running, 'secretariat@example.org');
  const { id: programmeId } = await secretariat.expect<Made>('POST', '/programmes', { name: 'Nordic hub' });
  const round = { year: 2026, opensOn: '2026-09-01', closesOn: '2026-12-31', reminderDays: [] };
  const { id: roundId } = await secretariat.expect<Made>('POST', `/programmes/${programmeId}/rounds`, round);
  const slugs: string[] = [];
  for (const name of ['Asker', 'Bodø', 'Rana']) {
    const city = { name, country: 'Norway', countryCode: 'no' };
    const { slug } = await secretariat.expect<{ slug: string }>(
      'POST',
      `/programmes/${programmeId}/cities`,
      city,
    );
    slugs.push(slug);
  }
  const verifiers = await running.withDatabase(async (dataSource) => {
    const rows: { id: string }[] = await dataSource.query('SELECT id FROM city');
    const cities = Object.fromEntries(rows.map(({ id }) => [id, 'cityManager']));
    await makePerson({ dataSource }, 'anna@example.org', { cities });
    const asVerifier = { programmes: { [programmeId]: 'verifier' } };
    const ids = [
      await makePerson({ dataSource }, 'vera@example.org', asVerifier),
      await makePerson({ dataSource }, 'viktor@example.org', asVerifier),
    ];
    for (const id of ids) await dataSource.manager.update(AppUser, { id }, { verifierGrade: 'qualified' });
    return ids;
  });
  const anna = await Person.signIn(running, 'anna@example.org');
  const assessments: string[] = [];
  for (const slug of slugs) {
    const { id } = await anna.expect<Made>('POST', `/cities/${slug}/assessments`, { roundId });
    await fillIn(running, anna, id, assessments.length === 0 ? FIGURES : FIGURES.slice(0, 1));
    await handIn(anna, secretariat, id);
    for (const userId of verifiers) {
      const assignment = { userId, duty: 'verifier', reason: 'Knows the country.' };
      await secretariat.expect('POST', `/assessments/${id}/verifiers`, assignment);
    }
    assessments.push(id);
  }
  const [judged = '', stepped = '', published = ''] = assessments;
  const vera = await Person.signIn(running, 'vera@example.org');
  const viktor = await Person.signIn(running, 'viktor@example.org');
  return { secretariat, vera, viktor, anna, judged, stepped, published };
}

async function fillIn(
  running: Running,
  anna: Person,
  assessmentId: string,
  dataPoints: readonly string[],
): Promise<void> {
  for (const [key, value, unit] of PROFILE) {
    const figure = { baseRevision: 0, value, unit, year: 2025, source: 'Statistics Norway' };
    await anna.expect('PUT', `/assessments/${assessmentId}/profile/${key}`, figure);
  }
  const boundary = { baseRevision: 0, text: 'The municipality.' };
  await anna.expect('PUT', `/assessments/${assessmentId}/context/boundary`, boundary);
  await running.withDatabase((dataSource) =>
    dataSource.transaction(async (manager) => {
      const [row]: { cityId: string }[] = await manager.query(
        'SELECT city_id AS "cityId" FROM assessment WHERE id = $1',
        [assessmentId],
      );
      const changes = dataPoints.map((dataPoint) => ({
        dataPoint,
        status: 'reported' as const,
        value: '50',
        inputs: null,
        unit: null,
        year: 2025,
        quality: null,
        origin: null,
        sources: 'City statistics',
        reason: 'Only the share is known.',
        note: null,
        explanation: 'Checked.',
        published: null,
        publishedUnit: null,
        page: null,
        overridden: true,
      }));
      const stamp = { at: new Date(), by: 'civiscore test' };
      await recordEntries(manager, { cityId: row!.cityId, assessmentId, changes, ...stamp });
    }),
  );
}

/** Takes an assessment that the city can edit into verification. */
async function handIn(anna: Person, secretariat: Person, assessmentId: string): Promise<void> {
  const path = `/assessments/${assessmentId}/transitions`;
  await anna.expect('POST', path, SUBMISSION);
  await secretariat.expect('POST', path, { event: 'startScreening' });
  await secretariat.expect('POST', path, { event: 'accept' });
}

export const SUBMISSION = {
  event: 'submit',
  statement: 'These are our figures.',
  confirmNotReported: true,
};
