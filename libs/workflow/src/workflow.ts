import type { Facts, NextAction, Transition, TransitionOutcome, Workflow, WorkflowTable } from './types.js';

/** A workflow table that contradicts itself; `faults` says everything that is wrong with it. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError';

  constructor(readonly faults: readonly string[]) {
    super(`The workflow table is wrong: ${faults.join('; ')}`);
  }
}

/**
 * Everything wrong with a table: a state that cannot be reached, an event that leads from one state to two, a state
 * that nothing leaves but is not declared final, a final state that something leaves, a state that is not in the list.
 */
export function workflowFaults<S extends string, E extends string, P extends string, G extends string>({
  states,
  opening,
  finals,
  transitions,
}: WorkflowTable<S, E, P, G>): readonly string[] {
  const faults: string[] = [];
  const known = new Set<string>(states);
  if (known.size < states.length) faults.push('a state is listed twice');
  const named = [opening.to, ...finals, ...transitions.flatMap(({ from, to }) => [from, to])];
  for (const state of new Set(named))
    if (!known.has(state)) faults.push(`"${state}" is not in the list of states`);

  const seen = new Set<string>();
  for (const { from, event } of transitions) {
    const step = `${from} ${event}`;
    if (seen.has(step)) faults.push(`"${event}" leaves "${from}" twice`);
    seen.add(step);
  }

  const reached = reachable(opening.to, transitions);
  for (const state of states) {
    const left = transitions.some(({ from }) => from === state);
    const final = finals.includes(state);
    if (!reached.has(state)) faults.push(`"${state}" cannot be reached`);
    if (!left && !final) faults.push(`nothing leaves "${state}", which is not final`);
    if (left && final) faults.push(`"${state}" is final but something leaves it`);
  }
  return faults;
}

function reachable<S extends string>(
  start: S,
  transitions: readonly Transition<S, string, string, string>[],
): ReadonlySet<S> {
  const reached = new Set([start]);
  // A set is walked in the order of insertion, so states added on the way are visited too.
  for (const state of reached) {
    for (const { from, to } of transitions) if (from === state) reached.add(to);
  }
  return reached;
}

/**
 * Makes a workflow of a table.
 * @throws WorkflowError when the table contradicts itself
 */
export function defineWorkflow<S extends string, E extends string, P extends string, G extends string>(
  table: WorkflowTable<S, E, P, G>,
): Workflow<S, E, P, G> {
  const faults = workflowFaults(table);
  if (faults.length > 0) throw new WorkflowError(faults);

  const obstacleOf = ({ permission, guard }: Transition<S, E, P, G>, facts: Facts<P, G>): string | null => {
    if (!facts.may(permission)) return 'forbidden';
    return guard === undefined ? null : facts.obstacle(guard);
  };

  return {
    table,
    nextActions: (state, facts) =>
      table.transitions
        .filter(({ from }) => from === state)
        .map((step): NextAction<E> => {
          const reason = obstacleOf(step, facts);
          const { event, needs } = step;
          return {
            event,
            allowed: reason === null,
            ...(reason === null ? {} : { reason }),
            ...(needs ? { needs } : {}),
          };
        }),
    transition: (state, event, facts): TransitionOutcome<S> => {
      const step = table.transitions.find((other) => other.from === state && other.event === event);
      if (!step) return { ok: false, reason: 'notFromHere' };
      const reason = obstacleOf(step, facts);
      if (reason !== null) return { ok: false, reason };
      return { ok: true, to: step.to, ...(step.needs ? { needs: step.needs } : {}) };
    },
  };
}
