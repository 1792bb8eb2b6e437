import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataPointByKey } from '#catalogue';
import { ASSESSMENT_STATES, isOpenToCity, opennessOf } from '#workflow';
import { AccessService } from '../identity/access/access.service.js';
import type { CityRefDto } from '../shared/city.dto.js';
import type { Caller } from '../shared/caller.js';
import { AssessmentsService } from './assessments.service.js';
import { ALL_WAITING, type Waiting } from './corrections/questioned.js';
import { personOf } from './frame.js';
import { assignedDataPoints } from './scope.js';
import type {
  AssignedDataPointDto,
  ManagedCityDto,
  WorkspaceCityDto,
  WorkspaceDto,
  WorkspaceProgrammeDto,
} from './workspace.dto.js';

interface CityRow {
  readonly cityId: string;
  readonly city: CityRefDto;
  readonly programme: { readonly id: string; readonly slug: string; readonly name: string };
  readonly role: string;
}

interface AssignmentRow {
  readonly assessmentId: string;
  readonly city: CityRefDto;
  readonly category: string | null;
  readonly kpi: string | null;
  readonly dueOn: string | null;
  readonly assessmentState: string;
  readonly statuses: Readonly<Record<string, string | null>>;
  /** Questions that are not closed, by data point. */
  readonly waiting: Readonly<Record<string, Waiting>>;
}

const CITY = `json_build_object('slug', city.slug, 'name', city.name, 'country', city.country,
  'countryCode', city.country_code) AS city`;
const PROGRAMME = `json_build_object('id', programme.id, 'slug', programme.slug, 'name', programme.name) AS programme`;

/** What a person has to do. */
@Injectable()
export class WorkspaceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
    private readonly assessments: AssessmentsService,
  ) {}

  async of(caller: Caller): Promise<WorkspaceDto> {
    const person = personOf(caller);
    const [cities, programmes, assigned] = await Promise.all([
      this.cities(caller, person),
      this.programmes(caller, person),
      this.assigned(person),
    ]);
    return { cities, programmes, assigned };
  }

  /** The cities of a programme by name, each with its managers and its newest assessment. */
  async ofProgramme(caller: Caller, programmeId: string): Promise<ManagedCityDto[]> {
    await this.access.require(caller, 'city.read', { programmeId });
    const rows: Pick<ManagedCityDto, 'city' | 'managers'>[] = await this.dataSource.query(
      `SELECT ${CITY},
         (SELECT coalesce(json_agg(json_build_object('id', app_user.id, 'name', app_user.name) ORDER BY app_user.name),
             '[]')
           FROM city_membership JOIN app_user ON app_user.id = user_id
           WHERE city_id = city.id AND role = 'cityManager' AND disabled_at IS NULL) AS managers
       FROM city WHERE programme_id = $1 ORDER BY city.slug`,
      [programmeId],
    );
    const summaries = await this.assessments.summaries(caller, 'city.programme_id = $1', programmeId);
    return rows.map(({ city, managers }) => {
      const assessment = summaries.find((summary) => summary.city.slug === city.slug);
      return { city, managers, ...(assessment ? { assessment } : {}) };
    });
  }

  private async cities(caller: Caller, person: string | null): Promise<WorkspaceCityDto[]> {
    const rows: CityRow[] = await this.dataSource.query(
      `SELECT city.id AS "cityId", ${CITY}, ${PROGRAMME}, role FROM city_membership
       JOIN city ON city.id = city_id JOIN programme ON programme.id = city.programme_id
       WHERE user_id = $1 ORDER BY city.slug, role`,
      [person],
    );
    if (rows.length === 0) return [];
    const ids = rows.map(({ cityId }) => cityId);
    const summaries = await this.assessments.summaries(caller, 'assessment.city_id = ANY ($1::uuid[])', ids);
    return rows.map(({ city, programme, role }) => ({
      city,
      programme,
      role,
      assessments: summaries.filter((summary) => summary.city.slug === city.slug),
    }));
  }

  private async programmes(caller: Caller, person: string | null): Promise<WorkspaceProgrammeDto[]> {
    const rows: Omit<CityRow, 'city' | 'cityId'>[] = await this.dataSource.query(
      `SELECT ${PROGRAMME}, role FROM programme_membership JOIN programme ON programme.id = programme_id
       WHERE user_id = $1 ORDER BY programme.slug, role`,
      [person],
    );
    return Promise.all(
      rows.map(async ({ programme, role }) => ({
        programme,
        role,
        waiting: await this.assessments.summaries(
          caller,
          `city.programme_id = $1 AND assessment.state IN ('submitted', 'screening')`,
          programme.id,
        ),
      })),
    );
  }

  private async assigned(person: string | null): Promise<AssignedDataPointDto[]> {
    const rows: AssignmentRow[] = await this.dataSource.query(
      `SELECT assignment.assessment_id AS "assessmentId", ${CITY}, category, kpi, due_on::text AS "dueOn",
         (SELECT coalesce(json_object_agg(data_point, status), '{}') FROM entry WHERE entry.city_id = assignment.city_id
           AND entry.assessment_id = assignment.assessment_id) AS statuses,
         assessment.state AS "assessmentState", ${ALL_WAITING} AS waiting
       FROM assignment JOIN city ON city.id = assignment.city_id
       JOIN assessment ON assessment.city_id = assignment.city_id AND assessment.id = assignment.assessment_id
       WHERE assignment.user_id = $1 AND assessment.state = ANY ($2::text[])
         AND EXISTS (SELECT FROM city_membership WHERE city_id = city.id AND city_membership.user_id = $1)
       ORDER BY due_on NULLS LAST, assignment.id`,
      [person, ASSESSMENT_STATES.filter((state) => opennessOf(state) !== 'nothing')],
    );
    const seen = new Set<string>();
    return rows.flatMap(({ assessmentId, city, category, kpi, dueOn, assessmentState, statuses, waiting }) =>
      assignedDataPoints([{ category, kpi }])
        .filter((dataPoint) => isOpenToCity(assessmentState) || (waiting[dataPoint]?.open ?? 0) > 0)
        // What is assigned twice, with its category and alone, is due at the earlier date.
        .filter((dataPoint) => !seen.has(`${assessmentId} ${dataPoint}`))
        .map((dataPoint) => {
          seen.add(`${assessmentId} ${dataPoint}`);
          const status = statuses[dataPoint] ?? null;
          const state = status === null ? 'missing' : status === 'notReported' ? 'notReported' : 'reported';
          return {
            assessmentId,
            city,
            kpi: dataPointByKey(dataPoint)?.kpi.code ?? '',
            dataPoint,
            dueOn,
            state,
            openQuestions: waiting[dataPoint]?.open ?? 0,
          };
        }),
    );
  }
}
