import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataPointList } from '#catalogue';
import { readSubmission, toAssessment } from '#exchange';
import { EditionRecord, EditionValueRecord, ReviewRecord, sha256 } from '#persistence';
import { canonicalJson } from '#scoring';
import { type EditionContent, ExportService, scorer } from '../../../apps/api/src/index.js';
import { example } from '../support/examples.js';
import { stateOf, take, type VerificationHub } from '../verification/support.js';
import { FIGURES, publish, release, signOff, startEditionHub, VERDICTS } from './support.js';

type Verified = Extract<EditionContent, { state: 'verified' }>;

let hub: VerificationHub;
let id: string;
beforeAll(async () => {
  hub = await startEditionHub();
  id = await publish(hub);
});
afterAll(() => hub.service.stop());

const get = (path: string) => hub.service.get(`/api/v1${path}`);

async function content(): Promise<{ text: string; content: Verified }> {
  const { text } = await get(`/editions/${id}/content`).expect(200);
  return { text, content: JSON.parse(text) as Verified };
}

describe('the edition of a verified assessment', () => {
  it('is released by the secretariat and shown as the city’s newest', async () => {
    expect(await stateOf(hub)).toBe('published');
    const city = await get(`/cities/${hub.citySlug}`).expect(200);
    expect(city.body).toMatchObject({
      editions: [{ id, number: 1, state: 'verified', reportingYear: 2026, document: null, supersedes: null }],
    });
    expect((await get('/cities').expect(200)).body).toMatchObject({
      items: [{ slug: hub.citySlug, latestEdition: { id, state: 'verified' } }],
    });
  });

  it('is canonical JSON with its hash, made of nothing but the figures and what was said of them', async () => {
    const { text, content: edition } = await content();
    expect(canonicalJson(edition)).toBe(text);
    const page = await get(`/editions/${id}`).expect(200);
    expect((page.body as { contentHash: string }).contentHash).toBe(sha256(text));
    expect(edition).toMatchObject({
      format: 'civiscore-edition/2',
      state: 'verified',
      label: { en: 'Verified; scored with reference set 2026.1' },
      supersedes: null,
      context: [
        { heading: 'climate', text: 'Mild and windy.' },
        { heading: 'boundary', text: 'The municipality.' },
      ],
    });
    expect(Object.keys(edition).toSorted()).toEqual(
      [
        ...['attestations', 'context', 'findings', 'format', 'label', 'maturity', 'provenance', 'result'],
        ...['state', 'submission', 'supersedes', 'verdicts', 'versions'],
      ].toSorted(),
    );
  });

  it('carries each verdict as the status of its figure', async () => {
    const { content: edition } = await content();
    const statuses = Object.fromEntries(
      edition.submission.values
        .filter(({ dataPoint }) => dataPoint in FIGURES)
        .map(({ dataPoint, status }) => [dataPoint, status]),
    );
    expect(statuses).toEqual(
      Object.fromEntries(Object.entries(VERDICTS).map(([key, { outcome }]) => [key, outcome])),
    );
    expect(edition.verdicts).toEqual([
      {
        ...{ dataPoint: 'householdInternetAccess', outcome: 'verified' },
        ...{ footnote: null, reasonCode: null, reason: null },
      },
      {
        ...{ dataPoint: 'fixedBroadbandSubscriptions', outcome: 'verifiedWithCaveat' },
        ...{ footnote: 'Without the islands.', reasonCode: null, reason: null },
      },
      {
        ...{ dataPoint: 'smartWaterMeters', outcome: 'notVerified' },
        ...{ footnote: null, reasonCode: 'sourceNotTraceable', reason: 'The register could not be found.' },
      },
    ]);
  });

  it('never mentions the value that was not verified, nor what was written for the verifiers', async () => {
    const { text } = await content();
    expect(text).not.toContain('31.25');
    expect(text).not.toContain('Estimated by Kari');
    const values = await get('/catalogue/kpis/EC-ICT-WS-1C/values').expect(200);
    expect(JSON.stringify(values.body)).toContain('"status":"notVerified","value":null');
  });

  it('names those who vouch for it, with their words, grade and day', async () => {
    const { content: edition } = await content();
    const today = new Date().toISOString().slice(0, 10);
    expect(edition.attestations).toEqual([
      {
        ...{ role: 'verifier', name: 'vera', grade: 'qualified' },
        ...{ statement: 'The figures are plausible.', on: today },
      },
      {
        ...{ role: 'secondReader', name: 'ruth', grade: 'qualified' },
        ...{ statement: 'Read and agreed.', on: today },
      },
      { role: 'secretariat', name: 'hub', grade: null, statement: null, on: today },
    ]);
  });

  it('has a verified result that its figures give again, byte for byte', async () => {
    const { content: edition } = await content();
    expect(edition.result.basis).toBe('verified');
    const again = scorer.score(toAssessment(edition.submission));
    expect(canonicalJson(again)).toBe(canonicalJson(edition.result));
    const page = await get(`/editions/${id}`).expect(200);
    expect(canonicalJson((page.body as { result: unknown }).result)).toBe(canonicalJson(edition.result));
    const explained = await get(`/editions/${id}/explanations/fixedBroadbandSubscriptions`).expect(200);
    expect(explained.body).toMatchObject({ value: 84.51, status: 'verifiedWithCaveat', overridden: true });
  });

  it('keeps decimals as the city typed them, and can be exported as a submission file', async () => {
    const exported = await new ExportService(hub.service.dataSource).exportSubmission(hub.citySlug);
    if (!exported.ok) throw new Error('nothing was exported');
    expect(exported.text).toContain('"value": 84.510');
    const reading = readSubmission(exported.text);
    expect(reading).toMatchObject({ ok: true, submission: (await content()).content.submission });
  });

  it('can be compared data point by data point, with the footnote beside the value', async () => {
    const rows = await hub.service.dataSource.manager.findBy(EditionValueRecord, { editionId: id });
    expect(rows).toHaveLength(dataPointList.length);
    const answer = await get('/catalogue/kpis/EC-ICT-ICT-2C/values').expect(200);
    expect(answer.body).toMatchObject({
      dataPoints: [
        {
          values: [
            {
              ...{ editionId: id, state: 'verified', status: 'verifiedWithCaveat' },
              ...{ value: 84.51, footnote: 'Without the islands.' },
            },
          ],
        },
      ],
    });
  });

  it('stands in the log as a whole and with each of its data points', async () => {
    const leaves: { dataPoint: string | null; leaf: string }[] = await hub.service.dataSource.query(
      `SELECT subject_data_point AS "dataPoint", leaf FROM ledger_leaf WHERE event = 'published' AND subject_id = $1`,
      [id],
    );
    expect(leaves.map(({ dataPoint }) => dataPoint).toSorted()).toEqual(
      [null, ...dataPointList.map(({ dataPoint }) => dataPoint.key)].toSorted(),
    );
    const leaf = leaves.find(({ dataPoint }) => dataPoint === 'smartWaterMeters');
    expect(JSON.parse(leaf!.leaf)).toMatchObject({ value: null, extension: { status: 'notVerified' } });
  });

  it('is shown with verdicts, context, attestations and provenance', async () => {
    const page = await get(`/editions/${id}`).expect(200);
    const { content: edition } = await content();
    const { verdicts, attestations, context, provenance } = edition;
    expect(page.body).toMatchObject({
      ...{ verdicts, attestations, context, provenance },
      ...{ supersedes: null, supersededBy: null, correction: null },
    });
  });

  it('has a Snapshot that says that it is verified', async () => {
    const pdf = await get(`/editions/${id}/documents/snapshot.pdf`).expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    await get(`/editions/${id}/wheel.svg`).expect(200);
  });
});

describe('a figure without a verdict', () => {
  it('is never published: the release fails as a whole', async () => {
    await take(hub, hub.cityManager, { event: 'correct', reason: 'Nothing changes.' }).expect(200);
    await signOff(hub, {});
    const { manager } = hub.service.dataSource;
    const { cityId, assessmentId } = hub;
    const where = { cityId, assessmentId, dataPoint: 'householdInternetAccess' };
    await manager.update(ReviewRecord, where, { state: 'reported', verdict: null });
    await take(hub, hub.programmeManager, { event: 'publish' }).expect(500);
    expect(await stateOf(hub)).toBe('signedOff');
    expect(await manager.countBy(EditionRecord, { cityId })).toBe(1);
    await manager.update(ReviewRecord, where, { state: 'verified', verdict: 1 });
    const second = await release(hub);
    expect(await manager.findOneByOrFail(EditionRecord, { id: second })).toMatchObject({
      number: 2,
      supersedesId: id,
    });
  });
});

describe('a file without a document', () => {
  it('does not replace an assessment that is verified or published', async () => {
    const file = { ...example, city: 'Karmøy', country: 'Norway', countryCode: 'NO', document: null };
    const answer = await hub.service.send({ ...file, reportingYear: 2026 }).expect(422);
    expect(answer.body).toMatchObject({ errors: [{ path: 'document', code: 'assessmentHandedIn' }] });
    await hub.service.send({ ...file, reportingYear: 2025 }).expect(201);
  });
});
