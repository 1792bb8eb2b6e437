import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assessmentWorkflow,
  type AssessmentWorkflowState,
  type DataPointState,
  dataPointWorkflow,
  eventOfQuestions,
  type OpenQuestions,
  QUESTION_EVENTS,
  type QuestionState,
  questionWorkflow,
} from './index.js';

const WHOEVER = { may: () => true, obstacle: () => null };

/** The state after an event; the same when the event does not leave it. */
const dataPointAfter = (
  state: DataPointState,
  questions: OpenQuestions,
  reported: boolean,
): DataPointState => {
  const outcome = dataPointWorkflow.transition(state, eventOfQuestions(questions, reported), WHOEVER);
  return outcome.ok ? outcome.to : state;
};

const assessmentAfter = (
  state: AssessmentWorkflowState,
  { open, answered }: OpenQuestions,
): AssessmentWorkflowState => {
  const event = open > 0 ? 'ask' : answered > 0 ? 'answer' : 'resume';
  const outcome = assessmentWorkflow.transition(state, event, WHOEVER);
  return outcome.ok ? outcome.to : state;
};

const counted = (questions: readonly QuestionState[]): OpenQuestions => ({
  open: questions.filter((state) => state === 'open').length,
  answered: questions.filter((state) => state === 'answered').length,
});

describe('the life of a question', () => {
  it('ends when it is resolved or withdrawn', () => {
    for (const event of QUESTION_EVENTS) {
      expect(questionWorkflow.transition('resolved', event, WHOEVER).ok).toBe(false);
      expect(questionWorkflow.transition('withdrawn', event, WHOEVER).ok).toBe(false);
    }
  });

  it('waits for the city again when the verifier asks on', () => {
    expect(questionWorkflow.transition('answered', 'followUp', WHOEVER)).toEqual({ ok: true, to: 'open' });
  });

  it('leads its data point and the assessment along, however many there are and in whatever order they move', () => {
    const steps = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...QUESTION_EVENTS)), { maxLength: 20 });
    fc.assert(
      fc.property(steps, fc.boolean(), (moves, reported) => {
        const questions: QuestionState[] = [];
        let dataPoint: DataPointState = reported ? 'reported' : 'notReported';
        let assessment: AssessmentWorkflowState = 'inVerification';
        for (const [which, event] of moves) {
          const question = questions[which];
          const outcome = question && questionWorkflow.transition(question, event, WHOEVER);
          if (event === 'ask') questions.push('open');
          else if (outcome?.ok) questions[which] = outcome.to;
          const open = counted(questions);
          dataPoint = dataPointAfter(dataPoint, open, reported);
          assessment = assessmentAfter(assessment, open);
          const closed = reported ? 'reported' : 'notReported';
          expect([dataPoint, assessment]).toEqual(
            open.open > 0
              ? ['queried', 'questionsOpen']
              : open.answered > 0
                ? ['answered', 'answered']
                : [closed, 'inVerification'],
          );
        }
      }),
    );
  });
});
