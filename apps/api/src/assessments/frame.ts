import type { EntityManager } from 'typeorm';
import { type AssessmentState, preparedQuery } from '#persistence';
import { isOpenToCity } from '#workflow';
import type { FoundAssessment } from '../identity/access/access.service.js';
import type { Caller } from '../shared/caller.js';
import type { VerificationDuty } from '../shared/permissions.js';
import { ProblemException } from '../shared/problem.js';
import type { AssignedScope } from './scope.js';

/** An assessment without its figures: what every use case needs to know first. */
export interface Frame extends FoundAssessment {
  readonly cityName: string;
  readonly country: string;
  readonly countryCode: string;
  readonly programmeName: string;
  readonly year: number;
  readonly state: AssessmentState;
  readonly roundId: string | null;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly createdAt: string;
  readonly submittedAt: string | null;
  readonly statement: string | null;
  readonly benchmarkSet: string;
  /** What is assigned to the caller. */
  readonly own: readonly AssignedScope[];
  /** What the caller is assigned to do in its verification. */
  readonly duty: VerificationDuty | null;
  /** Name of the caller; `null` for a token of nobody. */
  readonly callerName: string | null;
}

/** Selects `Frame` as one JSON object; `$1` is the assessment, `$2` the calling person (or null). */
export const FRAME = `
  jsonb_build_object('programmeId', city.programme_id, 'cityId', city.id, 'citySlug', city.slug,
    'assessmentId', assessment.id, 'cityName', city.name, 'country', city.country,
    'countryCode', city.country_code, 'programmeName', programme.name, 'year', assessment.reporting_year,
    'state', assessment.state, 'roundId', assessment.round_id, 'opensOn', round.opens_on,
    'closesOn', round.closes_on, 'createdAt', assessment.created_at, 'submittedAt', assessment.submitted_at,
    'statement', assessment.statement, 'benchmarkSet', assessment.benchmark_set,
    'own', (SELECT coalesce(jsonb_agg(jsonb_build_object('category', category, 'kpi', kpi)), '[]') FROM assignment
      WHERE assignment.city_id = assessment.city_id AND assignment.assessment_id = assessment.id AND user_id = $2),
    'duty', (SELECT duty FROM verifier_assignment WHERE verifier_assignment.city_id = assessment.city_id
      AND verifier_assignment.assessment_id = assessment.id AND user_id = $2 AND verifier_assignment.state = 'active'),
    'callerName', (SELECT name FROM app_user WHERE app_user.id = $2)) AS frame`;

export const FRAME_TABLES = `assessment JOIN city ON city.id = assessment.city_id
  JOIN programme ON programme.id = city.programme_id LEFT JOIN assessment_round round ON round.id = assessment.round_id`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The person behind a caller; `null` for an anonymous one and for a token of nobody. */
export function personOf(caller: Caller): string | null {
  return caller.kind === 'anonymous' ? null : caller.userId;
}

/** Further columns of a frame's query. */
export interface MoreColumns {
  readonly columns: readonly string[];
  readonly params: readonly unknown[];
  /** Name under which the query is prepared; such a query sees what is committed, not the transaction of a manager. */
  readonly prepared?: string;
}

type Framed<More> = { readonly frame: Frame } & More;

export const NO_MORE: MoreColumns = { columns: [], params: [] };

/**
 * Reads an assessment's frame together with further columns, in one query. `null` when there is no such assessment.
 * Further columns are subqueries on `assessment.city_id` and `assessment.id`; their parameters begin at `$3`.
 */
export async function readFrame<More extends object = object>(
  manager: EntityManager,
  caller: Caller,
  assessmentId: string,
  more: MoreColumns = NO_MORE,
): Promise<Framed<More> | null> {
  if (!UUID.test(assessmentId)) return null;
  const text = `SELECT ${[FRAME, ...more.columns].join(', ')} FROM ${FRAME_TABLES} WHERE assessment.id = $1`;
  const values = [assessmentId, personOf(caller), ...more.params];
  const [row] = more.prepared
    ? await preparedQuery<Framed<More>>(manager.dataSource, more.prepared, text, values)
    : await manager.query<Framed<More>[]>(text, values);
  return row ?? null;
}

/** Throws the problem `assessmentFrozen` unless the city may change its figures now. */
export function requireOpen({ state }: Pick<Frame, 'state'>): void {
  if (!isOpenToCity(state)) throw new ProblemException(409, 'assessmentFrozen');
}
