import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../../shared/caller.js';
import { ProblemException } from '../../shared/problem.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import { Clock } from '../clock.js';
import { timeText } from '../../shared/people.js';
import { personOf } from '../frame.js';
import { isScope } from '../scope.js';
import type { PresentPersonDto } from './together.dto.js';

/** Whoever was not heard of for so long has left. Browsers say that they are there every 20 seconds. */
const GONE_AFTER_MS = 60_000;

interface Row {
  readonly userId: string;
  readonly name: string;
  readonly category: string;
  readonly since: Date;
}

/** Who is at work on which category just now. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly clock: Clock,
  ) {}

  /** Notes that the caller looks at a category, and gives everybody who is there, the caller too. */
  async imHere(caller: Caller, assessmentId: string, category: string): Promise<PresentPersonDto[]> {
    const { cityId } = await this.access.require(caller, 'assessment.read', assessmentId);
    const userId = personOf(caller);
    if (userId === null || !isScope({ category, kpi: null })) throw new ProblemException(404, 'notFound');
    const now = this.clock.now();
    const limit = new Date(now.getTime() - GONE_AFTER_MS);
    await this.dataSource.query(
      `INSERT INTO presence (city_id, assessment_id, user_id, category, since, seen_at) VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (city_id, assessment_id, user_id) DO UPDATE SET category = excluded.category,
         seen_at = excluded.seen_at,
         since = CASE WHEN presence.category = excluded.category AND presence.seen_at > $6
           THEN presence.since ELSE excluded.since END`,
      [cityId, assessmentId, userId, category, now, limit],
    );
    const rows: Row[] = await this.dataSource.query(
      `SELECT user_id AS "userId", app_user.name, category, since FROM presence JOIN app_user ON app_user.id = user_id
       WHERE city_id = $1 AND assessment_id = $2 AND seen_at > $3 ORDER BY since, user_id`,
      [cityId, assessmentId, limit],
    );
    return rows.map(({ userId: id, name, category: where, since }) => ({
      user: { id, name },
      category: where,
      since: timeText(since),
    }));
  }
}
