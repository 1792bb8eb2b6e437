import { defineWorkflow } from './workflow.js';

/** States of a question of a verifier: `open` ones wait for the city, `answered` ones for the verifier. */
export const QUESTION_STATES = ['open', 'answered', 'resolved', 'withdrawn'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

export const QUESTION_EVENTS = ['ask', 'answer', 'followUp', 'resolve', 'withdraw'] as const;
export type QuestionEvent = (typeof QUESTION_EVENTS)[number];

/** The life of a question about a data point or a figure of the profile. */
export const questionWorkflow = defineWorkflow<
  QuestionState,
  QuestionEvent,
  'assessment.verify' | 'question.answer',
  never
>({
  states: QUESTION_STATES,
  opening: { event: 'ask', to: 'open', permission: 'assessment.verify' },
  finals: ['resolved', 'withdrawn'],
  transitions: [
    { from: 'open', event: 'answer', to: 'answered', permission: 'question.answer' },
    { from: 'open', event: 'followUp', to: 'open', permission: 'assessment.verify' },
    { from: 'open', event: 'resolve', to: 'resolved', permission: 'assessment.verify', needs: 'statement' },
    { from: 'open', event: 'withdraw', to: 'withdrawn', permission: 'assessment.verify', needs: 'reason' },
    { from: 'answered', event: 'answer', to: 'answered', permission: 'question.answer' },
    { from: 'answered', event: 'followUp', to: 'open', permission: 'assessment.verify' },
    {
      from: 'answered',
      event: 'resolve',
      to: 'resolved',
      permission: 'assessment.verify',
      needs: 'statement',
    },
    {
      from: 'answered',
      event: 'withdraw',
      to: 'withdrawn',
      permission: 'assessment.verify',
      needs: 'reason',
    },
  ],
});

/** Questions of one subject that are not closed. */
export interface OpenQuestions {
  readonly open: number;
  readonly answered: number;
}

/**
 * The event that a data point takes by itself when questions about it were asked, answered or closed: it follows the
 * question that waits longest for an answer. An event that does not leave its present state changes nothing.
 */
export function eventOfQuestions(
  { open, answered }: OpenQuestions,
  reported: boolean,
): 'ask' | 'answer' | 'resolve' | 'resolveUnreported' {
  if (open > 0) return 'ask';
  if (answered > 0) return 'answer';
  return reported ? 'resolve' : 'resolveUnreported';
}
