import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser } from '../support/people.js';
import { entryOf } from '../workspace/support.js';
import {
  ask,
  assessmentOf,
  DATA_POINT,
  idOf,
  judge,
  leavesOf,
  nextCity,
  reviewOf,
  reviewsOf,
  save,
  startVerificationHub,
  take,
  type VerificationHub,
  verdict,
} from './support.js';

let hub: VerificationHub;
beforeAll(async () => {
  hub = await startVerificationHub();
});
beforeEach(async () => {
  hub = await nextCity(hub);
});
afterAll(() => hub.service.stop());

const OTHER = 'smartWaterMeters';
const CORRECTED = { inputs: { householdsWithInternet: '18100' } };

const path = (rest: string) => `/assessments/${hub.assessmentId}${rest}`;
const codeOf = ({ body }: { body: unknown }): unknown => (body as { code: unknown }).code;

async function asked(dataPoint = DATA_POINT): Promise<string> {
  return idOf(await ask(hub, hub.vera, dataPoint).expect(201));
}

async function askedAboutProfile(profileKey: string): Promise<string> {
  const question = { profileKey, issue: 'Year', text: 'Is it of 2025?' };
  return idOf(await hub.vera.post(path('/questions'), question).expect(201));
}

const close = (id: string) =>
  hub.vera.post(path(`/questions/${id}/resolve`), { resolution: 'Clear.' }).expect(200);

const saveHouseholds = (value: string, baseRevision = 1, browser: Browser = hub.cityManager) =>
  browser.put(path('/profile/households'), {
    baseRevision,
    value,
    unit: 'households',
    year: 2025,
    source: 'Statistics Norway',
  });

const attach = (dataPoint = DATA_POINT) =>
  hub.cityManager
    .call('post', path(`/entries/${dataPoint}/evidence`))
    .attach('file', Buffer.from('%PDF-1.7 survey'), 'survey.pdf');

describe('while figures are verified, the city', () => {
  it('changes a figure that it is asked about, and no other', async () => {
    expect(codeOf(await save(hub, DATA_POINT, 1, CORRECTED).expect(409))).toBe('assessmentFrozen');
    await asked();
    const saved = await save(hub, DATA_POINT, 1, CORRECTED).expect(200);
    expect(saved.body).toMatchObject({ revision: 2, openQuestions: 1, updatedBy: { name: 'anna' } });
    expect(codeOf(await save(hub, OTHER, 0, { value: '5' }).expect(409))).toBe('assessmentFrozen');
    expect(codeOf(await saveHouseholds('19100').expect(409))).toBe('assessmentFrozen');
    const leaves = (await leavesOf(hub)).filter(({ event }) => event === 'corrected');
    expect(leaves).toMatchObject([{ dataPoint: DATA_POINT, number: 2 }]);
  });

  it('may change it until the question is closed, also when it has answered', async () => {
    const id = await asked();
    await hub.cityManager.post(path(`/questions/${id}/answers`), { text: 'We correct it.' }).expect(200);
    await save(hub, DATA_POINT, 1, CORRECTED).expect(200);
    const restored = await hub.cityManager
      .post(path(`/entries/${DATA_POINT}/restore`), { revision: 1, baseRevision: 2 })
      .expect(200);
    expect(restored.body).toMatchObject({ revision: 3 });
    const closed = await close(id);
    expect(closed.body).toMatchObject({ revisionBefore: 1, revisionAfter: 3 });
    await save(hub, DATA_POINT, 3, CORRECTED).expect(409);
    expect(await assessmentOf(hub)).toMatchObject({ canEdit: 'none', questions: { open: 0, answered: 0 } });
  });

  it('keeps the value before and after with the question', async () => {
    const id = await asked();
    await save(hub, DATA_POINT, 1, CORRECTED).expect(200);
    const closed = await close(id);
    expect(closed.body).toMatchObject({
      valueBefore: expect.stringMatching(/^97\.36/),
      valueAfter: expect.stringMatching(/^95\.26/),
    });
  });

  it('takes a figure away; the data point is then not reported', async () => {
    const id = await asked();
    const away = { status: 'notReported', reason: 'The survey was wrong.' };
    await save(hub, DATA_POINT, 1, away).expect(200);
    await close(id);
    expect(await reviewOf(hub)).toMatchObject({ state: 'notReported', entryRevision: 2 });
  });

  it('adds evidence to what it is asked about, and keeps what an answer points to', async () => {
    await attach().expect(409);
    const id = await asked();
    const [spare, cited] = [idOf(await attach().expect(201)), idOf(await attach().expect(201))];
    await hub.cityManager
      .post(path(`/questions/${id}/answers`), { text: 'See the survey.', evidence: [cited] })
      .expect(200);
    await hub.cityManager.delete(path(`/evidence/${spare}`)).expect(204);
    expect(codeOf(await hub.cityManager.delete(path(`/evidence/${cited}`)).expect(409))).toBe(
      'evidenceCited',
    );
    await close(id);
    await attach().expect(409);
    expect((await entryOf(hub, DATA_POINT)).evidence).toMatchObject([{ id: cited }]);
  });

  it('is told when a colleague was faster, as ever', async () => {
    await asked();
    await save(hub, DATA_POINT, 1, CORRECTED).expect(200);
    const late = { inputs: { householdsWithInternet: '18200' } };
    expect(codeOf(await save(hub, DATA_POINT, 1, late, hub.colleague).expect(409))).toBe('newerValue');
    await save(hub, DATA_POINT, 1, { note: 'Of the corrected survey.' }, hub.colleague).expect(200);
    expect(await entryOf(hub, DATA_POINT)).toMatchObject({ revision: 3, note: 'Of the corrected survey.' });
  });

  it('cannot copy figures forward or upload them', async () => {
    await asked();
    await hub.cityManager.post(path('/entries/copy-forward'), { dataPoints: [DATA_POINT] }).expect(409);
    const upload = hub.cityManager.call('post', path('/uploads'));
    expect(codeOf(await upload.attach('file', Buffer.from('row,value\r\n'), 'figures.csv').expect(409))).toBe(
      'assessmentFrozen',
    );
  });

  it('changes nothing of its context', async () => {
    await askedAboutProfile('households');
    await hub.cityManager.put(path('/context/boundary'), { baseRevision: 1, text: 'Other.' }).expect(409);
  });
});

describe('what was judged', () => {
  it('is to be judged again when a figure of the profile that it rests on is corrected', async () => {
    await verdict(hub);
    const id = await askedAboutProfile('households');
    expect(await reviewOf(hub)).toMatchObject({ state: 'verified' });
    await saveHouseholds('19200').expect(200);
    expect(await reviewOf(hub)).toMatchObject({ state: 'reported', verdict: null, confirmed: false });
    const history = await hub.vera.get(path(`/verdicts/${DATA_POINT}`)).expect(200);
    expect(history.body).toMatchObject([
      { outcome: 'verified', grade: 'qualified' },
      { outcome: 'reopened', grade: null, reason: null, by: { name: 'anna' } },
    ]);
    const leaves = (await leavesOf(hub)).slice(-2);
    expect(leaves).toMatchObject([
      { event: 'corrected', dataPoint: null, number: 2 },
      { event: 'judged', dataPoint: DATA_POINT, number: 2 },
    ]);
    await close(id);
    await saveHouseholds('19300', 2).expect(409);
  });

  it('stays so when the figure of the profile does not enter its value, or did not change', async () => {
    await verdict(hub);
    await askedAboutProfile('population');
    await askedAboutProfile('households');
    const population = { baseRevision: 1, value: '42100', unit: 'inhabitants', year: 2025, source: null };
    await hub.cityManager.put(path('/profile/population'), population).expect(200);
    await saveHouseholds('19000').expect(200);
    expect(await reviewOf(hub)).toMatchObject({ state: 'verified' });
  });

  it('is to be judged again when it is asked about and corrected', async () => {
    await verdict(hub);
    const id = await asked();
    await save(hub, DATA_POINT, 1, CORRECTED).expect(200);
    await close(id);
    expect(await reviewOf(hub)).toMatchObject({ state: 'reported', entryRevision: 2, verdict: null });
  });

  it('was judged as the verifier saw it: a correction that came first is seen before', async () => {
    const id = await asked();
    const seen = await reviewOf(hub);
    await save(hub, DATA_POINT, 1, CORRECTED).expect(200);
    await hub.cityManager.post(path(`/questions/${id}/answers`), { text: 'Corrected.' }).expect(200);
    const refused = await judge(hub, hub.vera, [seen]).expect(409);
    expect(refused.body).toMatchObject({ code: 'newerReview', theirs: [{ entryRevision: 2 }] });
  });
});

describe('two at once', () => {
  it('never leave a verdict about a figure that was changed under it', async () => {
    await verdict(hub);
    await askedAboutProfile('households');
    const review = await reviewOf(hub);
    const [judged, corrected] = await Promise.all([
      judge(hub, hub.per, [review], { outcome: 'notVerified', reasonCode: 'other', reason: 'Unclear.' }),
      saveHouseholds('19200'),
    ]);
    expect(corrected.status).toBe(200);
    expect([200, 409]).toContain(judged.status);
    // Whichever came first: the verdict was given before the correction and ended with it, or it was refused.
    expect(await reviewOf(hub)).toMatchObject({ state: 'reported', verdict: null });
  });

  it('never lose a correction', async () => {
    await asked();
    const fields = ['note', 'sources', 'year'] as const;
    const values = { note: 'A note', sources: 'Survey 2025', year: '2025' };
    const answers = await Promise.all(
      fields.map((field) => save(hub, DATA_POINT, 1, { [field]: values[field] })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await entryOf(hub, DATA_POINT)).toMatchObject({
      note: 'A note',
      sources: 'Survey 2025',
      year: 2025,
    });
    const leaves = (await leavesOf(hub)).filter(({ event }) => event === 'corrected');
    const { revision } = await entryOf(hub, DATA_POINT);
    expect(leaves).toHaveLength(revision - 1);
  });
});

describe('the city', () => {
  it('does not learn verdicts before the verification is concluded', async () => {
    await verdict(hub, hub.vera, { outcome: 'verifiedWithCaveat', footnote: 'Of a survey.' });
    interface States {
      readonly reviews: readonly { readonly dataPoint: string; readonly state: string }[];
    }
    const stateFor = async (browser: Browser): Promise<string | undefined> => {
      const { reviews } = (await assessmentOf(hub, browser)) as unknown as States;
      return reviews.find(({ dataPoint }) => dataPoint === DATA_POINT)?.state;
    };
    expect(await stateFor(hub.cityManager)).toBe('reported');
    expect(await stateFor(hub.vera)).toBe('verifiedWithCaveat');
    await take(hub, hub.vera, { event: 'conclude', statement: 'All looked at.' }).expect(200);
    expect(await stateFor(hub.cityManager)).toBe('verifiedWithCaveat');
    expect(await reviewsOf(hub)).toHaveLength(112);
  });
});
