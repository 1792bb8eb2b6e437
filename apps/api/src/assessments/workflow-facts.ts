import type { AssessmentEvent, AssessmentGuard, AssessmentPermission, Facts } from '#workflow';
import type { Caller } from '../shared/caller.js';
import { PERMISSIONS, type Permission } from '../shared/permissions.js';
import type { AssessmentAccess } from './assessment-access.service.js';
import type { Frame } from './frame.js';

/** Events that people can send; the table also has those of verification and publication. */
export const REACHABLE_EVENTS: readonly AssessmentEvent[] = [
  'submit',
  'withdraw',
  'startScreening',
  'return',
  'accept',
];

/** What decides about the next steps of an assessment for a caller. */
export function factsOf(
  caller: Caller,
  frame: Frame,
  access: AssessmentAccess,
  ready: boolean,
): Facts<AssessmentPermission, AssessmentGuard> {
  return {
    may: (permission) => isPermission(permission) && access.allows(caller, permission, frame),
    obstacle: () => (ready ? null : 'notReady'),
  };
}

/** Permissions of steps that nobody can take yet are not in the list. */
function isPermission(permission: string): permission is Permission {
  return PERMISSIONS.some((known) => known === permission);
}
