import { describe, expect, it } from '@jest/globals';
import type { AssessmentState } from '../../api/programme-types.js';
import type { DeskItem, Duty } from '../../verifier/types.js';
import { todosOf } from './todo.js';

const person = { id: 'p1', name: 'Per' };

const item = (
  state: AssessmentState,
  more: Partial<Omit<DeskItem, 'progress'>> & { readonly progress?: Partial<DeskItem['progress']> } = {},
): DeskItem => ({
  assessment: {
    id: 'a1',
    city: { slug: 'testby', name: 'Testby', country: 'Norway', countryCode: 'NO' },
    year: 2026,
    state,
  },
  programme: { id: 'n1', name: 'Nordic hub' },
  submittedAt: '2026-03-01T00:00:00Z',
  ageDays: 3,
  openQuestions: 0,
  answeredQuestions: 0,
  verifiers: [{ user: person, duty: 'verifier' }],
  duty: null,
  ...more,
  progress: { reported: 40, judged: 0, queried: 0, answered: 0, confirmed: 0, total: 112, ...more.progress },
});

const as = (duty: Duty) => ({ duty });
const what = (todos: readonly { readonly what: string; readonly count: number }[]) =>
  todos.map((todo) => `${todo.what} ${todo.count}`);

describe('what waits for a verifier', () => {
  it('is what has no verdict and is not asked about', () => {
    const progress = { judged: 10, queried: 2, answered: 1 };
    const questioned = item('questionsOpen', {
      ...as('verifier'),
      progress,
      openQuestions: 2,
      answeredQuestions: 1,
    });
    expect(what(todosOf(questioned, false))).toEqual(['judge 27', 'answers 1']);
  });

  it('is nothing while only the city can go on', () => {
    const progress = { judged: 38, queried: 2 };
    const waiting = item('questionsOpen', { ...as('verifier'), progress, openQuestions: 2 });
    expect(todosOf(waiting, false)).toEqual([]);
  });

  it('is to conclude when everything is judged and no question is left', () => {
    const judged = item('inVerification', { ...as('verifier'), progress: { judged: 40 } });
    expect(what(todosOf(judged, false))).toEqual(['conclude 1']);
  });
});

describe('what waits for a second reader', () => {
  it.each(['inVerification', 'verified', 'qualityReview'] as const)(
    'are verdicts to confirm: %s',
    (state) => {
      const reading = item(state, { ...as('secondReader'), progress: { judged: 40, confirmed: 30 } });
      expect(what(todosOf(reading, false))).toEqual(['confirm 10']);
    },
  );

  it('is nothing once it is signed off', () => {
    expect(todosOf(item('signedOff', { ...as('secondReader'), progress: { judged: 40 } }), false)).toEqual(
      [],
    );
  });
});

describe('what waits for those who run the programme', () => {
  it.each([
    ['submitted', 'startScreening', 'programme'],
    ['screening', 'screen', 'desk'],
    ['verified', 'review', 'programme'],
    ['qualityReview', 'signOff', 'programme'],
    ['signedOff', 'publish', 'programme'],
  ] as const)('%s: %s', (state, expected, where) => {
    expect(todosOf(item(state), true)).toEqual([{ what: expected, count: 1, where }]);
  });

  it('is to assign verifiers where nobody verifies', () => {
    expect(what(todosOf(item('inVerification', { verifiers: [] }), true))).toEqual(['assign 1']);
    expect(todosOf(item('inVerification'), true)).toEqual([]);
  });

  it('is nothing while the city has it', () => {
    expect(todosOf(item('returned'), true)).toEqual([]);
  });

  it('does not wait for others of the programme', () => {
    expect(todosOf(item('signedOff'), false)).toEqual([]);
  });
});
