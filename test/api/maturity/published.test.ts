import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { benchmarkSet, catalogue } from '#catalogue';
import { sdgView } from '#maturity';
import { BenchmarkSetVersion, City, EditionRecord, sha256 } from '#persistence';
import { canonicalJson } from '#scoring';
import type { EditionContent } from '../../../apps/api/src/index.js';
import { publish, startEditionHub } from '../editions/support.js';
import { example } from '../support/examples.js';
import type { VerificationHub } from '../verification/support.js';

const INTERNET = 'householdInternetAccess';

let hub: VerificationHub;
let id: string;
beforeAll(async () => {
  hub = await startEditionHub();
  const answers = `/assessments/${hub.assessmentId}/maturity/answers`;
  await hub.cityManager
    .put(`${answers}/strategy.1.a`, { baseRevision: 0, answer: 'yes', note: 'Adopted in March.' })
    .expect(200);
  await hub.cityManager.put(`${answers}/strategy.1.b`, { baseRevision: 0, effort: 2 }).expect(200);
  const targets = {
    2: { value: '40', year: null },
    3: { value: '60', year: null },
    4: { value: '85', year: null },
    5: { value: '98', year: 2030 },
  };
  await hub.cityManager
    .put(`/cities/${hub.citySlug}/targets/${INTERNET}`, { baseRevision: 0, targets })
    .expect(200);
  id = await publish(hub);
});
afterAll(() => hub.service.stop());

const get = (path: string) => hub.service.get(`/api/v1${path}`);

describe('the maturity of an edition', () => {
  it('is part of what is published: answers without their authors, targets, and what is missing', async () => {
    const body: unknown = (await get(`/editions/${id}/content`).expect(200)).body;
    const { maturity } = body as Extract<EditionContent, { state: 'verified' }>;
    expect(maturity).toMatchObject({
      answers: [{ question: 'strategy.1.a', answer: 'yes', note: 'Adopted in March.', evidence: [] }],
      targets: [{ dataPoint: INTERNET, targets: { 2: 40, 3: 60, 4: 85, 5: 98 }, years: { 5: 2030 } }],
    });
    expect(JSON.stringify(maturity)).not.toContain('anna');
    const internet = maturity?.result.dataPoints.find(({ dataPoint }) => dataPoint === INTERNET);
    expect(internet).toMatchObject({ level: 4, basis: 'city' });
    // What was not verified has no level.
    const meters = maturity?.result.dataPoints.find(({ dataPoint }) => dataPoint === 'smartWaterMeters');
    expect(meters).toMatchObject({ value: null, level: null });
    expect(maturity?.gaps[0]).toMatchObject({ kind: 'question', key: 'strategy.1.b', effort: 2 });
    expect((await get(`/editions/${id}/maturity`).expect(200)).body).toEqual({
      basis: 'published',
      ...maturity,
    });
  });

  it('follows from the figures where the edition publishes none', async () => {
    const sent = await hub.service.send(example, { publish: true }).expect(201);
    const { editionId } = sent.body as { editionId: string };
    const body: unknown = (await get(`/editions/${editionId}/maturity`).expect(200)).body;
    expect(body).toMatchObject({ basis: 'computed', answers: [], targets: [] });
    const { result } = body as { result: { dataPoints: { dataPoint: string }[] } };
    const internet = result.dataPoints.find(({ dataPoint }) => dataPoint === INTERNET);
    expect(internet).toMatchObject({ value: 95, level: 5, basis: 'published' });
  });
});

describe('the view by goal', () => {
  it('shows goal, target and KPI of what is published', async () => {
    const content: unknown = (await get(`/editions/${id}/content`).expect(200)).body;
    const { result } = content as EditionContent;
    const body: unknown = (await get(`/editions/${id}/sdg`).expect(200)).body;
    expect(body).toEqual(JSON.parse(JSON.stringify(sdgView(catalogue, result))));
    await get('/editions/00000000-0000-7000-8000-000000000000/sdg').expect(404);
  });
});

describe('the trends of a city', () => {
  it('show value, class, level and distance to the target, and refuse to look ahead from one year', async () => {
    const body: unknown = (await get(`/cities/${hub.citySlug}/trends?dataPoint=${INTERNET}`).expect(200))
      .body;
    expect(body).toMatchObject({
      years: [2026],
      dataPoints: [
        {
          dataPoint: INTERNET,
          target: { basis: 'city', level: 5, value: 98, year: 2030 },
          points: [{ editionId: id, year: 2026, class: 4, level: 4, afterBreak: false }],
          projection: { year: 2030, points: 1, refused: 'tooFewPoints', value: null },
        },
      ],
    });
    await get(`/cities/${hub.citySlug}/trends?dataPoint=nothing`).expect(404);
    await get('/cities/nowhere/trends').expect(404);
  });

  it('look ahead from three years on, and begin anew where the benchmark changed', async () => {
    const shares = [60, 70, 75, 85, 95];
    for (const [index, share] of shares.entries()) await publishYear(2020 + index, share);
    const trend = async () => {
      const body: unknown = (await get(`/cities/rana/trends?dataPoint=${INTERNET}&year=2025`).expect(200))
        .body;
      return (body as { dataPoints: unknown[] }).dataPoints[0];
    };
    expect(await trend()).toMatchObject({
      target: { basis: 'published', level: 5, value: 90, year: null },
      points: [
        { year: 2020, value: 60, level: 3, toTarget: 30, afterBreak: false },
        { year: 2021, value: 70 },
        { year: 2022, value: 75 },
        { year: 2023, value: 85, level: 4, toTarget: 5 },
        { year: 2024, value: 95 },
      ],
      projection: { refused: null, method: 'theilSen', points: 5 },
    });
    await measureBy('2019.9', 80, [2020, 2021, 2022]);
    expect(await trend()).toMatchObject({
      points: [
        { year: 2020 },
        { year: 2021 },
        { year: 2022 },
        { year: 2023, afterBreak: true },
        { year: 2024 },
      ],
      projection: { refused: 'tooFewPoints', points: 2 },
    });
  });
});

async function publishYear(reportingYear: number, share: number): Promise<void> {
  const values = [
    {
      code: 'EC: ICT: ICT: 1C',
      dataPoint: INTERNET,
      status: 'reported',
      inputs: { householdsWithInternet: 120 * share },
    },
  ];
  const document = `Survey of ${reportingYear}`;
  await hub.service.send({ ...example, reportingYear, document, values }, { publish: true }).expect(201);
}

/** Makes editions of some years ones that were measured by an older benchmark set. */
async function measureBy(version: string, benchmark: number, years: readonly number[]): Promise<void> {
  const { manager } = hub.service.dataSource;
  const content = {
    ...benchmarkSet,
    version,
    dataPoints: benchmarkSet.dataPoints.map((entry) =>
      entry.dataPoint === INTERNET ? { ...entry, benchmark } : entry,
    ),
  };
  const contentHash = sha256(canonicalJson(content));
  const set = { version, name: 'Older', content, contentHash, loadedAt: new Date() };
  await manager.insert(BenchmarkSetVersion, set);
  const { id: cityId } = await manager.findOneByOrFail(City, { slug: 'rana' });
  for (const reportingYear of years) {
    const edition = await manager.findOneByOrFail(EditionRecord, { cityId, reportingYear });
    const text = edition.content.replaceAll(
      `"benchmarks":"${benchmarkSet.version}"`,
      `"benchmarks":"${version}"`,
    );
    await manager.update(
      EditionRecord,
      { cityId, id: edition.id },
      { content: text, contentHash: sha256(text), benchmarkSetVersion: version },
    );
  }
}
