import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Caller } from '../../shared/caller.js';
import type { Permission, Resource } from '../../shared/permissions.js';
import { ProblemException } from '../../shared/problem.js';
import { decide } from './decide.js';

/** What a request names: one of a programme, a city or an assessment; nothing means the whole installation. */
export interface ResourceRef {
  readonly programmeId?: string;
  readonly cityId?: string;
  readonly citySlug?: string;
  readonly assessmentId?: string;
  /** Whether the data points concerned are assigned to the caller (see `Resource`). */
  readonly assigned?: boolean;
}

/** What was named, as found: the programme always, where there is one; the city and the assessment where named. */
export interface FoundResource extends Resource {
  readonly citySlug?: string;
}

/** The resource of a permission that was given for a city or for an assessment. */
export type FoundCity = FoundResource & {
  readonly programmeId: string;
  readonly cityId: string;
  readonly citySlug: string;
};
export type FoundAssessment = FoundCity & { readonly assessmentId: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Row {
  readonly programmeId: string;
  readonly cityId?: string;
  readonly citySlug?: string;
  readonly assessmentId?: string;
}

/** Asks for permissions on what a request names. */
@Injectable()
export class AccessService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Gives the resource when the caller has the permission for it. Throws the problem `notAuthenticated` (401) for an
   * anonymous caller, and one and the same `notFound` (404) when it is absent and when it is forbidden.
   */
  require(
    caller: Caller,
    permission: Permission,
    ref: ResourceRef & { readonly assessmentId: string },
    manager?: EntityManager,
  ): Promise<FoundAssessment>;
  require(
    caller: Caller,
    permission: Permission,
    ref: ResourceRef & ({ readonly citySlug: string } | { readonly cityId: string }),
    manager?: EntityManager,
  ): Promise<FoundCity>;
  require(
    caller: Caller,
    permission: Permission,
    ref: ResourceRef,
    manager?: EntityManager,
  ): Promise<FoundResource>;
  async require(
    caller: Caller,
    permission: Permission,
    ref: ResourceRef,
    manager?: EntityManager,
  ): Promise<FoundResource> {
    if (caller.kind === 'anonymous') throw new ProblemException(401, 'notAuthenticated');
    const found = await this.find(ref, manager);
    if (!found || decide(caller, permission, found) === 'forbidden') {
      throw new ProblemException(404, 'notFound');
    }
    return found;
  }

  /** Whether the caller has the permission; never throws. The resource must have been found before. */
  allows(caller: Caller, permission: Permission, resource: Resource): boolean {
    return decide(caller, permission, resource) === 'allowed';
  }

  private async find(ref: ResourceRef, manager = this.dataSource.manager): Promise<FoundResource | null> {
    const { programmeId, cityId, citySlug, assessmentId, assigned } = ref;
    const given = assigned === undefined ? {} : { assigned };
    const rows = async (sql: string, value: string, isId: boolean): Promise<FoundResource | null> => {
      if (isId && !UUID.test(value)) return null;
      const [row]: Row[] = await manager.query(sql, [value]);
      return row ? { ...row, ...given } : null;
    };
    if (assessmentId !== undefined) return rows(ASSESSMENT, assessmentId, true);
    if (cityId !== undefined) return rows(`${CITY} WHERE city.id = $1`, cityId, true);
    if (citySlug !== undefined) return rows(`${CITY} WHERE city.slug = $1`, citySlug, false);
    if (programmeId !== undefined) return rows(PROGRAMME, programmeId, true);
    return given;
  }
}

const PROGRAMME = `SELECT id AS "programmeId" FROM programme WHERE id = $1`;
const CITY = `SELECT city.programme_id AS "programmeId", city.id AS "cityId", city.slug AS "citySlug" FROM city`;
const ASSESSMENT = `
  SELECT city.programme_id AS "programmeId", city.id AS "cityId", city.slug AS "citySlug",
    assessment.id AS "assessmentId"
  FROM assessment JOIN city ON city.id = assessment.city_id WHERE assessment.id = $1`;
