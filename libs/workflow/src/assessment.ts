import type { Transition } from './types.js';
import { defineWorkflow } from './workflow.js';

/** States of an assessment that a city makes here. */
export const ASSESSMENT_STATES = [
  'draft',
  'submitted',
  'screening',
  'returned',
  'inVerification',
  'questionsOpen',
  'answered',
  'verified',
  'qualityReview',
  'signedOff',
  'published',
] as const;
export type AssessmentWorkflowState = (typeof ASSESSMENT_STATES)[number];

export const ASSESSMENT_EVENTS = [
  'open',
  'submit',
  'withdraw',
  'startScreening',
  'return',
  'accept',
  'ask',
  'answer',
  'resume',
  'conclude',
  'reopen',
  'startReview',
  'sendBack',
  'signOff',
  'decline',
  'publish',
  'correct',
] as const;
export type AssessmentEvent = (typeof ASSESSMENT_EVENTS)[number];

/** Permissions that the steps ask for; the service decides who holds them. */
export type AssessmentPermission =
  | 'assessment.create'
  | 'assessment.submit'
  | 'assessment.return'
  | 'assessment.verify'
  | 'assessment.review'
  | 'assessment.publish'
  | 'assessment.correct'
  | 'question.answer';

/**
 * `ready`: nothing that the readiness page lists stands in the way of submitting; `judged`: every reported data point
 * has a verdict and no question is open; `secondRead`: a qualified second reader has confirmed every verdict of a
 * provisional verifier.
 */
export type AssessmentGuard = 'ready' | 'judged' | 'secondRead';

/** Steps that are taken by themselves with the first and the last question; nobody sends them. */
export const AUTOMATIC_EVENTS: readonly AssessmentEvent[] = ['ask', 'answer', 'resume'];

type Step = Transition<AssessmentWorkflowState, AssessmentEvent, AssessmentPermission, AssessmentGuard>;

const returned = (from: AssessmentWorkflowState): Step => ({
  from,
  event: 'return',
  to: 'returned',
  permission: 'assessment.return',
  needs: 'reason',
});

const submission = (from: AssessmentWorkflowState): Step => ({
  from,
  event: 'submit',
  to: 'submitted',
  permission: 'assessment.submit',
  guard: 'ready',
  needs: 'statement',
});

const withdrawal = (from: AssessmentWorkflowState): Step => ({
  from,
  event: 'withdraw',
  to: 'draft',
  permission: 'assessment.submit',
  needs: 'reason',
});

const asking = (from: AssessmentWorkflowState): Step => ({
  from,
  event: 'ask',
  to: 'questionsOpen',
  permission: 'assessment.verify',
});

const resumption = (from: AssessmentWorkflowState): Step => ({
  from,
  event: 'resume',
  to: 'inVerification',
  permission: 'assessment.verify',
});

/**
 * The life of an assessment, from the first figure to publication. A correction begins a new round through the same
 * states; what it replaces is the edition (see `editionWorkflow`).
 */
export const assessmentWorkflow = defineWorkflow<
  AssessmentWorkflowState,
  AssessmentEvent,
  AssessmentPermission,
  AssessmentGuard
>({
  states: ASSESSMENT_STATES,
  opening: { event: 'open', to: 'draft', permission: 'assessment.create' },
  finals: [],
  transitions: [
    submission('draft'),
    submission('returned'),
    { from: 'submitted', event: 'withdraw', to: 'draft', permission: 'assessment.submit' },
    withdrawal('screening'),
    withdrawal('inVerification'),
    withdrawal('questionsOpen'),
    withdrawal('answered'),
    { from: 'submitted', event: 'startScreening', to: 'screening', permission: 'assessment.return' },
    returned('submitted'),
    returned('screening'),
    returned('inVerification'),
    returned('questionsOpen'),
    returned('answered'),
    { from: 'screening', event: 'accept', to: 'inVerification', permission: 'assessment.return' },
    asking('inVerification'),
    asking('answered'),
    { from: 'questionsOpen', event: 'answer', to: 'answered', permission: 'question.answer' },
    resumption('questionsOpen'),
    resumption('answered'),
    {
      from: 'inVerification',
      event: 'conclude',
      to: 'verified',
      permission: 'assessment.verify',
      guard: 'judged',
      needs: 'statement',
    },
    {
      from: 'verified',
      event: 'reopen',
      to: 'inVerification',
      permission: 'assessment.verify',
      needs: 'reason',
    },
    { from: 'verified', event: 'startReview', to: 'qualityReview', permission: 'assessment.review' },
    {
      from: 'qualityReview',
      event: 'sendBack',
      to: 'inVerification',
      permission: 'assessment.review',
      needs: 'reason',
    },
    {
      from: 'qualityReview',
      event: 'signOff',
      to: 'signedOff',
      permission: 'assessment.review',
      guard: 'secondRead',
      needs: 'statement',
    },
    {
      from: 'signedOff',
      event: 'decline',
      to: 'inVerification',
      permission: 'assessment.publish',
      needs: 'reason',
    },
    { from: 'signedOff', event: 'publish', to: 'published', permission: 'assessment.publish' },
    {
      from: 'published',
      event: 'correct',
      to: 'returned',
      permission: 'assessment.correct',
      needs: 'reason',
    },
  ],
});

/** What of an assessment the city may change in a state: everything, what is asked about, or nothing. */
export type Openness = 'everything' | 'questioned' | 'nothing';

/** While figures are verified, the city corrects those it was asked about, in place. */
export function opennessOf(state: string): Openness {
  if (isOpenToCity(state)) return 'everything';
  return VERIFICATION_STATES.some((verifying) => verifying === state) ? 'questioned' : 'nothing';
}

/** States in which verifiers judge and ask. */
export const VERIFICATION_STATES = ['inVerification', 'questionsOpen', 'answered'] as const;

/** True while the city may change all its figures. */
export function isOpenToCity(state: string): boolean {
  return state === 'draft' || state === 'returned';
}
