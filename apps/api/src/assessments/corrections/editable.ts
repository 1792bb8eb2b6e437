import { dataPointList } from '#catalogue';
import { PROFILE_KEYS } from '#exchange';
import { opennessOf } from '#workflow';
import type { Caller } from '../../shared/caller.js';
import type { AssessmentAccess } from '../assessment-access.service.js';
import type { Frame } from '../frame.js';
import { assignedDataPoints } from '../scope.js';
import { profileSubject, type Waiting } from './questioned.js';

/** What a caller may change now: everything, nothing, or these data points and (as `profile:<key>`) profile figures. */
export type Editable = 'all' | 'none' | readonly string[];

/** @param waiting questions that are not closed, by data point and by `profile:<key>` */
export function editable(
  access: Pick<AssessmentAccess, 'allows'>,
  caller: Caller,
  frame: Frame,
  waiting: Readonly<Record<string, Waiting>>,
): Editable {
  const openness = opennessOf(frame.state);
  if (openness === 'nothing') return 'none';
  const everywhere = access.allows(caller, 'assessment.edit', frame);
  if (openness === 'everything' && everywhere) return 'all';
  const own = everywhere ? CATALOGUED : assignedDataPoints(frame.own);
  const mine = own.filter((key) => access.allows(caller, 'assessment.edit', frame, key));
  const asked = (subject: string): boolean => openness === 'everything' || waiting[subject] !== undefined;
  const profile = everywhere ? PROFILE_KEYS.map(profileSubject) : [];
  const changeable = [...mine, ...profile].filter(asked);
  return changeable.length > 0 ? changeable : 'none';
}

const CATALOGUED = dataPointList.map(({ dataPoint }) => dataPoint.key);
