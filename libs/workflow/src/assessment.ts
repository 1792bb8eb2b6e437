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
  'superseded',
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
  'startReview',
  'sendBack',
  'signOff',
  'publish',
  'supersede',
] as const;
export type AssessmentEvent = (typeof ASSESSMENT_EVENTS)[number];

/** Permissions that the steps ask for; the service decides who holds them. */
export type AssessmentPermission =
  | 'assessment.create'
  | 'assessment.submit'
  | 'assessment.return'
  | 'assessment.verify'
  | 'assessment.review'
  | 'assessment.publish';

/** `ready`: nothing that the readiness page lists stands in the way of submitting. */
export type AssessmentGuard = 'ready';

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

/** The life of an assessment, from the first figure to the edition that a newer one replaces. */
export const assessmentWorkflow = defineWorkflow<
  AssessmentWorkflowState,
  AssessmentEvent,
  AssessmentPermission,
  AssessmentGuard
>({
  states: ASSESSMENT_STATES,
  opening: { event: 'open', to: 'draft', permission: 'assessment.create' },
  finals: ['superseded'],
  transitions: [
    submission('draft'),
    submission('returned'),
    { from: 'submitted', event: 'withdraw', to: 'draft', permission: 'assessment.submit' },
    { from: 'submitted', event: 'startScreening', to: 'screening', permission: 'assessment.return' },
    returned('submitted'),
    returned('screening'),
    { from: 'screening', event: 'accept', to: 'inVerification', permission: 'assessment.return' },
    returned('inVerification'),
    { from: 'inVerification', event: 'ask', to: 'questionsOpen', permission: 'assessment.verify' },
    { from: 'inVerification', event: 'conclude', to: 'verified', permission: 'assessment.verify' },
    { from: 'questionsOpen', event: 'answer', to: 'answered', permission: 'assessment.submit' },
    { from: 'answered', event: 'ask', to: 'questionsOpen', permission: 'assessment.verify' },
    { from: 'answered', event: 'resume', to: 'inVerification', permission: 'assessment.verify' },
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
      needs: 'statement',
    },
    { from: 'signedOff', event: 'publish', to: 'published', permission: 'assessment.publish' },
    { from: 'published', event: 'supersede', to: 'superseded', permission: 'assessment.publish' },
  ],
});

/** True while the city may change its figures. */
export function isOpenToCity(state: string): boolean {
  return state === 'draft' || state === 'returned';
}
