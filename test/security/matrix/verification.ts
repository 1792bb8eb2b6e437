import { newId, QuestionMessageRecord, QuestionRecord, VerifierAssignmentRecord } from '#persistence';
import { type CallerName, READERS, VERIFIERS } from '../callers.js';
import type { World } from '../world.js';
import type { Matrix, Row } from './types.js';

/** A data point that the draft of the world has no entry of. */
const DATA_POINT = 'giniCoefficient';

const MANAGERS: readonly CallerName[] = ['administrator', 'ownProgrammeManager'];
/** Whoever sees how a city is verified. */
const DESK: readonly CallerName[] = [...MANAGERS, ...VERIFIERS];

type Request = Extract<Row, { kind: 'people' }>['call'];
const people = (allowed: readonly CallerName[], call: Request): Row => ({ kind: 'people', allowed, call });

const ofAssessment =
  (path: string, body?: object) =>
  ({ assessmentId }: World) => ({
    path: `/assessments/${assessmentId}${path}`,
    ...(body === undefined ? {} : { body }),
  });

/** An assignment of the caller that is over: nobody can have two at once. */
async function oldDuty(
  { service, cityId, assessmentId, userIds }: World,
  caller: CallerName,
): Promise<string> {
  const id = newId();
  await service.dataSource.manager.insert(VerifierAssignmentRecord, {
    cityId,
    id,
    assessmentId,
    userId: userIds[caller],
    duty: 'verifier',
    state: 'ended',
    reason: 'test',
    at: new Date(),
    by: 'test',
    endedAt: new Date(),
  });
  return id;
}

/** A data point that is assigned to the contributor. */
const ASSIGNED = 'smartWaterMeters';
/** Whoever asks: people, never tokens. */
const ASKING: readonly CallerName[] = ['assignedVerifier', 'secondReader'];
const QUESTION_READERS = READERS.filter((name) => !name.endsWith('Token'));

let questions = 0;

/** A question about the data point of the contributor that waits for an answer. */
async function newQuestion({ service, cityId, assessmentId, userIds }: World): Promise<string> {
  const id = newId();
  const by = `user:${userIds.assignedVerifier}`;
  const { manager } = service.dataSource;
  await manager.insert(QuestionRecord, {
    ...{ cityId, id, assessmentId, number: (questions += 1), dataPoint: ASSIGNED, issue: 'Source' },
    ...{ state: 'open', revisionBefore: 0, askedAt: new Date(), askedBy: by },
  });
  await manager.insert(QuestionMessageRecord, {
    ...{ cityId, questionId: id, number: 1, side: 'verifier', text: 'Which?', evidence: [] },
    ...{ at: new Date(), by },
  });
  return id;
}

const ofQuestion = (action: string, body: object) => async (world: World) =>
  ofAssessment(`/questions/${await newQuestion(world)}/${action}`, body)(world);

const seen = { dataPoint: DATA_POINT, version: 0 };

/** Nothing of a draft is judged: who may is answered that it is not in verification. */
export const verification: Matrix = {
  'GET /api/v1/assessments/:id/verifiers': people(DESK, ofAssessment('/verifiers')),
  'POST /api/v1/assessments/:id/verifiers': people(MANAGERS, (world) =>
    ofAssessment('/verifiers', { userId: world.bystanderId, duty: 'verifier', reason: 'A test' })(world),
  ),
  'POST /api/v1/assessments/:id/verifiers/:assignmentId/end': people(MANAGERS, async (world, caller) =>
    ofAssessment(`/verifiers/${await oldDuty(world, caller)}/end`, { reason: 'A test' })(world),
  ),
  'POST /api/v1/assessments/:id/verifiers/:assignmentId/decline': people(DESK, async (world, caller) =>
    ofAssessment(`/verifiers/${await oldDuty(world, caller)}/decline`, { reason: 'A test' })(world),
  ),
  'GET /api/v1/assessments/:id/reviews': people(READERS, ofAssessment('/reviews')),
  'GET /api/v1/assessments/:id/verdicts/:dataPoint': people(DESK, ofAssessment(`/verdicts/${DATA_POINT}`)),
  'POST /api/v1/assessments/:id/verdicts': people(
    ['assignedVerifier'],
    ofAssessment('/verdicts', { outcome: 'verified', items: [{ ...seen, entryRevision: 0 }] }),
  ),
  'POST /api/v1/assessments/:id/verdicts/confirm': people(
    ['secondReader'],
    ofAssessment('/verdicts/confirm', { items: [seen] }),
  ),
  'POST /api/v1/assessments/:id/verdicts/disagree': people(
    ['secondReader'],
    ofAssessment('/verdicts/disagree', { items: [seen], reason: 'A test' }),
  ),
  'GET /api/v1/desk': people([...DESK, 'foreignProgrammeManager', 'foreignVerifier'], () => ({
    path: '/desk',
  })),
  'GET /api/v1/assessments/:id/desk': people(DESK, ofAssessment('/desk')),
  'GET /api/v1/assessments/:id/desk/:dataPoint': people(DESK, ofAssessment(`/desk/${DATA_POINT}`)),
  'GET /api/v1/assessments/:id/screening': people(DESK, ofAssessment('/screening')),
  'GET /api/v1/assessments/:id/questions': people(QUESTION_READERS, ofAssessment('/questions')),
  'GET /api/v1/assessments/:id/questions.csv': people(QUESTION_READERS, ofAssessment('/questions.csv')),
  'GET /api/v1/assessments/:id/questions.xlsx': people(QUESTION_READERS, ofAssessment('/questions.xlsx')),
  'POST /api/v1/assessments/:id/questions': people(
    ASKING,
    ofAssessment('/questions', { dataPoint: ASSIGNED, issue: 'Source', text: 'Which?' }),
  ),
  'POST /api/v1/assessments/:id/questions/:questionId/answers': people(
    ['cityManager', 'contributor'],
    ofQuestion('answers', { text: 'That one.' }),
  ),
  'POST /api/v1/assessments/:id/questions/:questionId/follow-up': people(
    ASKING,
    ofQuestion('follow-up', { text: 'And?' }),
  ),
  'POST /api/v1/assessments/:id/questions/:questionId/resolve': people(
    ASKING,
    ofQuestion('resolve', { resolution: 'Clear.' }),
  ),
  'POST /api/v1/assessments/:id/questions/:questionId/withdraw': people(
    ASKING,
    ofQuestion('withdraw', { reason: 'A test' }),
  ),
};
