import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rowCounts } from '../support/service.js';
import {
  ask,
  confirm,
  DATA_POINT,
  idOf,
  inVerification,
  judge,
  leavesOf,
  type Review,
  reviewOf,
  reviewsOf,
  save,
  startVerificationHub,
  stateOf,
  stepsOf,
  take,
  type VerificationHub,
  verdict,
  YES,
} from './support.js';

let hub: VerificationHub;
beforeAll(async () => {
  hub = await startVerificationHub();
  await inVerification(hub, YES);
});
afterAll(() => hub.service.stop());

const yes = async (): Promise<Review[]> =>
  (await reviewsOf(hub)).filter(({ dataPoint }) => YES.some((key) => key === dataPoint));

const historyOf = async (
  dataPoint: string,
): Promise<{ outcome: string; number: number; by: { name: string } }[]> =>
  (await hub.vera.get(`/assessments/${hub.assessmentId}/verdicts/${dataPoint}`).expect(200)).body as [];

const notVerified = { outcome: 'notVerified', reasonCode: 'sourceMissing', reason: 'No survey is named.' };

describe('a data point that nobody has judged', () => {
  it('stands as the city has it', async () => {
    const reviews = await reviewsOf(hub);
    expect(reviews).toHaveLength(112);
    const reported = reviews.filter(({ state }) => state === 'reported').map(({ dataPoint }) => dataPoint);
    expect(reported.toSorted()).toEqual([DATA_POINT, ...YES].toSorted());
    expect(await reviewOf(hub)).toEqual({
      dataPoint: DATA_POINT,
      state: 'reported',
      version: 0,
      entryRevision: 1,
      verdict: null,
      confirmed: false,
      openQuestions: 0,
      answeredQuestions: 0,
    });
  });
});

describe('a verdict', () => {
  it('is given by an assigned verifier alone', async () => {
    const review = [await reviewOf(hub)];
    const { administrator, programmeManager, ruth, cityManager, contributor, stranger } = hub;
    for (const other of [administrator, programmeManager, ruth, cityManager, contributor, stranger]) {
      await judge(hub, other, review).expect(404);
    }
  });

  it('says why a value is not verified, and what stands beside one with a caveat', async () => {
    const review = [await reviewOf(hub)];
    const incomplete = [
      [{ outcome: 'notVerified' }, 'reasonNeeded'],
      [{ outcome: 'notVerified', reasonCode: 'sourceMissing' }, 'reasonNeeded'],
      [{ outcome: 'notVerified', reason: 'No source.' }, 'reasonNeeded'],
      [{ outcome: 'verifiedWithCaveat', footnote: ' ' }, 'footnoteNeeded'],
      [{ ...notVerified, reasonCode: 'noLuck' }, 'bodyRefused'],
      [{ outcome: 'confirmed' }, 'bodyRefused'],
    ] as const;
    for (const [words, code] of incomplete) {
      const refused = await judge(hub, hub.vera, review, words).expect(422);
      expect(refused.body).toMatchObject({ code });
    }
    expect(await historyOf(DATA_POINT)).toEqual([]);
  });

  it('is kept with the value, the checks and the grade of the verifier, and becomes a leaf of the log', async () => {
    await verdict(hub, hub.per, {
      outcome: 'verifiedWithCaveat',
      footnote: 'Survey of 2024.',
      checks: [1, 0, 1],
    });
    expect(await reviewOf(hub)).toMatchObject({
      state: 'verifiedWithCaveat',
      version: 1,
      confirmed: false,
      verdict: {
        number: 1,
        outcome: 'verifiedWithCaveat',
        entryRevision: 1,
        value: expect.stringMatching(/^97\.368/),
        footnote: 'Survey of 2024.',
        reasonCode: null,
        checks: [0, 1],
        grade: 'provisional',
        by: { id: hub.verifierIds.per, name: 'per' },
      },
    });
    expect(await leavesOf(hub)).toContainEqual({
      event: 'judged',
      dataPoint: DATA_POINT,
      profileKey: null,
      number: 1,
    });
  });

  it('can be given anew, and every one stays on record', async () => {
    await verdict(hub, hub.vera, notVerified);
    await verdict(hub, hub.vera);
    const history = await historyOf(DATA_POINT);
    expect(history.map(({ number, outcome, by }) => `${number} ${outcome} ${by.name}`)).toEqual([
      '1 verifiedWithCaveat per',
      '2 notVerified vera',
      '3 verified vera',
    ]);
  });

  it('is not known to the city before the verification is concluded', async () => {
    for (const browser of [hub.cityManager, hub.contributor]) {
      expect(await reviewOf(hub, DATA_POINT, browser)).toMatchObject({ state: 'reported', verdict: null });
      await browser.get(`/assessments/${hub.assessmentId}/verdicts/${DATA_POINT}`).expect(404);
    }
    expect(await reviewOf(hub, DATA_POINT, hub.programmeManager)).toMatchObject({ state: 'verified' });
  });

  it('is given only about what the city reported, and what the catalogue has', async () => {
    const before = await rowCounts(hub.service.dataSource);
    const unreported = await reviewOf(hub, 'smartWaterMeters');
    const reported = await reviewOf(hub, 'compact');
    const refused = await judge(hub, hub.vera, [reported, unreported]).expect(409);
    expect(refused.body).toMatchObject({ code: 'nothingToJudge', dataPoints: ['smartWaterMeters'] });
    await judge(hub, hub.vera, [{ ...reported, dataPoint: 'noSuchThing' }]).expect(404);
    await judge(hub, hub.vera, [reported, reported]).expect(400);
    await judge(hub, hub.vera, []).expect(422);
    expect(await rowCounts(hub.service.dataSource)).toEqual(before);
  });
});

describe('a verdict on what somebody else has judged in the meantime, or the city has changed', () => {
  it('is not written, and the verifier is shown what stands there now', async () => {
    const before = await reviewOf(hub, 'compact');
    await judge(hub, hub.per, [before], notVerified).expect(200);
    const late = await judge(hub, hub.vera, [before]).expect(409);
    expect(late.body).toMatchObject({
      code: 'newerReview',
      theirs: [{ dataPoint: 'compact', state: 'notVerified', version: 1, verdict: { by: { name: 'per' } } }],
    });
    const now = await reviewOf(hub, 'compact');
    const corrected = await judge(hub, hub.vera, [{ ...now, entryRevision: now.entryRevision - 1 }]).expect(
      409,
    );
    expect(corrected.body).toMatchObject({ code: 'newerReview', theirs: [{ dataPoint: 'compact' }] });
    expect(await historyOf('compact')).toHaveLength(1);
  });

  it('is taken back as a whole when it is about several', async () => {
    const reviews = await yes();
    const seen = reviews.map((review) =>
      review.dataPoint === 'inclusive' ? { ...review, version: 9 } : review,
    );
    const refused = await judge(hub, hub.vera, seen).expect(409);
    expect((refused.body as { theirs: Review[] }).theirs.map(({ dataPoint }) => dataPoint)).toEqual([
      'inclusive',
    ]);
    expect(await yes()).toEqual(reviews);
    const given = await judge(hub, hub.vera, reviews).expect(200);
    const { reviews: after } = given.body as { reviews: Review[] };
    expect(after.map(({ dataPoint, state }) => [dataPoint, state])).toEqual(
      reviews.map(({ dataPoint }) => [dataPoint, 'verified']),
    );
  });
});

describe('two verifiers at once', () => {
  const judgements = async (
    browsers: VerificationHub['vera'][],
    reviews: readonly Review[],
  ): Promise<number[]> => {
    const calls = reviews.flatMap((review) => browsers.map((browser) => judge(hub, browser, [review])));
    return (await Promise.all(calls)).map(({ status }) => status);
  };

  it('lose no verdict on different data points', async () => {
    const before = await yes();
    const [first = [], second = []] = [before.slice(0, 3), before.slice(3)];
    const statuses = await Promise.all([judgements([hub.vera], first), judgements([hub.per], second)]);
    expect(statuses.flat()).toEqual(before.map(() => 200));
    const after = await yes();
    expect(after.map(({ verdict: given }) => given?.by?.name)).toEqual([
      ...first.map(() => 'vera'),
      ...second.map(() => 'per'),
    ]);
    expect(after.map(({ version }) => version)).toEqual(before.map(({ version }) => version + 1));
  });

  it('give one verdict on the same data point; the other one is told', async () => {
    const before = await yes();
    const given = await Promise.all(before.map(({ dataPoint }) => historyOf(dataPoint)));
    const statuses = await judgements([hub.vera, hub.per, hub.vera, hub.per], before);
    expect(statuses.filter((status) => status === 200)).toHaveLength(before.length);
    expect(statuses.filter((status) => status === 409)).toHaveLength(before.length * 3);
    const now = await Promise.all(before.map(({ dataPoint }) => historyOf(dataPoint)));
    expect(now.map(({ length }) => length)).toEqual(given.map(({ length }) => length + 1));
    const leaves = (await leavesOf(hub)).filter(({ event }) => event === 'judged');
    const rows: unknown[] = await hub.service.dataSource.query('SELECT FROM verdict');
    expect(leaves).toHaveLength(rows.length);
  });
});

describe('a data point with a question', () => {
  let question: string;

  it('is not judged before the city has answered', async () => {
    question = idOf(await ask(hub, hub.vera).expect(201));
    const asked = await reviewOf(hub);
    expect(asked).toMatchObject({ state: 'queried', verdict: null, openQuestions: 1 });
    const refused = await judge(hub, hub.vera, [asked]).expect(409);
    expect(refused.body).toMatchObject({ code: 'questionOpen', dataPoints: [DATA_POINT] });
  });

  it('is judged when it is answered, which settles the question', async () => {
    const answer = { text: 'The survey of Statistics Norway.', evidence: [] };
    const path = `/assessments/${hub.assessmentId}/questions`;
    await hub.cityManager.post(`${path}/${question}/answers`, answer).expect(200);
    expect(await stateOf(hub)).toBe('answered');
    await verdict(hub, hub.vera, { outcome: 'verified', resolution: 'The source is named now.' });
    expect(await reviewOf(hub)).toMatchObject({ state: 'verified', openQuestions: 0, answeredQuestions: 0 });
    const questions = (await hub.cityManager.get(path).expect(200)).body as unknown[];
    expect(questions).toMatchObject([{ state: 'resolved', resolution: 'The source is named now.' }]);
    expect(await stateOf(hub)).toBe('inVerification');
    expect((await stepsOf(hub)).slice(-3).map(({ event, by }) => `${event} ${by.name}`)).toEqual([
      'ask vera',
      'answer anna',
      'resume vera',
    ]);
  });
});

describe('a verifier and the city at once', () => {
  it('never leave a verdict on figures that were replaced', async () => {
    const id = idOf(await ask(hub, hub.vera).expect(201));
    const path = `/assessments/${hub.assessmentId}/questions/${id}/answers`;
    await hub.cityManager.post(path, { text: 'We look.', evidence: [] }).expect(200);
    const seen = await reviewOf(hub);
    const patch = { inputs: { householdsWithInternet: '18400' } };
    const [judged, corrected] = await Promise.all([
      judge(hub, hub.vera, [seen]),
      save(hub, DATA_POINT, seen.entryRevision, patch),
    ]);
    const first = judged.status === 200 ? [200, 409] : [409, 200];
    expect([judged.status, corrected.status]).toEqual(first);
    const { state, verdict: given, entryRevision } = await reviewOf(hub);
    expect(given === null ? state : given.entryRevision).toBe(given === null ? 'answered' : entryRevision);
    await verdict(hub);
  });
});

describe('a second reader', () => {
  it('confirms verdicts, and each is kept', async () => {
    const review = await reviewOf(hub);
    const confirmed = await confirm(hub);
    expect(confirmed.body).toMatchObject({
      reviews: [{ dataPoint: DATA_POINT, state: 'verified', confirmed: true }],
    });
    expect((await historyOf(DATA_POINT)).at(-1)).toMatchObject({
      outcome: 'confirmed',
      by: { name: 'ruth' },
    });
    expect((await confirm(hub)).body).toMatchObject({ code: 'nothingToJudge' });
    expect(await reviewOf(hub)).toMatchObject({ version: review.version + 1, verdict: review.verdict });
    const items = [{ dataPoint: DATA_POINT, version: review.version }];
    const stale = await hub.ruth
      .post(`/assessments/${hub.assessmentId}/verdicts/confirm`, { items })
      .expect(409);
    expect(stale.body).toMatchObject({ code: 'newerReview', theirs: [{ confirmed: true }] });
  });

  it('puts what they disagree with back to be judged', async () => {
    const { version } = await reviewOf(hub);
    const path = `/assessments/${hub.assessmentId}/verdicts/disagree`;
    const items = [{ dataPoint: DATA_POINT, version }];
    await hub.ruth.post(path, { items, reason: '' }).expect(422);
    await hub.ruth.post(path, { items, reason: 'The survey is too small.' }).expect(200);
    expect(await reviewOf(hub)).toMatchObject({ state: 'reported', verdict: null, confirmed: false });
    expect((await historyOf(DATA_POINT)).at(-1)).toMatchObject({
      outcome: 'reopened',
      reason: 'The survey is too small.',
    });
    expect(await stateOf(hub)).toBe('inVerification');
    await verdict(hub);
  });

  it('is alone in this: neither the verifiers nor the programme', async () => {
    const { version } = await reviewOf(hub);
    const items = [{ dataPoint: DATA_POINT, version }];
    for (const other of [hub.vera, hub.per, hub.programmeManager, hub.administrator, hub.cityManager]) {
      await other.post(`/assessments/${hub.assessmentId}/verdicts/confirm`, { items }).expect(404);
      await other
        .post(`/assessments/${hub.assessmentId}/verdicts/disagree`, { items, reason: 'No.' })
        .expect(404);
    }
  });
});

describe('outside verification', () => {
  it('nothing is judged', async () => {
    await take(hub, hub.programmeManager, { event: 'return', reason: 'Look at the meters.' }).expect(200);
    const review = await reviewOf(hub);
    const refused = await judge(hub, hub.vera, [review]).expect(409);
    expect(refused.body).toMatchObject({ code: 'notInVerification' });
    expect((await confirm(hub)).body).toMatchObject({ code: 'notInVerification' });
  });
});
