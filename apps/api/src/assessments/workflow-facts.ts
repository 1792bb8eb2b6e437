import {
  ASSESSMENT_EVENTS,
  type AssessmentEvent,
  type AssessmentGuard,
  type AssessmentPermission,
  assessmentWorkflow,
  AUTOMATIC_EVENTS,
  type Facts,
} from '#workflow';
import type { Caller } from '../shared/caller.js';
import type { AssessmentAccess } from './assessment-access.service.js';
import type { Frame } from './frame.js';

/** Events that people can send: all but those that the program takes by itself. */
export const REACHABLE_EVENTS: readonly AssessmentEvent[] = ASSESSMENT_EVENTS.filter(
  (event) => event !== assessmentWorkflow.table.opening.event && !AUTOMATIC_EVENTS.includes(event),
);

/** What stands in the way of each condition, as a stable word; `null` for what is met. */
export type Obstacles = Readonly<Record<AssessmentGuard, string | null>>;

/** What decides about the next steps of an assessment for a caller. */
export function factsOf(
  caller: Caller,
  frame: Frame,
  access: Pick<AssessmentAccess, 'allows'>,
  obstacles: Obstacles,
): Facts<AssessmentPermission, AssessmentGuard> {
  return {
    may: (permission) => access.allows(caller, permission, frame),
    obstacle: (guard) => obstacles[guard],
  };
}
