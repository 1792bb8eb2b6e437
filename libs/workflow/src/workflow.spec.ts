import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ASSESSMENT_EVENTS,
  ASSESSMENT_STATES,
  assessmentWorkflow,
  defineWorkflow,
  type Facts,
  isOpenToCity,
  workflowDocument,
  WorkflowError,
  workflowFaults,
  type WorkflowTable,
} from './index.js';

type Table = WorkflowTable<string, string, string, string>;

const door: Table = {
  states: ['closed', 'open', 'gone'],
  opening: { event: 'build', to: 'closed', permission: 'build' },
  finals: ['gone'],
  transitions: [
    { from: 'closed', event: 'open', to: 'open', permission: 'use', guard: 'unlocked' },
    { from: 'open', event: 'close', to: 'closed', permission: 'use' },
    { from: 'closed', event: 'remove', to: 'gone', permission: 'build', needs: 'reason' },
  ],
};

const everything: Facts<string, string> = { may: () => true, obstacle: () => null };

describe('a workflow table', () => {
  it('without faults is accepted', () => {
    expect(workflowFaults(door)).toEqual([]);
  });

  it.each<[string, Partial<Table>, RegExp]>([
    [
      'a state nobody reaches',
      { states: [...door.states, 'painted'], finals: ['gone', 'painted'] },
      /"painted" cannot be reached/,
    ],
    ['a dead end', { finals: [] }, /nothing leaves "gone"/],
    ['a final state that is left', { finals: ['gone', 'open'] }, /"open" is final/],
    [
      'one event with two ends',
      {
        transitions: [...door.transitions, { from: 'closed', event: 'open', to: 'gone', permission: 'use' }],
      },
      /"open" leaves "closed" twice/,
    ],
    ['an unlisted state', { states: ['closed', 'open'] }, /"gone" is not in the list/],
    ['a state listed twice', { states: [...door.states, 'open'] }, /twice/],
  ])('with %s is refused', (_, change, fault) => {
    expect(() => defineWorkflow({ ...door, ...change })).toThrow(WorkflowError);
    expect(workflowFaults({ ...door, ...change }).join('\n')).toMatch(fault);
  });

  it('says what can be done next, and why not', () => {
    const workflow = defineWorkflow(door);
    const guest: Facts<string, string> = {
      may: (permission) => permission === 'use',
      obstacle: () => 'locked',
    };
    expect(workflow.nextActions('closed', guest)).toEqual([
      { event: 'open', allowed: false, reason: 'locked' },
      { event: 'remove', allowed: false, reason: 'forbidden', needs: 'reason' },
    ]);
    expect(workflow.nextActions('closed', everything)).toEqual([
      { event: 'open', allowed: true },
      { event: 'remove', allowed: true, needs: 'reason' },
    ]);
    expect(workflow.nextActions('gone', everything)).toEqual([]);
  });

  it('leads nowhere from a state that the event does not leave', () => {
    expect(defineWorkflow(door).transition('open', 'remove', everything)).toEqual({
      ok: false,
      reason: 'notFromHere',
    });
  });

  it('lets through exactly what it announces as allowed', () => {
    const facts = fc.record({ held: fc.subarray(['use', 'build']), locked: fc.boolean() });
    fc.assert(
      fc.property(
        facts,
        fc.constantFrom(...door.states),
        fc.constantFrom('open', 'close', 'remove'),
        (fact, state, event) => {
          const workflow = defineWorkflow(door);
          const asked = {
            may: (p: string) => fact.held.includes(p),
            obstacle: () => (fact.locked ? 'locked' : null),
          };
          const announced = workflow.nextActions(state, asked).find((action) => action.event === event);
          expect(workflow.transition(state, event, asked).ok).toBe(announced?.allowed ?? false);
        },
      ),
    );
  });
});

describe('the life of an assessment', () => {
  it('uses every event it names', () => {
    const { opening, transitions } = assessmentWorkflow.table;
    const used = new Set([opening.event, ...transitions.map(({ event }) => event)]);
    expect([...used].toSorted()).toEqual([...ASSESSMENT_EVENTS].toSorted());
  });

  it('runs from draft to published when everything goes well', () => {
    const path = [
      'submit',
      'startScreening',
      'accept',
      'ask',
      'answer',
      'resume',
      'conclude',
      'startReview',
      'signOff',
      'publish',
    ] as const;
    let state: (typeof ASSESSMENT_STATES)[number] = 'draft';
    for (const event of path) {
      const outcome = assessmentWorkflow.transition(state, event, everything);
      if (!outcome.ok) throw new Error(`${event} does not leave ${state}: ${outcome.reason}`);
      state = outcome.to;
    }
    expect(state).toBe('published');
  });

  it('comes back to a state in which the city can edit only through a return, a withdrawal or a correction', () => {
    const ways = assessmentWorkflow.table.transitions.filter(({ to }) => isOpenToCity(to));
    expect(new Set(ways.map(({ event }) => event))).toEqual(new Set(['withdraw', 'return', 'correct']));
    expect(ASSESSMENT_STATES.filter(isOpenToCity)).toEqual(['draft', 'returned']);
  });

  it('is never submitted unless it is ready', () => {
    const notReady = { may: () => true, obstacle: () => 'notReady' };
    for (const state of ASSESSMENT_STATES) {
      expect(assessmentWorkflow.transition(state, 'submit', notReady).ok).toBe(false);
    }
  });

  it('is drawn in docs/workflow.md as the table has it', () => {
    const written = readFileSync(new URL('../../../docs/workflow.md', import.meta.url), 'utf8');
    expect(written).toBe(workflowDocument());
  });
});
