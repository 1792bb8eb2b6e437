import { VERIFICATION_STATES } from '#workflow';
import type { AssessmentState } from '../../api/programme-types.js';
import type { DeskItem } from '../../verifier/types.js';

/** Something that an assessment waits for; `count` where there are several of it. */
export interface Todo {
  readonly what:
    | 'startScreening'
    | 'screen'
    | 'assign'
    | 'review'
    | 'signOff'
    | 'publish'
    | 'judge'
    | 'answers'
    | 'conclude'
    | 'confirm';
  readonly count: number;
  /** Where it is done: on the desk, or on the programme's page about the assessment. */
  readonly where: 'desk' | 'programme';
}

const verifying = ({ assessment }: DeskItem): boolean =>
  VERIFICATION_STATES.some((state) => state === assessment.state);

/**
 * What of an assessment waits for a person, by what they are assigned to and whether they run the programme. Nothing
 * that waits for somebody else is in it.
 */
export function todosOf(item: DeskItem, runsProgramme: boolean): readonly Todo[] {
  return [...ofVerifier(item), ...ofSecondReader(item), ...(runsProgramme ? ofProgramme(item) : [])];
}

function ofVerifier(item: DeskItem): readonly Todo[] {
  if (item.duty !== 'verifier' || !verifying(item)) return [];
  const { progress, openQuestions, answeredQuestions } = item;
  const left = progress.reported - progress.judged - progress.queried - progress.answered;
  const todos: readonly Todo[] = [
    { what: 'judge', count: left, where: 'desk' },
    { what: 'answers', count: answeredQuestions, where: 'desk' },
  ];
  const waiting = todos.filter(({ count }) => count > 0);
  const done = progress.judged === progress.reported && openQuestions + answeredQuestions === 0;
  return done ? [{ what: 'conclude', count: 1, where: 'desk' }] : waiting;
}

function ofSecondReader(item: DeskItem): readonly Todo[] {
  const { duty, progress, assessment } = item;
  const reading = verifying(item) || assessment.state === 'verified' || assessment.state === 'qualityReview';
  const count = progress.judged - progress.confirmed;
  return duty === 'secondReader' && reading && count > 0 ? [{ what: 'confirm', count, where: 'desk' }] : [];
}

/** What those who run a programme do in a state. */
const OF_PROGRAMME: Readonly<Partial<Record<AssessmentState, Omit<Todo, 'count'>>>> = {
  submitted: { what: 'startScreening', where: 'programme' },
  screening: { what: 'screen', where: 'desk' },
  verified: { what: 'review', where: 'programme' },
  qualityReview: { what: 'signOff', where: 'programme' },
  signedOff: { what: 'publish', where: 'programme' },
};

function ofProgramme(item: DeskItem): readonly Todo[] {
  const unassigned = verifying(item) && !item.verifiers.some(({ duty }) => duty === 'verifier');
  const todo = unassigned
    ? ({ what: 'assign', where: 'programme' } as const)
    : OF_PROGRAMME[item.assessment.state];
  return todo === undefined ? [] : [{ ...todo, count: 1 }];
}
