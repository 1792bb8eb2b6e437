import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EditionContent } from '../../../apps/api/src/index.js';
import { example } from '../support/examples.js';
import type { VerificationHub } from '../verification/support.js';
import { correct, CORRECTION, publish, startEditionHub } from './support.js';

let hub: VerificationHub;
let first: string;
let before: { readonly page: unknown; readonly content: string; readonly etag: string };
let second: string;
beforeAll(async () => {
  hub = await startEditionHub();
  first = await publish(hub);
  const page = await get(`/editions/${first}`).expect(200);
  before = {
    page: page.body,
    content: (await get(`/editions/${first}/content`).expect(200)).text,
    etag: page.headers['etag'] ?? '',
  };
  second = await correct(hub);
});
afterAll(() => hub.service.stop());

const get = (path: string) => hub.service.get(`/api/v1${path}`);

/** The body of an answer, as far as the tests look into it. */
async function bodyOf<T = unknown>(path: string): Promise<T> {
  return (await get(path).expect(200)).body as T;
}

interface Changes {
  readonly dataPoints: readonly { readonly dataPoint: string }[];
  readonly rollups: readonly { readonly level: string; readonly name: string }[];
}

describe('a correction', () => {
  it('is a new edition that names the one it supersedes, by identifier and hash, and why', async () => {
    const body = await bodyOf(`/editions/${second}/content`);
    const old = await get(`/editions/${first}`).expect(200);
    expect(body).toMatchObject({
      supersedes: {
        id: first,
        contentHash: (old.body as { contentHash: string }).contentHash,
        reason: CORRECTION,
      },
    });
    expect((await get(`/editions/${second}`).expect(200)).body).toMatchObject({
      number: 2,
      supersedes: { id: first, number: 1 },
      supersededBy: null,
      correction: CORRECTION,
    });
  });

  it('leaves the old edition at its address as it was, with a way to the new one', async () => {
    expect((await get(`/editions/${first}/content`).expect(200)).text).toBe(before.content);
    const page = await get(`/editions/${first}`).set('If-None-Match', before.etag).expect(200);
    expect(page.body).toEqual({
      ...(before.page as object),
      supersededBy: { id: second, number: 2, publishedAt: expect.any(String) },
    });
  });

  it('keeps the verdicts on what did not change', async () => {
    const { verdicts } = await bodyOf<{ verdicts: { dataPoint: string; outcome: string }[] }>(
      `/editions/${second}/content`,
    );
    expect(verdicts.map(({ dataPoint, outcome }) => [dataPoint, outcome])).toEqual([
      ['householdInternetAccess', 'verified'],
      ['fixedBroadbandSubscriptions', 'verifiedWithCaveat'],
      ['smartWaterMeters', 'notVerified'],
    ]);
  });

  it('is what the city shows now; all editions stay listed, the newest first', async () => {
    const city = await get(`/cities/${hub.citySlug}`).expect(200);
    expect(city.body).toMatchObject({
      editions: [
        { id: second, supersedes: { id: first }, supersededBy: null, correction: CORRECTION },
        { id: first, supersedes: null, supersededBy: { id: second }, correction: null },
      ],
    });
    const list = await get('/cities').expect(200);
    expect(list.body).toMatchObject({ items: [{ latestEdition: { id: second } }] });
    const values = await get('/catalogue/kpis/EC-ICT-ICT-1C/values').expect(200);
    const { dataPoints } = values.body as { dataPoints: { values: { editionId: string }[] }[] };
    expect(dataPoints[0]?.values.map(({ editionId }) => editionId)).toEqual([second]);
  });
});

describe('what changed', () => {
  it('names the figure, both values, and the groups that moved with it', async () => {
    const body = await bodyOf(`/editions/${second}/changes`);
    expect(body).toMatchObject({
      from: { id: first, number: 1 },
      to: { id: second, number: 2 },
      reason: CORRECTION,
      versions: [],
      profile: [],
      context: [],
      dataPoints: [
        {
          dataPoint: 'householdInternetAccess',
          what: ['value', 'class', 'inputs'],
          before: { status: 'verified', class: 4, inputs: { householdsWithInternet: 18500 } },
          after: { status: 'verified', value: 85, class: 3, inputs: { householdsWithInternet: 16150 } },
        },
      ],
    });
    const { rollups } = body as Changes;
    expect(rollups.map(({ level, name }) => `${level} ${name}`)).toContain('dimension Economy');
    expect(rollups.map(({ name }) => name)).not.toContain('Environment');
  });

  it('is said between any two editions of the city, in either direction', async () => {
    const body = await bodyOf(`/editions/${first}/changes?with=${second}`);
    expect(body).toMatchObject({
      from: { id: second },
      to: { id: first },
      reason: null,
      dataPoints: [{ before: { value: 85 }, after: { class: 4 } }],
    });
    const same = await get(`/editions/${first}/changes?with=${first}`).expect(200);
    expect(same.body).toMatchObject({ dataPoints: [], rollups: [] });
  });

  it('is kept by a reader, as it never changes', async () => {
    const answer = await get(`/editions/${second}/changes`).expect(200);
    await get(`/editions/${second}/changes`)
      .set('If-None-Match', answer.headers['etag'] ?? '')
      .expect(304);
  });

  it('is not there for the first edition, for one of another city, and for what is no edition', async () => {
    const elsewhere = await hub.service
      .send({ ...example, city: 'Elsewhere' }, { publish: true })
      .expect(201);
    const { editionId } = elsewhere.body as { editionId: string };
    const codeOf = async (path: string, status: number) =>
      ((await get(path).expect(status)).body as { code: string }).code;
    expect(await codeOf(`/editions/${first}/changes`, 404)).toBe('nothingToCompare');
    expect(await codeOf(`/editions/${first}/changes?with=${editionId}`, 404)).toBe('editionNotFound');
    expect(await codeOf('/editions/17/changes', 404)).toBe('editionNotFound');
    expect(await codeOf(`/editions/${first}/changes?with=17`, 400)).toBe('queryRefused');
  });
});

describe('figures of a document, published again', () => {
  it('supersede those that were published of it before, and stand in the log', async () => {
    const file = { ...example, city: 'Corrected' };
    const send = async (given: unknown) =>
      ((await hub.service.send(given, { publish: true }).expect(201)).body as { editionId: string })
        .editionId;
    const old = await send(file);
    const young = await send({ ...file, values: [{ ...example.values[1], value: 50 }] });
    expect((await get(`/editions/${young}`).expect(200)).body).toMatchObject({
      state: 'publishedElsewhere',
      supersedes: { id: old },
      verdicts: [],
      attestations: [],
    });
    const { format } = await bodyOf<EditionContent>(`/editions/${young}/content`);
    expect(format).toBe('civiscore-edition/1');
    const changes = await get(`/editions/${young}/changes`).expect(200);
    expect((changes.body as Changes).dataPoints).toContainEqual(expect.objectContaining({ after: null }));
    const leaves: { count: number }[] = await hub.service.dataSource.query(
      `SELECT count(*)::int AS count FROM ledger_leaf WHERE event = 'published' AND subject_id = $1`,
      [young],
    );
    expect(leaves).toEqual([{ count: 2 }]);
  });
});
