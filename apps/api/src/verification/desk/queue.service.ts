import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataPointList } from '#catalogue';
import { VERDICTS } from '#workflow';
import { personOf } from '../../assessments/assessment-access.service.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Caller } from '../../shared/caller.js';
import { timeText } from '../../shared/people.js';
import { DESK_STATES, type DeskItemDto, type DeskQuery, type DeskQueueDto } from './queue.dto.js';

type Row = Omit<DeskItemDto, 'duty' | 'submittedAt' | 'progress'> & {
  readonly cityId: string;
  readonly submittedAt: Date | null;
  readonly progress: Omit<DeskItemDto['progress'], 'total'>;
};

const OURS = 'city_id = assessment.city_id AND assessment_id = assessment.id';
const number = (condition: string): string => `(count(*) FILTER (WHERE ${condition}))::int`;
const VERDICT_STATES = VERDICTS.map((verdict) => `'${verdict}'`).join(', ');

const ITEMS = `
  SELECT city.id AS "cityId",
    json_build_object('id', assessment.id, 'city', json_build_object('slug', city.slug, 'name', city.name,
      'country', city.country, 'countryCode', city.country_code), 'year', assessment.reporting_year,
      'state', assessment.state) AS assessment,
    json_build_object('id', programme.id, 'name', programme.name) AS programme,
    CASE WHEN round.id IS NOT NULL THEN json_build_object('id', round.id, 'opensOn', round.opens_on,
      'closesOn', round.closes_on) END AS round,
    assessment.submitted_at AS "submittedAt",
    floor(extract(epoch FROM now() - assessment.submitted_at) / 86400)::int AS "ageDays",
    json_build_object('reported', entries.reported, 'judged', reviews.judged, 'queried', reviews.queried,
      'answered', reviews.answered, 'confirmed', reviews.confirmed) AS progress,
    questions.open AS "openQuestions", questions.answered AS "answeredQuestions",
    (SELECT coalesce(json_agg(json_build_object('user', json_build_object('id', person.id, 'name', person.name),
        'duty', duty) ORDER BY duty DESC, person.name), '[]')
      FROM verifier_assignment JOIN app_user person ON person.id = user_id WHERE ${OURS} AND state = 'active')
      AS verifiers
  FROM assessment JOIN city ON city.id = assessment.city_id JOIN programme ON programme.id = city.programme_id
    LEFT JOIN assessment_round round ON round.id = assessment.round_id
    CROSS JOIN LATERAL (SELECT ${number(`status <> 'notReported'`)} AS reported FROM entry WHERE ${OURS}) entries
    CROSS JOIN LATERAL (SELECT ${number(`state IN (${VERDICT_STATES})`)} AS judged,
        ${number(`state = 'queried'`)} AS queried, ${number(`state = 'answered'`)} AS answered,
        ${number('confirmed')} AS confirmed FROM review WHERE ${OURS}) reviews
    CROSS JOIN LATERAL (SELECT ${number(`state = 'open'`)} AS open, ${number(`state = 'answered'`)} AS answered
      FROM question WHERE ${OURS}) questions`;

/** What waits for verifiers and for those who run the programme. */
@Injectable()
export class QueueService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
  ) {}

  /** The assessments that the caller may see verified, as the query picks and orders them. */
  async list(caller: Caller, { state, city, mine, sort }: DeskQuery): Promise<DeskQueueDto> {
    const rows: Row[] = await this.dataSource.query(
      `${ITEMS} WHERE assessment.state = ANY ($1) AND ($2::uuid[] IS NULL OR city.programme_id = ANY ($2))
         AND ($3::text IS NULL OR city.slug = $3)
       ORDER BY assessment.submitted_at NULLS LAST, assessment.id`,
      [DESK_STATES, programmesOf(caller), city ?? null],
    );
    const items = rows
      .filter(({ cityId, programme }) =>
        this.access.allows(caller, 'verification.read', { cityId, programmeId: programme.id }),
      )
      .map((row) => itemOf(row, caller))
      .filter(({ duty }) => mine !== 'true' || duty !== null);
    const counts = Map.groupBy(items, (item) => item.assessment.state);
    return {
      items: items
        .filter(({ assessment }) => state === undefined || assessment.state === state)
        .toSorted(ORDERS[sort]),
      counts: Object.fromEntries([...counts].map(([each, of]) => [each, of.length])),
    };
  }

  /** One assessment that the caller may see, in whatever state it is. */
  async item(caller: Caller, assessmentId: string): Promise<DeskItemDto> {
    const [row]: Row[] = await this.dataSource.query(`${ITEMS} WHERE assessment.id = $1`, [assessmentId]);
    if (!row) throw new Error(`The assessment ${assessmentId} vanished.`);
    return itemOf(row, caller);
  }
}

/** Sorting is stable: within equal places the oldest come first. */
const ORDERS: Readonly<Record<DeskQuery['sort'], (one: DeskItemDto, other: DeskItemDto) => number>> = {
  age: () => 0,
  city: (one, other) => one.assessment.city.slug.localeCompare(other.assessment.city.slug),
  state: (one, other) => placeOf(one) - placeOf(other),
};

const placeOf = ({ assessment }: DeskItemDto): number =>
  DESK_STATES.findIndex((state) => state === assessment.state);

/** Programmes in which the caller has a role, so that no others are read; `null` for all of them. */
function programmesOf(caller: Caller): readonly string[] | null {
  if (caller.kind === 'anonymous') return [];
  const { roles } = caller;
  if (roles.some(({ role }) => role === 'administrator')) return null;
  return roles.flatMap((grant) => ('programmeId' in grant ? grant.programmeId : []));
}

function itemOf({ cityId: _, submittedAt, progress, ...row }: Row, caller: Caller): DeskItemDto {
  const person = personOf(caller);
  return {
    ...row,
    submittedAt: submittedAt === null ? null : timeText(submittedAt),
    progress: { ...progress, total: dataPointList.length },
    duty: row.verifiers.find(({ user }) => user.id === person)?.duty ?? null,
  };
}
