import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { AssignmentRecord, newId } from '#persistence';
import type { Browser } from '../support/people.js';
import { deliverMails } from '../support/mails.js';
import {
  ask,
  assessmentOf,
  DATA_POINT,
  idOf,
  leavesOf,
  nextCity,
  reviewOf,
  startVerificationHub,
  stateOf,
  stepsOf,
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

interface Message {
  readonly number: number;
  readonly side: string;
  readonly text: string;
  readonly evidence: readonly { readonly id: string; readonly name: string }[];
  readonly by: { readonly name: string };
}

interface Question {
  readonly id: string;
  readonly number: number;
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  readonly kpi: string | null;
  readonly state: string;
  readonly revisionBefore: number;
  readonly valueBefore: string | null;
  readonly revisionAfter: number | null;
  readonly valueAfter: string | null;
  readonly resolution: string | null;
  readonly messages: readonly Message[];
  readonly mayAnswer: boolean;
}

const questionsPath = () => `/assessments/${hub.assessmentId}/questions`;

async function questionsOf(browser: Browser, query = ''): Promise<Question[]> {
  return (await browser.get(`${questionsPath()}${query}`).expect(200)).body as Question[];
}

const say = (browser: Browser, id: string, action: string, body: object) =>
  browser.post(`${questionsPath()}/${id}/${action}`, body);

const answer = (id: string, text = 'The one of 2025.', evidence: readonly string[] = []) =>
  say(hub.cityManager, id, 'answers', { text, evidence });

/** Asks as Vera; gives the question's identifier. */
async function asked(dataPoint = DATA_POINT): Promise<string> {
  return idOf(await ask(hub, hub.vera, dataPoint).expect(201));
}

async function attach(dataPoint: string, name = 'survey.pdf'): Promise<string> {
  const path = `/assessments/${hub.assessmentId}/entries/${dataPoint}/evidence`;
  const file = Buffer.from('%PDF-1.7 survey');
  return idOf(await hub.cityManager.call('post', path).attach('file', file, name).expect(201));
}

/** Assigns the KPI of a data point to the contributor. */
async function assignContributor(kpi: string): Promise<void> {
  const { cityId, assessmentId, ids, service } = hub;
  const assignment = { cityId, assessmentId, userId: ids.contributor, kpi, category: null, dueOn: null };
  const stamp = { id: newId(), createdAt: new Date(), createdBy: 'test' };
  await service.dataSource.manager.insert(AssignmentRecord, { ...assignment, ...stamp });
}

describe('a question', () => {
  it('waits for the city, which sees it in its workspace', async () => {
    await asked();
    const [question] = await questionsOf(hub.cityManager);
    expect(question).toMatchObject({
      number: 1,
      dataPoint: DATA_POINT,
      kpi: 'EC: ICT: ICT: 1C',
      state: 'open',
      revisionBefore: 1,
      valueBefore: expect.stringMatching(/^97\.36/),
      mayAnswer: true,
      messages: [{ number: 1, side: 'verifier', text: 'Which survey is this?', by: { name: 'vera' } }],
    });
    const assessment = await assessmentOf(hub);
    expect(assessment).toMatchObject({ state: 'questionsOpen', questions: { open: 1, answered: 0 } });
    expect(assessment.canEdit).toEqual([DATA_POINT]);
    const entry = assessment.entries.find(({ dataPoint }) => dataPoint === DATA_POINT);
    expect(entry).toMatchObject({ openQuestions: 1 });
    expect(await reviewOf(hub)).toMatchObject({ state: 'queried', openQuestions: 1 });
  });

  it('is answered with evidence, asked about again, and resolved', async () => {
    const id = await asked();
    const file = await attach(DATA_POINT);
    const answered = await answer(id, 'The one of 2025.', [file]).expect(200);
    expect(answered.body).toMatchObject({
      state: 'answered',
      messages: [{}, { side: 'city', evidence: [{ id: file, name: 'survey.pdf' }], by: { name: 'anna' } }],
    });
    expect(await stateOf(hub)).toBe('answered');
    expect(await reviewOf(hub)).toMatchObject({ state: 'answered', openQuestions: 0, answeredQuestions: 1 });

    await say(hub.per, id, 'follow-up', { text: 'How many homes were asked?' }).expect(200);
    expect(await stateOf(hub)).toBe('questionsOpen');
    expect(await reviewOf(hub)).toMatchObject({ state: 'queried' });

    await answer(id, '1,200 homes.').expect(200);
    const resolved = await say(hub.vera, id, 'resolve', { resolution: 'The source is sound.' }).expect(200);
    expect(resolved.body).toMatchObject({
      state: 'resolved',
      resolution: 'The source is sound.',
      revisionAfter: 1,
      valueAfter: expect.stringMatching(/^97\.36/),
      closedBy: { name: 'vera' },
      mayAnswer: false,
    });
    expect(await reviewOf(hub)).toMatchObject({ state: 'reported', openQuestions: 0, answeredQuestions: 0 });
    const steps = (await stepsOf(hub)).slice(-5).map(({ event, by }) => [event, by.name]);
    expect(steps).toEqual([
      ['ask', 'vera'],
      ['answer', 'anna'],
      ['ask', 'per'],
      ['answer', 'anna'],
      ['resume', 'vera'],
    ]);
  });

  it('stands in the log with everything said about it', async () => {
    const id = await asked();
    await answer(id).expect(200);
    await say(hub.vera, id, 'follow-up', { text: 'And its size?' }).expect(200);
    await say(hub.vera, id, 'withdraw', { reason: 'It is in the annex.' }).expect(200);
    const leaves = (await leavesOf(hub)).filter(({ event }) => event !== 'submitted');
    expect(leaves).toMatchObject([
      { event: 'questioned', dataPoint: DATA_POINT, number: 1 },
      { event: 'answered', dataPoint: DATA_POINT, number: 2 },
      { event: 'questioned', dataPoint: DATA_POINT, number: 3 },
      { event: 'resolved', dataPoint: DATA_POINT, number: null },
    ]);
  });

  it('that was withdrawn leaves the data point as the city has it, also one without a figure', async () => {
    const id = await asked('smartWaterMeters');
    expect(await reviewOf(hub, 'smartWaterMeters')).toMatchObject({ state: 'queried' });
    await say(hub.vera, id, 'withdraw', { reason: 'A mistake of ours.' }).expect(200);
    expect(await reviewOf(hub, 'smartWaterMeters')).toMatchObject({ state: 'notReported' });
    expect(await stateOf(hub)).toBe('inVerification');
    expect(await questionsOf(hub.cityManager, '?state=withdrawn')).toHaveLength(1);
    expect(await questionsOf(hub.cityManager, '?state=open')).toEqual([]);
  });

  it('ends the verdict about the data point', async () => {
    await verdict(hub);
    await asked();
    expect(await reviewOf(hub)).toMatchObject({ state: 'queried', verdict: null });
  });

  it('keeps a data point waiting for as long as one of several is open', async () => {
    const [first, second] = [await asked(), await asked()];
    await answer(first).expect(200);
    expect(await reviewOf(hub)).toMatchObject({ state: 'queried', openQuestions: 1, answeredQuestions: 1 });
    expect(await stateOf(hub)).toBe('questionsOpen');
    await say(hub.vera, second, 'withdraw', { reason: 'Asked already.' }).expect(200);
    expect(await reviewOf(hub)).toMatchObject({ state: 'answered' });
    expect(await stateOf(hub)).toBe('answered');
  });

  it('about the profile is answered by the city and moves no data point', async () => {
    const question = { profileKey: 'households', issue: 'Year', text: 'Is it of 2025?' };
    const made = await hub.vera.post(questionsPath(), question).expect(201);
    expect(made.body).toMatchObject({
      dataPoint: null,
      profileKey: 'households',
      valueBefore: '19000',
      kpi: null,
    });
    expect(await stateOf(hub)).toBe('questionsOpen');
    expect((await assessmentOf(hub)).canEdit).toEqual(['profile:households']);
    await answer(idOf(made)).expect(200);
    expect(await reviewOf(hub)).toMatchObject({ state: 'reported' });
    expect(await stateOf(hub)).toBe('answered');
  });

  it('is asked by the second reader too', async () => {
    await ask(hub, hub.ruth).expect(201);
    expect(await stateOf(hub)).toBe('questionsOpen');
  });

  it('that is answered is resolved by a verdict', async () => {
    const id = await asked();
    await answer(id).expect(200);
    await verdict(hub, hub.vera, { outcome: 'verified', resolution: 'Seen in the survey.' });
    expect(await questionsOf(hub.vera)).toMatchObject([
      { state: 'resolved', resolution: 'Seen in the survey.' },
    ]);
    expect(await stateOf(hub)).toBe('inVerification');
  });

  it('stays open when the assessment goes back to the city, which can answer it there', async () => {
    const id = await asked();
    await take(hub, hub.vera, { event: 'return', reason: 'Much is missing.' }).expect(200);
    await answer(id).expect(200);
    expect(await stateOf(hub)).toBe('returned');
    await say(hub.vera, id, 'follow-up', { text: 'Which page?' }).expect(409);
    const submission = { event: 'submit', statement: 'Complete now.', confirmNotReported: true };
    await take(hub, hub.cityManager, submission).expect(200);
    await take(hub, hub.programmeManager, { event: 'startScreening' }).expect(200);
    await answer(id, 'Page 3.').expect(409);
    await take(hub, hub.programmeManager, { event: 'accept' }).expect(200);
    await say(hub.vera, id, 'follow-up', { text: 'Which page?' }).expect(200);
    expect(await stateOf(hub)).toBe('questionsOpen');
  });
});

describe('what cannot be asked or answered', () => {
  const codeOf = ({ body }: { body: unknown }): unknown => (body as { code: unknown }).code;

  it('is said as the problem it is', async () => {
    const words = { issue: 'Source', text: 'Which survey?' };
    for (const subject of [
      {},
      { dataPoint: 'nothing' },
      { dataPoint: DATA_POINT, profileKey: 'population' },
    ]) {
      await hub.vera.post(questionsPath(), { ...subject, ...words }).expect(422);
    }
    await hub.vera.post(questionsPath(), { dataPoint: DATA_POINT, issue: ' ', text: ' ' }).expect(422);
    const id = await asked();
    const seen = { dataPoint: DATA_POINT, version: 0, ...words };
    const newer = await hub.per.post(questionsPath(), seen).expect(409);
    expect(newer.body).toMatchObject({ code: 'newerReview', theirs: [{ version: 1, state: 'queried' }] });
    const foreign = await attachBefore('smartWaterMeters');
    const refused = await answer(id, 'See the file.', [foreign]).expect(422);
    expect(codeOf(refused)).toBe('evidenceUnknown');
    await say(hub.vera, id, 'resolve', { resolution: 'Clear.' }).expect(200);
    expect(codeOf(await answer(id).expect(409))).toBe('questionClosed');
    expect(codeOf(await say(hub.vera, id, 'follow-up', { text: 'More?' }).expect(409))).toBe(
      'questionClosed',
    );
    expect(codeOf(await say(hub.vera, id, 'withdraw', { reason: 'No.' }).expect(409))).toBe('questionClosed');
  });

  /** A file of a data point that nobody asked about, as if it had been there before. */
  async function attachBefore(dataPoint: string): Promise<string> {
    const file = await attach(DATA_POINT, 'other.pdf');
    await hub.service.dataSource.query(`UPDATE evidence SET data_point = $1 WHERE id = $2`, [
      dataPoint,
      file,
    ]);
    return file;
  }

  it('while nobody verifies', async () => {
    await verdict(hub);
    await take(hub, hub.vera, { event: 'conclude', statement: 'All looked at.' }).expect(200);
    expect(codeOf(await ask(hub, hub.vera).expect(409))).toBe('notInVerification');
  });

  it('by those who do not verify the assessment, or were not given the data point', async () => {
    for (const browser of [hub.programmeManager, hub.administrator, hub.cityManager, hub.stranger]) {
      await ask(hub, browser).expect(404);
    }
    const id = await asked();
    for (const browser of [hub.programmeManager, hub.contributor, hub.vera, hub.stranger]) {
      await say(browser, id, 'answers', { text: 'No answer.' }).expect(404);
    }
    await say(hub.cityManager, id, 'resolve', { resolution: 'It is fine.' }).expect(404);
    expect(await questionsOf(hub.contributor)).toMatchObject([{ mayAnswer: false }]);
    await assignContributor('EC: ICT: ICT: 1C');
    expect(await questionsOf(hub.contributor)).toMatchObject([{ mayAnswer: true }]);
    const toDo = (await hub.contributor.get('/workspace').expect(200)).body as { assigned: unknown[] };
    expect(toDo.assigned).toContainEqual(
      expect.objectContaining({ assessmentId: hub.assessmentId, dataPoint: DATA_POINT, openQuestions: 1 }),
    );
    await say(hub.contributor, id, 'answers', { text: 'The one of 2025.' }).expect(200);
  });
});

describe('mails about questions', () => {
  const cityName = (): string => hub.citySlug.replace('city-', 'City ');

  /** Lets the waiting time pass, then delivers; gives recipient and subject of the mails about questions. */
  async function delivered(): Promise<{ to: string; subject: string; text: string }[]> {
    await hub.service.dataSource.query(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE 'tellQuestions:%'`,
    );
    const mails = await deliverMails(hub.service);
    return mails.filter(({ subject }) => /question/.test(subject) && subject.includes(cityName()));
  }

  it('come as one about many, to the managers and to whom the data point is assigned', async () => {
    await assignContributor('EC: ICT: ICT: 1C');
    await asked();
    await asked('smartWaterMeters');
    const withdrawn = await asked('smartWaterMeters');
    await say(hub.vera, withdrawn, 'withdraw', { reason: 'Asked already.' }).expect(200);
    expect(await deliverMails(hub.service)).not.toContainEqual(
      expect.objectContaining({ subject: expect.stringContaining(`your answer: ${cityName()}`) }),
    );
    const mails = await delivered();
    expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ['anna@example.org', `2 questions wait for your answer: ${cityName()}, 2026`],
      ['bjorn@example.org', `2 questions wait for your answer: ${cityName()}, 2026`],
      ['carla@example.org', `A question waits for your answer: ${cityName()}, 2026`],
    ]);
    expect(mails[0]!.text).toMatch(/No\. 1, .+: Source/);
  });

  it('tell the verifiers of answers', async () => {
    await answer(await asked()).expect(200);
    const mails = await delivered();
    expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ['per@example.org', `${cityName()} has answered a question (2026)`],
      ['vera@example.org', `${cityName()} has answered a question (2026)`],
    ]);
    expect(mails[0]!.text).toContain(`/desk/${hub.assessmentId}/${DATA_POINT}`);
  });
});

describe('the KPI questions sheet', () => {
  it('can be downloaded by the city and the verifiers, as CSV and as a workbook', async () => {
    const id = await asked();
    await answer(id, '=cmd|calc').expect(200);
    const csv = await hub.cityManager.get(`/assessments/${hub.assessmentId}/questions.csv`).expect(200);
    expect(csv.headers['content-disposition']).toBe(
      `attachment; filename="${hub.citySlug}-2026-questions.csv"`,
    );
    const [headings, line]: string[][] = parse(csv.text, { bom: true });
    expect(headings).toContain('Answer of the city');
    expect(line).toEqual(
      expect.arrayContaining(['EC: ICT: ICT: 1C', 'Source', 'vera', "'=cmd|calc", 'anna']),
    );
    const french = await hub.vera.get(`/assessments/${hub.assessmentId}/questions.csv?lang=fr`).expect(200);
    expect(french.text).toContain(';Question;');
    const workbook = await hub.vera
      .get(`/assessments/${hub.assessmentId}/questions.xlsx`)
      .responseType('blob')
      .expect(200);
    expect((workbook.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    await hub.stranger.get(`/assessments/${hub.assessmentId}/questions.csv`).expect(404);
  });
});
