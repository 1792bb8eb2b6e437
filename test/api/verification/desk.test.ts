import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataPointList, kpiByCode } from '#catalogue';
import { newId, Programme } from '#persistence';
import { makePerson, signedIn } from '../support/people.js';
import { example } from '../support/examples.js';
import {
  DATA_POINT,
  inVerification,
  idOf,
  reviewOf,
  save,
  startVerificationHub,
  verdict,
  type VerificationHub,
} from './support.js';

let hub: VerificationHub;
beforeAll(async () => {
  hub = await startVerificationHub();
});
afterAll(() => hub.service.stop());

interface Item {
  readonly assessment: {
    readonly id: string;
    readonly city: { readonly slug: string };
    readonly state: string;
  };
  readonly ageDays: number | null;
  readonly progress: Readonly<Record<string, number>>;
  readonly verifiers: readonly { readonly user: { readonly name: string }; readonly duty: string }[];
  readonly duty: string | null;
}

interface Queue {
  readonly items: readonly Item[];
  readonly counts: Readonly<Record<string, number>>;
}

interface Row {
  readonly dataPoint: string;
  readonly state: string;
  readonly verdict: { readonly outcome: string; readonly by: { readonly name: string } } | null;
  readonly value: number | null;
  readonly class: number | null;
  readonly findings: Readonly<Record<string, number>>;
}

interface Desk {
  readonly assessment: Item;
  readonly categories: readonly { readonly name: string; readonly dataPoints: readonly Row[] }[];
  readonly profile: readonly { readonly key: string }[];
  readonly actions: readonly {
    readonly event: string;
    readonly allowed: boolean;
    readonly reason?: string;
  }[];
}

const queue = async (browser = hub.vera, query = ''): Promise<Queue> =>
  (await browser.get(`/desk${query}`).expect(200)).body as Queue;

const desk = async (browser = hub.vera): Promise<Desk> =>
  (await browser.get(`/assessments/${hub.assessmentId}/desk`).expect(200)).body as Desk;

const point = (dataPoint = DATA_POINT, browser = hub.vera, lang = 'en') =>
  browser.get(`/assessments/${hub.assessmentId}/desk/${dataPoint}?lang=${lang}`);

/** Publishes households with internet (%) of a city, from a document. */
async function publish(
  city: string,
  reportingYear: number,
  value: number,
  status = 'reported',
): Promise<void> {
  const file = {
    ...example,
    ...{ city, reportingYear, document: `Report of ${city}, ${reportingYear}` },
    values: [{ code: 'EC: ICT: ICT: 1C', dataPoint: DATA_POINT, status, value, reason: 'as published' }],
  };
  await hub.service.send(file, { publish: true }).expect(201);
}

/** Another city of the programme, which has submitted its figures of 2026. */
async function submittedCity(name: string, daysAgo: number): Promise<string> {
  const { administrator, programmeId, roundId, service } = hub;
  const city = { name, country: 'Norway', countryCode: 'NO' };
  const made = await administrator.post(`/programmes/${programmeId}/cities`, city).expect(201);
  const { slug } = made.body as { slug: string };
  const id = idOf(await administrator.post(`/cities/${slug}/assessments`, { roundId }).expect(201));
  await service.dataSource.query(
    `UPDATE assessment SET state = 'submitted', submitted_at = now() - make_interval(days => $2, hours => 1)
     WHERE id = $1`,
    [id, daysAgo],
  );
  return id;
}

describe('the queue', () => {
  beforeAll(async () => {
    await inVerification(hub);
  });

  it('lists what waits, with how far it is and who works on it', async () => {
    const { items, counts } = await queue();
    expect(counts).toEqual({ inVerification: 1 });
    expect(items).toMatchObject([
      {
        assessment: { id: hub.assessmentId, city: { slug: hub.citySlug, name: 'Karmøy' }, year: 2026 },
        programme: { id: hub.programmeId, name: 'Nordic hub' },
        round: { id: hub.roundId, opensOn: '2026-09-01', closesOn: '2026-12-31' },
        ageDays: 0,
        progress: { reported: 1, judged: 0, queried: 0, answered: 0, confirmed: 0, total: 112 },
        openQuestions: 0,
        answeredQuestions: 0,
        verifiers: [
          { user: { name: 'per' }, duty: 'verifier' },
          { user: { name: 'vera' }, duty: 'verifier' },
          { user: { name: 'ruth' }, duty: 'secondReader' },
        ],
        duty: 'verifier',
      },
    ]);
    expect((await queue(hub.programmeManager)).items[0]?.duty).toBeNull();
  });

  it('is ordered by age, city or state, and asked for one of them', async () => {
    const [asker, bergen] = [await submittedCity('Asker', 3), await submittedCity('Bergen', 10)];
    const order = async (query: string) =>
      (await queue(hub.vera, query)).items.map(({ assessment }) => assessment.id);
    expect(await order('')).toEqual([bergen, asker, hub.assessmentId]);
    expect(await order('?sort=city')).toEqual([asker, bergen, hub.assessmentId]);
    expect(await order('?sort=state')).toEqual([bergen, asker, hub.assessmentId]);
    expect(await order('?state=inVerification')).toEqual([hub.assessmentId]);
    expect(await order('?city=bergen')).toEqual([bergen]);
    expect(await order('?mine=true')).toEqual([hub.assessmentId]);
    const { items, counts } = await queue(hub.vera, '?state=submitted');
    expect(items.map(({ ageDays }) => ageDays)).toEqual([10, 3]);
    expect(counts).toEqual({ submitted: 2, inVerification: 1 });
    await hub.vera.get('/desk?state=draft').expect(400);
  });

  it('shows nobody what belongs to another programme', async () => {
    const programme = { id: newId(), name: 'Other hub', slug: 'other-hub', createdAt: new Date() };
    await hub.service.dataSource.manager.insert(Programme, programme);
    await makePerson(hub.service, 'otto@example.org', { programmes: { [programme.id]: 'verifier' } });
    const otto = await signedIn(hub.service, 'otto@example.org');
    expect(await queue(otto)).toEqual({ items: [], counts: {} });
    await otto.get(`/assessments/${hub.assessmentId}/desk`).expect(404);
    await hub.cityManager.get('/desk').expect(404);
    await hub.cityManager.get(`/assessments/${hub.assessmentId}/desk`).expect(404);
  });
});

describe('the desk of an assessment', () => {
  it('has every data point by category, and what can be done next', async () => {
    const { assessment, categories, profile, actions } = await desk();
    expect(assessment).toMatchObject({ assessment: { id: hub.assessmentId }, duty: 'verifier' });
    const rows = categories.flatMap(({ dataPoints }) => dataPoints);
    const keys = dataPointList.map(({ dataPoint }) => dataPoint.key);
    expect(rows.map(({ dataPoint }) => dataPoint).toSorted()).toEqual(keys.toSorted());
    expect(rows[0]).toMatchObject({
      dataPoint: DATA_POINT,
      kpi: 'EC: ICT: ICT: 1C',
      label: 'Households with Internet access',
      tier: 'core',
      state: 'reported',
      version: 0,
      entryRevision: 1,
      verdict: null,
      value: (100 * 18500) / 19000,
      unit: '%',
      class: 4,
      overridden: false,
      quality: null,
      evidence: 0,
    });
    // Neither year nor quality grade.
    expect(rows[0]?.findings).toEqual({ errors: 0, warnings: 2, unexplained: 2 });
    expect(profile.map(({ key }) => key)).toEqual([
      'population',
      'households',
      'cityArea',
      'cityGdp',
      'labourForce',
    ]);
    expect(actions).toContainEqual(
      expect.objectContaining({ event: 'conclude', allowed: false, reason: 'dataPointsUnjudged' }),
    );
  });

  it('shows verdicts as they are given', async () => {
    await verdict(hub);
    const { assessment, categories, actions } = await desk(hub.per);
    expect(assessment.progress).toMatchObject({ reported: 1, judged: 1 });
    expect(categories[0]?.dataPoints[0]).toMatchObject({
      state: 'verified',
      verdict: { outcome: 'verified', by: { name: 'vera' } },
    });
    expect(actions).toContainEqual(expect.objectContaining({ event: 'conclude', allowed: true }));
  });
});

describe('the desk of a data point', () => {
  beforeAll(async () => {
    await publish('Karmøy', 2024, 60);
    await publish('Karmøy', 2022, 55, 'notVerified');
    for (const [city, year, value] of [
      ['Alta', 2020, 10],
      ['Alta', 2024, 90],
      ['Bodø', 2023, 94],
      ['Moss', 2024, 98],
    ] as const) {
      await publish(city, year, value);
    }
    await publish('Narvik', 2024, 1, 'notVerified');
  });

  it('says how the value was computed and from what', async () => {
    const shown = await point().expect(200);
    expect(shown.body).toMatchObject({
      dataPoint: DATA_POINT,
      kpi: 'EC: ICT: ICT: 1C',
      review: { state: 'verified', version: 1, entryRevision: 1 },
      entry: {
        dataPoint: DATA_POINT,
        revision: 1,
        sources: 'Household survey 2025',
        updatedBy: { name: 'anna' },
      },
      explanation: {
        value: (100 * 18500) / 19000,
        class: 4,
        overridden: false,
        formula: '100 * householdsWithInternet / households',
        inputs: [
          { key: 'householdsWithInternet', value: 18500, source: 'entry' },
          { key: 'households', value: 19000, source: 'profile' },
        ],
        benchmark: { dataPoint: DATA_POINT },
      },
      profile: [
        { key: 'households', value: '19000', unit: 'households', year: 2025, source: 'Statistics Norway' },
      ],
      previousRevisions: 0,
      questions: [],
      verdicts: [{ number: 1, outcome: 'verified', by: { name: 'vera' } }],
    });
  });

  it('has the checks of the KPI in the reader’s language', async () => {
    const checks = async (lang: string) =>
      ((await point(DATA_POINT, hub.vera, lang).expect(200)).body as { checks: string[] }).checks;
    expect(await checks('en')).toEqual(kpiByCode('EC: ICT: ICT: 1C')?.verificationChecks);
    expect((await checks('fr'))[0]).not.toBe((await checks('en'))[0]);
  });

  it('has what the city published before, the newest first', async () => {
    const shown = await point().expect(200);
    expect(shown.body).toMatchObject({
      history: [
        { year: 2024, state: 'publishedElsewhere', value: 60, status: 'reported' },
        { year: 2022, value: null, class: null, status: 'notVerified' },
      ],
    });
  });

  it('has the latest value of every other city, and how far from them the city is', async () => {
    const value = (100 * 18500) / 19000;
    const shown = await point().expect(200);
    const { peers } = shown.body as { peers: Readonly<Record<string, unknown>> };
    expect(peers).toMatchObject({
      n: 3,
      years: { from: 2023, to: 2024 },
      mean: 94,
      sd: 4,
      median: 94,
      q1: 92,
      q3: 96,
      values: [
        { cityName: 'Alta', year: 2024, value: 90, own: false },
        { cityName: 'Bodø', year: 2023, value: 94, own: false },
        { cityName: 'Moss', year: 2024, value: 98, own: false },
        { citySlug: hub.citySlug, cityName: 'Karmøy', year: 2026, value, own: true },
      ],
    });
    expect(peers['zScore']).toBeCloseTo((value - 94) / 4, 9);
  });

  it('has the findings about it and about the figures it is computed from', async () => {
    const shown = await point().expect(200);
    const { findings } = shown.body as { findings: { ruleId: string; message: string }[] };
    expect(findings.map(({ ruleId }) => ruleId)).toEqual([
      // The document of 2024 has 12,000 households.
      'profile.changed',
      'years.missing',
      'sources.qualityMissing',
      'sources.originMissing',
      'change.value',
    ]);
    expect(findings[4]?.message).toContain('60.00');
  });

  it('has the question and the correction, and counts the revisions before', async () => {
    const { version } = await reviewOf(hub);
    const question = { dataPoint: DATA_POINT, issue: 'Source', text: 'Which survey is this?', version };
    await hub.vera.post(`/assessments/${hub.assessmentId}/questions`, question).expect(201);
    await save(hub, DATA_POINT, 1, { sources: 'Household survey 2025, table 4' }).expect(200);
    const shown = await point().expect(200);
    expect(shown.body).toMatchObject({
      review: { state: 'queried', entryRevision: 2, openQuestions: 1 },
      entry: { revision: 2, sources: 'Household survey 2025, table 4', openQuestions: 1 },
      questions: [
        { number: 1, issue: 'Source', state: 'open', messages: [{ text: 'Which survey is this?' }] },
      ],
      previousRevisions: 1,
    });
    expect((await queue()).items.at(-1)).toMatchObject({
      assessment: { state: 'questionsOpen' },
      openQuestions: 1,
      progress: { queried: 1, judged: 0 },
    });
  });

  it('is there for a data point that is not reported, too', async () => {
    const shown = await point('giniCoefficient').expect(200);
    expect(shown.body).toMatchObject({
      review: { state: 'notReported', version: 0, entryRevision: 0 },
      entry: { revision: 0, status: null },
      explanation: { value: null, reason: 'notReported' },
      findings: [],
      history: [],
      peers: { n: 0, years: null, mean: null, zScore: null, values: [] },
      verdicts: [],
      previousRevisions: 0,
    });
    expect((await point('nothing').expect(404)).body).toMatchObject({ code: 'dataPointNotFound' });
  });

  it('is for verifiers, not for the city', async () => {
    await point(DATA_POINT, hub.cityManager).expect(404);
    await point(DATA_POINT, hub.stranger).expect(404);
    await point(DATA_POINT, hub.programmeManager).expect(200);
  });
});
