import type { EntityManager } from 'typeorm';
import type { Target } from '#exchange';
import { type Openness, opennessOf } from '#workflow';
import { ProblemException } from '../../shared/problem.js';
import type { Frame } from '../frame.js';
import { lockAssessment } from '../lock.js';

/** Questions about one figure that are not closed: `open` ones wait for the city, `answered` ones for a verifier. */
export interface Waiting {
  readonly open: number;
  readonly answered: number;
}

export const NONE_WAITING: Waiting = { open: 0, answered: 0 };

/** What of the profile can be changed goes by this name beside the keys of data points. */
export const profileSubject = (key: string): string => `profile:${key}`;

const COUNTS = `'open', count(*) FILTER (WHERE state = 'open'), 'answered', count(*) FILTER (WHERE state = 'answered')`;
const OURS = 'city_id = assessment.city_id AND assessment_id = assessment.id';

/** A subquery of `readFrame`: `Waiting` of the data point that a parameter names. */
export const waitingOn = (parameter: string): string =>
  `(SELECT json_build_object(${COUNTS}) FROM question WHERE ${OURS} AND data_point = ${parameter})`;

/** A subquery of `readFrame`: `Waiting` by data point, and by `profile:` and key for figures of the profile. */
export const ALL_WAITING = `(SELECT coalesce(json_object_agg(subject, waiting), '{}') FROM (
    SELECT coalesce(data_point, 'profile:' || profile_key) AS subject, json_build_object(${COUNTS}) AS waiting
    FROM question WHERE ${OURS} AND state IN ('open', 'answered') GROUP BY subject) counted)`;

/** Throws the problem `assessmentFrozen` unless the city may change a figure with these questions now. */
export function requireChangeable({ state }: Pick<Frame, 'state'>, { open, answered }: Waiting): void {
  const openness = opennessOf(state);
  const changeable = openness === 'everything' || (openness === 'questioned' && open + answered > 0);
  if (!changeable) throw new ProblemException(409, 'assessmentFrozen');
}

/**
 * Locks the assessment until the end of the transaction and says how open it is to the city at that moment. Throws as
 * `requireChangeable` for the entry or the profile figure.
 */
export async function lockChangeable(
  manager: EntityManager,
  frame: Pick<Frame, 'cityId' | 'assessmentId'>,
  target: Target,
): Promise<Openness> {
  const state = await lockAssessment(manager, frame);
  const openness = opennessOf(state);
  const waiting = openness === 'questioned' ? await waitingFor(manager, frame, target) : NONE_WAITING;
  requireChangeable({ state }, waiting);
  return openness;
}

async function waitingFor(
  manager: EntityManager,
  { cityId, assessmentId }: Pick<Frame, 'cityId' | 'assessmentId'>,
  { kind, key }: Target,
): Promise<Waiting> {
  const column = kind === 'profile' ? 'profile_key' : 'data_point';
  const rows: { waiting: Waiting }[] = await manager.query(
    `SELECT json_build_object(${COUNTS}) AS waiting FROM question
     WHERE city_id = $1 AND assessment_id = $2 AND ${column} = $3`,
    [cityId, assessmentId, key],
  );
  return rows[0]?.waiting ?? NONE_WAITING;
}
