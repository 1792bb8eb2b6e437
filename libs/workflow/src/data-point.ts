import { defineWorkflow } from './workflow.js';
import type { Transition } from './types.js';

/** States of one data point of an assessment. Until somebody asks or judges, the city's entry alone says which. */
export const DATA_POINT_STATES = [
  'notReported',
  'reported',
  'queried',
  'answered',
  'verified',
  'verifiedWithCaveat',
  'notVerified',
] as const;
export type DataPointState = (typeof DATA_POINT_STATES)[number];

/** What a verifier can decide about a data point. */
export const VERDICTS = ['verified', 'verifiedWithCaveat', 'notVerified'] as const;
export type VerdictOutcome = (typeof VERDICTS)[number];

export const DATA_POINT_EVENTS = [
  'open',
  'report',
  'clear',
  'ask',
  'answer',
  'resolve',
  'resolveUnreported',
  'verify',
  'verifyWithCaveat',
  'reject',
  'correct',
  'correctAway',
  'reopen',
] as const;
export type DataPointEvent = (typeof DATA_POINT_EVENTS)[number];

export type DataPointPermission = 'assessment.edit' | 'assessment.verify' | 'question.answer';

type Step = Transition<DataPointState, DataPointEvent, DataPointPermission, never>;

const step = (
  from: DataPointState,
  event: DataPointEvent,
  to: DataPointState,
  permission: DataPointPermission,
): Step => ({ from, event, to, permission });

const verdictsFrom = (from: DataPointState): Step[] => [
  step(from, 'verify', 'verified', 'assessment.verify'),
  step(from, 'verifyWithCaveat', 'verifiedWithCaveat', 'assessment.verify'),
  step(from, 'reject', 'notVerified', 'assessment.verify'),
];

/** Closing the last question leaves the entry as the city has it now. */
const resolutionsFrom = (from: DataPointState): Step[] => [
  step(from, 'resolve', 'reported', 'assessment.verify'),
  step(from, 'resolveUnreported', 'notReported', 'assessment.verify'),
];

/** A verdict holds for the figures that were judged: with new ones the data point is to be judged again. */
const afterVerdict = (from: VerdictOutcome): Step[] => [
  ...verdictsFrom(from),
  step(from, 'ask', 'queried', 'assessment.verify'),
  step(from, 'reopen', 'reported', 'assessment.verify'),
  step(from, 'correct', 'reported', 'assessment.edit'),
  step(from, 'correctAway', 'notReported', 'assessment.edit'),
];

/** The life of one data point under verification. */
export const dataPointWorkflow = defineWorkflow<DataPointState, DataPointEvent, DataPointPermission, never>({
  states: DATA_POINT_STATES,
  opening: { event: 'open', to: 'notReported', permission: 'assessment.edit' },
  finals: [],
  transitions: [
    step('notReported', 'report', 'reported', 'assessment.edit'),
    step('notReported', 'ask', 'queried', 'assessment.verify'),
    step('reported', 'clear', 'notReported', 'assessment.edit'),
    step('reported', 'ask', 'queried', 'assessment.verify'),
    ...verdictsFrom('reported'),
    step('queried', 'answer', 'answered', 'question.answer'),
    ...resolutionsFrom('queried'),
    step('answered', 'ask', 'queried', 'assessment.verify'),
    ...resolutionsFrom('answered'),
    ...VERDICTS.flatMap(afterVerdict),
  ],
});

/** The event by which a verdict is given. */
export const EVENT_OF_VERDICT: Readonly<Record<VerdictOutcome, DataPointEvent>> = {
  verified: 'verify',
  verifiedWithCaveat: 'verifyWithCaveat',
  notVerified: 'reject',
};

/** True for a state that a verdict made. */
export function isJudged(state: DataPointState): state is VerdictOutcome {
  return VERDICTS.some((verdict) => verdict === state);
}
