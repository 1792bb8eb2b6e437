import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  assessmentOf,
  completeProfile,
  entryOf,
  type Hub,
  save,
  startHub,
  submitSmall,
} from '../workspace/support.js';
import { rowCounts } from '../support/service.js';
import { apply, changesIn, download, filled, send, upload, type Upload } from './support.js';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
  await completeProfile(hub);
}, 60_000);
afterAll(() => hub.service.stop());

describe('the workbook of an assessment', () => {
  it('is filled in, uploaded, shown and taken over, with history', async () => {
    const template = await download(hub, 'template.xlsx');
    const file = await filled(template, [
      ['input:householdInternetAccess.householdsWithInternet', 'value', 18500],
      ['input:householdInternetAccess.householdsWithInternet', 'year', 2024],
      ['entry:householdInternetAccess', 'quality', 'Extrapolated from a survey of inhabitants'],
      ['entry:householdInternetAccess', 'sources', '=not a formula, only text'],
      ['entry:no2', 'value', '14,5'],
      ['entry:no2', 'reason', 'only the annual mean is known'],
      ['figure:compact', 'value', 'Yes'],
      ['profile:population', 'value', 42500],
      ['context:climate', 'value', 'Mild and wet.'],
    ]);
    const shown = await upload(hub, file);
    expect(changesIn(shown)).toEqual(
      [
        'entry:householdInternetAccess/quality added',
        'entry:householdInternetAccess/sources added',
        'entry:householdInternetAccess/inputs.householdsWithInternet added',
        'entry:householdInternetAccess/inputYears.householdsWithInternet added',
        'entry:compact/inputs.compact added',
        'entry:no2/value added',
        'entry:no2/reason added',
        'profile:population/value changed',
        'context:climate/text added',
      ].sort(bySame(changesIn(shown))),
    );
    expect(shown.problems).toEqual([]);
    expect((await entryOf(hub, 'no2')).revision).toBe(0);

    const answer = await apply(hub, shown.uploadId).expect(200);
    expect(answer.body).toMatchObject({ state: 'applied', fields: 9, total: 5, leftOut: 0 });
    const internet = await entryOf(hub, 'householdInternetAccess');
    expect(internet).toMatchObject({
      status: 'reported',
      inputs: { householdsWithInternet: '18500' },
      sources: '=not a formula, only text',
      revision: 1,
      updatedBy: { id: hub.ids.cityManager },
    });
    expect(await entryOf(hub, 'no2')).toMatchObject({ status: 'reported', value: '14.5' });
    const history = await hub.cityManager
      .get(`/assessments/${hub.assessmentId}/entries/householdInternetAccess/history`)
      .expect(200);
    expect(history.body).toHaveLength(1);

    const again = (await hub.cityManager.get(`/uploads/${shown.uploadId}`).expect(200)).body as Upload;
    expect(again).toMatchObject({ state: 'applied', done: 5, total: 5 });
    expect(changesIn(again)).toEqual([]);
    await apply(hub, shown.uploadId).expect(409);
  });

  it('changes nothing when it is uploaded as it was downloaded, in every format and language', async () => {
    for (const lang of ['en', 'fr']) {
      for (const file of ['template.xlsx', 'export.csv', 'export.json']) {
        const shown = await upload(hub, await download(hub, `${file}?lang=${lang}`), { name: file });
        expect([file, lang, changesIn(shown), shown.problems]).toEqual([file, lang, [], []]);
        expect(shown.counts['unchanged']).toBeGreaterThan(20);
      }
    }
  });

  it('marks what a colleague changed meanwhile, and asks which value shall stay', async () => {
    await save(hub, 'smartWaterMeters', 0, { value: '20', note: 'first' }).expect(200);
    const template = await download(hub, 'template.xlsx');
    await save(hub, 'smartWaterMeters', 1, { value: '25' }, hub.colleague).expect(200);
    const file = await filled(template, [
      ['entry:smartWaterMeters', 'value', 30],
      ['entry:smartWaterMeters', 'note', 'second'],
    ]);
    const shown = await upload(hub, file);
    expect(changesIn(shown)).toEqual([
      'entry:smartWaterMeters/value conflict (changedMeanwhile)',
      'entry:smartWaterMeters/note changed',
    ]);

    const refused = await apply(hub, shown.uploadId).expect(409);
    expect(refused.body).toMatchObject({
      code: 'conflictsUndecided',
      errors: [{ path: 'entry:smartWaterMeters/value' }],
    });
    expect(await entryOf(hub, 'smartWaterMeters')).toMatchObject({ value: '25', note: 'first' });

    await apply(hub, shown.uploadId, { 'entry:smartWaterMeters/value': 'theirs' }).expect(200);
    expect(await entryOf(hub, 'smartWaterMeters')).toMatchObject({ value: '25', note: 'second' });
    const second = await upload(hub, file);
    await apply(hub, second.uploadId, { 'entry:smartWaterMeters/value': 'mine' }).expect(200);
    expect(await entryOf(hub, 'smartWaterMeters')).toMatchObject({ value: '30', note: 'second' });
  });

  it('keeps what a colleague entered where the file was left alone', async () => {
    const template = await download(hub, 'template.xlsx');
    await save(hub, 'smartElectricityMeters', 0, { value: '55' }, hub.colleague).expect(200);
    const shown = await upload(hub, template);
    expect(changesIn(shown)).toEqual([]);
    expect(shown.rows.find(({ dataPoint }) => dataPoint === 'smartElectricityMeters')?.reason?.code).toBe(
      'newerKept',
    );
  });

  it('shows refused cells beside those that can be taken, and leaves them out', async () => {
    const template = await download(hub, 'template.xlsx');
    const file = await filled(template, [
      ['input:smartElectricityMeters.electricityMeters', 'value', { formula: '2*5000', result: 10000 }],
      ['entry:pm25', 'value', 'rather good'],
      ['entry:pm25', 'note', 'will be measured'],
    ]);
    const shown = await upload(hub, file, { lang: 'fr' });
    expect(changesIn(shown)).toEqual([
      'entry:smartElectricityMeters/inputs.electricityMeters refused (formula)',
      'entry:pm25/value refused (notANumber)',
      'entry:pm25/note added',
    ]);
    const [formula] = shown.rows.filter(({ change }) => change === 'refused');
    expect(formula?.reason?.message).toContain('=2*5000');
    expect(formula?.cell).toMatch(/^Data points!E\d+$/);
    const answer = await apply(hub, shown.uploadId).expect(200);
    expect(answer.body).toMatchObject({ fields: 1, leftOut: 2 });
    expect(await entryOf(hub, 'pm25')).toMatchObject({ status: null, value: null, note: 'will be measured' });
  });

  it('takes figures away where it says "not reported", and refuses new ones beside it', async () => {
    const template = await download(hub, 'template.xlsx');
    const file = await filled(template, [
      ['entry:no2', 'status', 'Not reported'],
      ['entry:pm10', 'status', 'Non déclaré'],
      ['entry:pm10', 'value', 12],
    ]);
    const shown = await upload(hub, file);
    expect(changesIn(shown)).toEqual(
      expect.arrayContaining([
        'entry:no2/value changed (takenAway)',
        'entry:no2/status changed',
        'entry:pm10/value refused (figureNotReported)',
        'entry:pm10/status added',
      ]),
    );
    await apply(hub, shown.uploadId).expect(200);
    expect(await entryOf(hub, 'no2')).toMatchObject({ status: 'notReported', value: null });
    expect(await entryOf(hub, 'pm10')).toMatchObject({ status: 'notReported', value: null });
  });

  it('is written as a whole or not at all', async () => {
    const template = await download(hub, 'template.xlsx');
    const file = await filled(template, [
      ['profile:households', 'value', 19500],
      ['entry:o3', 'value', 40],
      ['figure:giniCoefficient', 'value', 0.31],
    ]);
    const { uploadId } = await upload(hub, file);
    // The last entry of the file cannot be written.
    await hub.service.dataSource.query(
      `ALTER TABLE entry ADD CONSTRAINT no_gini CHECK (data_point <> 'giniCoefficient')`,
    );
    const before = await rowCounts(hub.service.dataSource);
    await apply(hub, uploadId).expect(500);
    await hub.service.dataSource.query('ALTER TABLE entry DROP CONSTRAINT no_gini');
    expect(await rowCounts(hub.service.dataSource)).toEqual(before);
    const { profile } = (await assessmentOf(hub)) as unknown as { profile: { key: string; value: string }[] };
    expect(profile.find(({ key }) => key === 'households')?.value).toBe('19000');

    await apply(hub, uploadId).expect(200);
    expect(await entryOf(hub, 'giniCoefficient')).toMatchObject({ inputs: { giniCoefficient: '0.31' } });
  });

  it('of another assessment is refused', async () => {
    const template = await download(hub, 'template.xlsx');
    const file = await filled(template, [
      ['about:assessment', 'value', '01990000-0000-7000-8000-000000000009'],
    ]);
    const answer = await send(hub, file).expect(422);
    expect(answer.body).toMatchObject({ code: 'uploadRefused', errors: [{ code: 'otherAssessment' }] });
  });
});

describe('who may upload', () => {
  it('contributors change only what is assigned to them', async () => {
    const template = await download(hub, 'template.xlsx', hub.contributor);
    const file = await filled(template, [
      ['figure:publicWifiHotspots', 'value', 12],
      ['entry:o3', 'note', 'not mine'],
      ['profile:cityArea', 'value', 1],
    ]);
    await send(hub, file, { browser: hub.contributor }).expect(404);
    await hub.cityManager
      .put(`/assessments/${hub.assessmentId}/assignments`, {
        userId: hub.ids.contributor,
        scope: { category: 'ICT Infrastructure' },
        dueOn: '2026-12-01',
      })
      .expect(200);
    const shown = await upload(hub, file, { browser: hub.contributor });
    expect(changesIn(shown)).toEqual(
      expect.arrayContaining([
        'entry:publicWifiHotspots/inputs.publicWifiHotspots added',
        'entry:o3/note refused (notAllowed)',
        'profile:cityArea/value refused (notAllowed)',
      ]),
    );
    await apply(hub, shown.uploadId, {}, hub.contributor).expect(200);
    expect(await entryOf(hub, 'publicWifiHotspots')).toMatchObject({ inputs: { publicWifiHotspots: '12' } });
    expect((await entryOf(hub, 'o3')).note).toBeNull();
  });

  it('strangers find neither templates nor uploads', async () => {
    const { uploadId } = await upload(hub, 'row,value\nentry:o3,41\n', { name: 'o3.csv' });
    await hub.stranger.get(`/assessments/${hub.assessmentId}/template.xlsx`).expect(404);
    await send(hub, 'row,value\n', { browser: hub.stranger }).expect(404);
    await hub.stranger.get(`/uploads/${uploadId}`).expect(404);
    await apply(hub, uploadId, {}, hub.stranger).expect(404);
    await hub.cityManager.get('/uploads/nothing').expect(404);
  });

  it('nobody may change a submitted assessment, also not with a file from before', async () => {
    const { uploadId } = await upload(hub, 'row,value\nentry:o3,42\n', { name: 'o3.csv' });
    const small = await startHub();
    try {
      const file = await download(small, 'template.xlsx');
      const early = await upload(small, 'row,value\nentry:o3,42\n', { name: 'o3.csv' });
      await submitSmall(small);
      expect((await send(small, file).expect(409)).body).toMatchObject({ code: 'assessmentFrozen' });
      expect((await apply(small, early.uploadId).expect(409)).body).toMatchObject({
        code: 'assessmentFrozen',
      });
    } finally {
      await small.service.stop();
    }
    await hub.service.dataSource.query(
      `UPDATE upload SET expires_at = now() - interval '1 minute' WHERE id = $1`,
      [uploadId],
    );
    await hub.cityManager.get(`/uploads/${uploadId}`).expect(404);
  }, 60_000);
});

/** The order of the file, which follows the catalogue; the test says what, not in which order. */
function bySame(order: readonly string[]) {
  return (left: string, right: string): number => order.indexOf(left) - order.indexOf(right);
}
