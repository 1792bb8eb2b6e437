import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessmentOf, type Entry, entryOf, type Hub, save, startHub } from './support.js';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.service.stop());

const fieldsOf = (body: unknown) =>
  body as Entry & { findings: { ruleId: string; severity: string; message: string }[] };

describe('a new assessment', () => {
  it('has every data point of the catalogue, all of them empty, and can be filled in by the city', async () => {
    const assessment = await assessmentOf(hub);
    expect(assessment).toMatchObject({
      state: 'draft',
      year: 2026,
      round: { id: hub.roundId, opensOn: '2026-09-01', closesOn: '2026-12-31' },
      canEdit: 'all',
      previous: null,
      progress: { reported: 0, notReported: 0, missing: 112, total: 112 },
    });
    expect(assessment.entries).toHaveLength(112);
    expect(assessment.entries.every(({ status, revision }) => status === null && revision === 0)).toBe(true);
  });

  it('is there once in a round', async () => {
    const again = await hub.colleague
      .post(`/cities/${hub.citySlug}/assessments`, { roundId: hub.roundId })
      .expect(409);
    expect(again.body).toMatchObject({ code: 'assessmentExists' });
  });

  it('is hidden from people of other places, in the words for what does not exist', async () => {
    const path = `/assessments/${hub.assessmentId}`;
    const hidden = await hub.stranger.get(path).expect(404);
    const absent = await hub.cityManager.get('/assessments/00000000-0000-7000-8000-000000000000').expect(404);
    expect(hidden.body).toEqual(absent.body);
  });

  it('appears in the lists of the city, the hub and the people', async () => {
    const list = await hub.cityManager.get(`/cities/${hub.citySlug}/assessments`).expect(200);
    expect(list.body).toMatchObject([{ id: hub.assessmentId, state: 'draft' }]);
    const cities = await hub.programmeManager.get(`/programmes/${hub.programmeId}/cities`).expect(200);
    expect(cities.body).toMatchObject([
      {
        city: { slug: 'karmoy' },
        managers: [{ name: 'anna' }, { name: 'bjorn' }],
        assessment: { id: hub.assessmentId },
      },
    ]);
    const workspace = await hub.cityManager.get('/workspace').expect(200);
    expect(workspace.body).toMatchObject({
      cities: [{ city: { slug: 'karmoy' }, role: 'cityManager', assessments: [{ id: hub.assessmentId }] }],
      assigned: [],
    });
  });
});

describe('a figure', () => {
  it('is kept with the digits that were typed, in the way of the language', async () => {
    const french = hub.cityManager.put(`/assessments/${hub.assessmentId}/entries/smartWaterMeters?lang=fr`, {
      baseRevision: 0,
      patch: { value: '1\u202f234,50', reason: 'Relevé du distributeur' },
    });
    expect(fieldsOf((await french.expect(200)).body)).toMatchObject({
      value: '1234.50',
      status: 'reported',
      revision: 1,
    });
    const corrected = await save(hub, 'smartWaterMeters', 1, { value: '27.270' }).expect(200);
    expect(fieldsOf(corrected.body)).toMatchObject({
      value: '27.270',
      revision: 2,
      updatedBy: { name: 'anna' },
    });
  });

  it('that contradicts a rule is saved, and the rule says why', async () => {
    const saved = await save(hub, 'fixedBroadbandSubscriptions', 0, { value: '180' }).expect(200);
    expect(fieldsOf(saved.body).findings).toContainEqual(
      expect.objectContaining({ severity: 'warning', message: expect.stringContaining('180') }),
    );
  });

  it('outside its range is saved as a draft, with an error', async () => {
    const body = fieldsOf((await save(hub, 'wasteRecycled', 0, { value: '250' }).expect(200)).body);
    expect(body.value).toBe('250');
    expect(body.findings.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('that is no number is refused by its field; the other fields of the same save are kept', async () => {
    const refused = await save(hub, 'giniCoefficient', 0, {
      value: 'about a third',
      sources: 'Tax register',
    }).expect(422);
    expect(refused.body).toMatchObject({
      code: 'entryRefused',
      errors: [{ path: 'value', code: 'notANumber', message: expect.any(String) }],
      entry: { revision: 1, status: null, value: null, sources: 'Tax register' },
    });
    expect(await entryOf(hub, 'giniCoefficient')).toMatchObject({ value: null, sources: 'Tax register' });
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'in an unknown unit',
      { inputUnits: { householdsWithInternet: 'bananas' } },
      'inputUnits.householdsWithInternet',
    ],
    ['in a field that is not there', { colour: 'red' }, 'colour'],
    ['of an input that is not there', { inputs: { horses: '3' } }, 'inputs.horses'],
    ['with a source that is too long', { sources: 'x'.repeat(5000) }, 'sources'],
    ['as a list', { value: ['1'] }, 'value'],
    ['with an unknown grade of quality', { quality: 'splendid' }, 'quality'],
  ])('%s is refused', async (_, patch, path) => {
    const refused = await save(hub, 'householdInternetAccess', 0, patch).expect(422);
    expect(refused.body).toMatchObject({ errors: [{ path }] });
  });

  it('that is not available takes back what was reported, and needs a reason', async () => {
    const { revision } = await entryOf(hub, 'fixedBroadbandSubscriptions');
    const saved = await save(hub, 'fixedBroadbandSubscriptions', revision, { status: 'notReported' }).expect(
      200,
    );
    expect(fieldsOf(saved.body)).toMatchObject({ status: 'notReported', value: null });
    expect(fieldsOf(saved.body).findings).toContainEqual(
      expect.objectContaining({ ruleId: 'entry.reasonMissing' }),
    );
    const reasoned = await save(hub, 'fixedBroadbandSubscriptions', revision + 1, {
      reason: 'Not counted',
    }).expect(200);
    expect(fieldsOf(reasoned.body).findings).toEqual([]);
  });

  it('of a data point that the catalogue lacks is not found', async () => {
    expect((await save(hub, 'horses', 0, { value: '1' }).expect(404)).body).toMatchObject({
      code: 'dataPointNotFound',
    });
  });

  it('saved as it is gains no revision', async () => {
    const { revision, value } = await entryOf(hub, 'smartWaterMeters');
    const again = await save(hub, 'smartWaterMeters', revision, { value }).expect(200);
    expect(fieldsOf(again.body).revision).toBe(revision);
  });
});

describe('two people at one data point', () => {
  const dataPoint = 'householdInternetAccess';

  it('change different fields without getting in each other’s way', async () => {
    await save(hub, dataPoint, 0, { inputs: { householdsWithInternet: '18500' } }).expect(200);
    const merged = await save(
      hub,
      dataPoint,
      0,
      { sources: 'Survey', note: 'Two waves' },
      hub.colleague,
    ).expect(200);
    expect(fieldsOf(merged.body)).toMatchObject({
      revision: 2,
      inputs: { householdsWithInternet: '18500' },
      sources: 'Survey',
      updatedBy: { name: 'bjorn' },
    });
  });

  it('who change one field to different values are both shown, and nothing is overwritten', async () => {
    const { revision } = await entryOf(hub, dataPoint);
    await save(hub, dataPoint, revision, { sources: 'Census' }).expect(200);
    const patch = { sources: 'Operator', note: 'Three waves' };
    const conflict = await save(hub, dataPoint, revision, patch, hub.colleague).expect(409);
    expect(conflict.body).toMatchObject({
      code: 'newerValue',
      yours: patch,
      theirs: { revision: revision + 1, sources: 'Census', note: 'Two waves', updatedBy: { name: 'anna' } },
      fields: ['sources'],
    });
    expect(await entryOf(hub, dataPoint)).toMatchObject({ revision: revision + 1, sources: 'Census' });
    await save(hub, dataPoint, revision + 1, patch, hub.colleague).expect(200);
  });

  it('who say the same agree', async () => {
    const { revision } = await entryOf(hub, dataPoint);
    await save(hub, dataPoint, revision, { year: 2025 }).expect(200);
    const same = await save(hub, dataPoint, revision, { year: 2025 }, hub.colleague).expect(200);
    expect(fieldsOf(same.body)).toMatchObject({ revision: revision + 1, year: 2025 });
  });

  it('do not agree when one enters a figure and the other says that there is none', async () => {
    const { revision } = await entryOf(hub, dataPoint);
    await save(hub, dataPoint, revision, { inputs: { householdsWithInternet: '18600' } }).expect(200);
    const conflict = await save(hub, dataPoint, revision, { status: 'notReported' }, hub.colleague).expect(
      409,
    );
    expect(conflict.body).toMatchObject({ fields: ['inputs.householdsWithInternet'] });
  });

  it('at the same moment lose nothing', async () => {
    const writers = Array.from({ length: 8 }, (_, index) => ({
      inputYears: {},
      [index % 2 ? 'note' : 'sources']: `w${index}`,
    }));
    const answers = await Promise.all(
      writers.map((patch, index) =>
        save(hub, 'povertyRate', 0, patch, index % 2 ? hub.cityManager : hub.colleague).then(
          ({ status }) => status,
        ),
      ),
    );
    expect(answers.filter((status) => status === 200)).toHaveLength(2);
    expect(answers.filter((status) => status === 409)).toHaveLength(6);
    expect(await entryOf(hub, 'povertyRate')).toMatchObject({
      revision: 2,
      note: expect.stringMatching(/^w[1357]$/),
      sources: expect.stringMatching(/^w[0246]$/),
    });
  });
});

describe('the history of a data point', () => {
  it('says who changed what from what to what, and gives earlier content back as a new revision', async () => {
    const dataPoint = 'wirelessBroadbandSubscriptions';
    await save(hub, dataPoint, 0, { value: '120000', reason: 'Operator' }).expect(200);
    await save(hub, dataPoint, 1, { value: '130000', note: 'New count' }, hub.colleague).expect(200);
    const path = `/assessments/${hub.assessmentId}/entries/${dataPoint}`;
    expect((await hub.cityManager.get(`${path}/history`).expect(200)).body).toMatchObject([
      {
        revision: 2,
        by: { name: 'bjorn' },
        from: { value: '120000', note: null },
        to: { value: '130000', note: 'New count' },
      },
      {
        revision: 1,
        by: { name: 'anna' },
        from: { value: null },
        to: { value: '120000', status: 'reported' },
      },
    ]);
    const restored = await hub.cityManager
      .post(`${path}/restore`, { revision: 1, baseRevision: 2 })
      .expect(200);
    expect(fieldsOf(restored.body)).toMatchObject({
      revision: 3,
      value: '120000',
      note: null,
      updatedBy: { name: 'anna' },
    });
    const late = await hub.colleague.post(`${path}/restore`, { revision: 2, baseRevision: 2 }).expect(409);
    expect(late.body).toMatchObject({ code: 'newerValue' });
    await hub.cityManager.post(`${path}/restore`, { revision: 99, baseRevision: 3 }).expect(404);
  });
});

describe('the profile', () => {
  const path = () => `/assessments/${hub.assessmentId}`;

  it('keeps figures with year and source, and merges what colleagues change', async () => {
    const figure = { baseRevision: 0, value: '42 000', unit: 'inhabitants', year: 2025, source: null };
    const saved = await hub.cityManager.put(`${path()}/profile/population`, figure).expect(200);
    expect(saved.body).toMatchObject({ revision: 1, value: '42000', unit: 'inhabitants', year: 2025 });
    await hub.cityManager
      .put(`${path()}/profile/population`, { ...figure, baseRevision: 1, value: '42100' })
      .expect(200);
    const merged = await hub.colleague
      .put(`${path()}/profile/population`, { ...figure, baseRevision: 1, source: 'Register' })
      .expect(200);
    expect(merged.body).toMatchObject({ revision: 3, value: '42100', source: 'Register' });
    const conflict = await hub.colleague
      .put(`${path()}/profile/population`, { ...figure, baseRevision: 1, value: '41000' })
      .expect(409);
    expect(conflict.body).toMatchObject({
      code: 'newerValue',
      theirs: { value: '42100' },
      fields: ['value'],
    });
  });

  it('refuses what is no figure, and keys that are none of the profile', async () => {
    const figure = { baseRevision: 0, value: 'many', unit: null, year: null, source: null };
    const refused = await hub.cityManager.put(`${path()}/profile/households`, figure).expect(422);
    expect(refused.body).toMatchObject({ code: 'entryRefused', errors: [{ path: 'value' }] });
    await hub.cityManager.put(`${path()}/profile/horses`, figure).expect(404);
  });

  it('keeps the context by heading and does not lose a colleague’s text', async () => {
    const note = { baseRevision: 0, text: 'An island.' };
    await hub.cityManager.put(`${path()}/context/geography`, note).expect(200);
    const conflict = await hub.colleague
      .put(`${path()}/context/geography`, { ...note, text: 'Islands.' })
      .expect(409);
    expect(conflict.body).toMatchObject({ theirs: { text: 'An island.', revision: 1 } });
  });
});
