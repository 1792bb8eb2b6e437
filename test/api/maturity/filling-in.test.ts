import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { questionnaire, questionTexts } from '#maturity';
import { CapabilityAnswerRevisionRecord, MaturityTargetRevisionRecord } from '#persistence';
import { completeProfile, type Hub, idOf, save, startHub, take } from '../workspace/support.js';

const INTERNET = 'householdInternetAccess';
const METERS = 'smartWaterMeters';
const STRATEGY = 'strategy.1.a';

interface Maturity {
  readonly questions: readonly {
    readonly id: string;
    readonly question: string;
    readonly evidenceWanted: string;
    readonly answer: string | null;
    readonly note: string | null;
    readonly revision: number;
    readonly evidence: readonly { readonly name: string }[];
  }[];
  readonly targets: readonly {
    readonly dataPoint: string;
    readonly basis: string;
    readonly thresholds: readonly { readonly level: number; readonly values: readonly number[] }[];
    readonly findings: readonly { readonly code: string }[];
  }[];
  readonly result: {
    readonly dataPoints: readonly { readonly dataPoint: string; readonly level: number | null }[];
    readonly dimensions: readonly { readonly name: string; readonly staged: number | null }[];
    readonly aspects: readonly {
      readonly name: string;
      readonly staged: number | null;
      readonly judged: number;
    }[];
  };
  readonly gaps: readonly { readonly key: string; readonly effort: number | null }[];
}

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
  await completeProfile(hub);
  await save(hub, INTERNET, 0, { inputs: { householdsWithInternet: '15200' } }).expect(200);
});
afterAll(() => hub.service.stop());

async function maturity(browser = hub.cityManager): Promise<Maturity> {
  return (await browser.get(`/assessments/${hub.assessmentId}/maturity`).expect(200)).body as Maturity;
}

function answer(question: string, given: object, browser = hub.cityManager) {
  return browser.put(`/assessments/${hub.assessmentId}/maturity/answers/${question}`, given);
}

function target(dataPoint: string, given: object, browser = hub.cityManager) {
  return browser.put(`/cities/${hub.citySlug}/targets/${dataPoint}`, given);
}

const question = async (id: string) => (await maturity()).questions.find((each) => each.id === id);
const targetsOf = async (dataPoint: string) =>
  (await maturity()).targets.find((each) => each.dataPoint === dataPoint);

/** Targets without years, by level. */
const levels = (...values: string[]) =>
  Object.fromEntries(values.map((value, index) => [index + 2, { value, year: null }]));

describe('the maturity of an assessment', () => {
  it('is judged by the targets that ITU published, from the figures as they are now', async () => {
    const { result } = await maturity();
    const internet = result.dataPoints.find(({ dataPoint }) => dataPoint === INTERNET);
    expect(internet).toMatchObject({ value: 80, level: 4, basis: 'published' });
    expect(result.dimensions.map(({ name, staged }) => [name, staged])).toEqual([
      ['Economy', 4],
      ['Environment', null],
      ['Society and Culture', null],
    ]);
  });

  it('asks every question in words, with the evidence that is wanted', async () => {
    const { questions } = await maturity();
    expect(questions.map(({ id }) => id)).toEqual(questionnaire.map(({ id }) => id));
    const texts = questionTexts('en', STRATEGY);
    expect(questions[0]).toMatchObject({ question: texts.question, evidenceWanted: texts.evidence });
  });
});

describe('an answer about capabilities', () => {
  it('counts at once, and every state of it is kept', async () => {
    const saved = await answer(STRATEGY, { baseRevision: 0, answer: 'partly' }).expect(200);
    expect(saved.body).toMatchObject({ answer: 'partly', revision: 1, updatedBy: { name: 'anna' } });
    await answer(STRATEGY, { baseRevision: 1, answer: 'yes', note: ' Adopted in March. ' }).expect(200);
    await answer('strategy.1.b', { baseRevision: 0, answer: 'yes' }).expect(200);
    const { result } = await maturity();
    expect(result.aspects.find(({ name }) => name === 'strategy')).toMatchObject({ staged: 1, judged: 2 });
    expect(await question(STRATEGY)).toMatchObject({ answer: 'yes', note: 'Adopted in March.', revision: 2 });
    const revisions = await hub.service.dataSource.manager.find(CapabilityAnswerRevisionRecord, {
      where: { question: STRATEGY },
      order: { revision: 'ASC' },
    });
    expect(revisions.map(({ answer: given }) => given)).toEqual(['partly', 'yes']);
  });

  it('keeps what two people write in different fields, and asks when they write the same', async () => {
    await answer('data.1.a', { baseRevision: 0, answer: 'no' }).expect(200);
    await answer('data.1.a', { baseRevision: 0, note: 'In work.' }, hub.colleague).expect(200);
    expect(await question('data.1.a')).toMatchObject({ answer: 'no', note: 'In work.', revision: 2 });
    const conflict = await answer('data.1.a', { baseRevision: 0, answer: 'yes' }, hub.colleague).expect(409);
    expect(conflict.body).toMatchObject({
      code: 'newerValue',
      fields: ['answer'],
      theirs: { answer: 'no', revision: 2 },
    });
  });

  it('has files that prove it', async () => {
    const path = `/assessments/${hub.assessmentId}/entries/capability:${STRATEGY}/evidence`;
    const sent = await hub.cityManager
      .call('post', path)
      .attach('file', Buffer.from('The strategy'), { filename: 'strategy.txt' })
      .expect(201);
    expect((await question(STRATEGY))?.evidence).toMatchObject([{ id: idOf(sent), name: 'strategy.txt' }]);
    const unknown = `/assessments/${hub.assessmentId}/entries/capability:strategy.9.z/evidence`;
    await hub.cityManager.call('post', unknown).attach('file', Buffer.from('x'), 'x.txt').expect(404);
  });

  it('is the city’s own to give: contributors and the hub read it', async () => {
    for (const browser of [hub.contributor, hub.programmeManager]) {
      await answer(STRATEGY, { baseRevision: 2, answer: 'no' }, browser).expect(404);
      expect((await maturity(browser)).questions).toHaveLength(questionnaire.length);
    }
    await hub.stranger.get(`/assessments/${hub.assessmentId}/maturity`).expect(404);
  });

  it('is refused with the field that is wrong', async () => {
    const wrong = await answer(STRATEGY, { baseRevision: 2, answer: 'perhaps', effort: 9 }).expect(422);
    const { errors } = wrong.body as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).toSorted()).toEqual(['answer', 'effort']);
    await answer('strategy.9.z', { baseRevision: 0, answer: 'yes' }).expect(404);
  });
});

describe('the targets of a city', () => {
  it('take the place of those published once every level has one', async () => {
    await target(INTERNET, { baseRevision: 0, targets: levels('40', '60') }).expect(200);
    expect(await targetsOf(INTERNET)).toMatchObject({
      basis: 'published',
      findings: [{ code: 'levelMissing' }, { code: 'levelMissing' }],
    });
    const years = { ...levels('40', '60', '85', '95.50'), 5: { value: '95.50', year: 2030 } };
    await target(INTERNET, { baseRevision: 1, targets: years }).expect(200);
    expect(await targetsOf(INTERNET)).toMatchObject({
      basis: 'city',
      findings: [],
      targets: { 5: { value: '95.50', year: 2030 } },
    });
    const { result } = await maturity();
    expect(result.dataPoints.find(({ dataPoint }) => dataPoint === INTERNET)).toMatchObject({ level: 3 });
    const kept = await hub.service.dataSource.manager.countBy(MaturityTargetRevisionRecord, {
      dataPoint: INTERNET,
    });
    expect(kept).toBe(2);
  });

  it('are refused in words at their field when they contradict each other', async () => {
    const refused = await target(METERS, {
      baseRevision: 0,
      targets: {
        2: { value: '20', year: 2030 },
        3: { value: '10', year: 2028 },
        4: { value: '120', year: null },
        5: { value: 'many', year: null },
      },
    }).expect(422);
    expect(refused.body).toMatchObject({
      code: 'targetsRefused',
      errors: [{ path: 'targets.5.value', code: 'target.notANumber' }],
    });
    const contradictory = await target(METERS, {
      baseRevision: 0,
      targets: {
        2: { value: '20', year: 2030 },
        3: { value: '10', year: 2028 },
        4: { value: '120', year: null },
      },
    }).expect(422);
    const { errors } = contradictory.body as { errors: { path: string; code: string; message: string }[] };
    expect(errors.map(({ path, code }) => [path, code])).toEqual([
      ['targets.3.value', 'notNearer'],
      ['targets.3.year', 'yearNotLater'],
      ['targets.4.value', 'outOfRange'],
    ]);
    expect(errors[0]?.message).toContain('level 3');
    expect(await targetsOf(METERS)).toMatchObject({ targets: {}, revision: 0 });
  });

  it('and the effort that the city states put the gaps in order', async () => {
    await save(hub, METERS, 0, { value: '10', reason: 'From the utility.' }).expect(200);
    await target(METERS, { baseRevision: 0, targets: {}, effort: 1 }).expect(200);
    await answer('data.1.b', { baseRevision: 0, effort: 5 }).expect(200);
    const { gaps } = await maturity();
    expect(gaps[0]).toMatchObject({ kind: 'dataPoint', key: METERS, group: 'Economy', effort: 1 });
    expect(gaps.at(-1)).toMatchObject({ kind: 'question', key: 'data.1.b', effort: 5 });
  });

  it('stand beside the values of the city’s editions', async () => {
    const body: unknown = (
      await hub.colleague.get(`/cities/${hub.citySlug}/trajectories/${INTERNET}`).expect(200)
    ).body;
    expect(body).toEqual({
      dataPoint: INTERNET,
      baseline: null,
      values: [],
      targets: [{ level: 5, value: 95.5, year: 2030 }],
    });
  });
});

describe('after the assessment was handed in', () => {
  it('answers, files and targets stay as they are', async () => {
    await take(hub, hub.cityManager, {
      event: 'submit',
      statement: 'These are our figures.',
      confirmNotReported: true,
    }).expect(200);
    const frozen = { code: 'assessmentFrozen' };
    const late = await answer(STRATEGY, { baseRevision: 2, answer: 'no' }).expect(409);
    expect(late.body).toMatchObject(frozen);
    const goal = await target(INTERNET, { baseRevision: 2, targets: {} }).expect(409);
    expect(goal.body).toMatchObject(frozen);
    const path = `/assessments/${hub.assessmentId}/entries/capability:${STRATEGY}/evidence`;
    const file = await hub.cityManager.call('post', path).attach('file', Buffer.from('x'), 'x.txt');
    expect(file.body).toMatchObject(frozen);
  });
});
