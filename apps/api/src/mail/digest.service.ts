import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobsService } from '../jobs/jobs.service.js';
import { MailService, type QueuedItem } from './mail.service.js';
import { mailText } from './message.js';

const DAY = 24 * 60 * 60 * 1000;
/** Assignments are named so many days before they are due. */
const DUE_DAYS = 3;

interface DigestRow {
  readonly userId: string;
  readonly assessmentId: string;
  readonly city: string;
  readonly year: string;
  readonly changed: number;
  readonly comments: number;
  readonly due: number;
}

/** Tells the people of a city once a day what happened in its open assessments; who would read nothing gets no mail. */
@Injectable()
export class DigestService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobsService,
    private readonly mail: MailService,
  ) {}

  onModuleInit(): void {
    this.jobs.define('dailyDigest', () => this.run(new Date()), '0 5 * * *');
  }

  /** Queues the digests of the 24 hours before a moment. */
  async run(until: Date): Promise<void> {
    const since = new Date(until.getTime() - DAY);
    const today = until.toISOString().slice(0, 10);
    await this.dataSource.transaction(async (manager) => {
      const rows: DigestRow[] = await manager.query(DIGEST, [since, until, today, DUE_DAYS]);
      const byUser = Map.groupBy(rows, ({ userId }) => userId);
      for (const [userId, own] of byUser) {
        const items = own.flatMap(itemsOf);
        await this.mail.queue(manager, { kind: 'digest', userId, items, path: 'workspace' });
      }
    });
  }
}

function itemsOf({ assessmentId, city, year, changed, comments, due }: DigestRow): QueuedItem[] {
  const item = (key: 'digest.changed' | 'digest.comments' | 'digest.due', count: number): QueuedItem[] => {
    if (count === 0) return [];
    const params = { city, year, count };
    const text = { en: mailText('en', key, params), fr: mailText('fr', key, params) };
    return [{ text, path: `workspace/${assessmentId}` }];
  };
  return [
    ...item('digest.changed', changed),
    ...item('digest.comments', comments),
    ...item('digest.due', due),
  ];
}

const DIGEST = `
  SELECT * FROM (
    SELECT m.user_id AS "userId", a.id AS "assessmentId", c.name AS city, a.reporting_year::text AS year,
      (SELECT count(DISTINCT r.data_point)::int FROM entry_revision r
       WHERE r.city_id = a.city_id AND r.assessment_id = a.id AND r.updated_at >= $1 AND r.updated_at < $2
         AND r.updated_by <> 'user:' || m.user_id) AS changed,
      (SELECT count(*)::int FROM entry_comment k
       WHERE k.city_id = a.city_id AND k.assessment_id = a.id AND k.created_at >= $1 AND k.created_at < $2
         AND k.author_id <> m.user_id AND k.deleted_at IS NULL) AS comments,
      (SELECT count(*)::int FROM assignment s
       WHERE s.city_id = a.city_id AND s.assessment_id = a.id AND s.user_id = m.user_id
         AND s.due_on BETWEEN $3::date AND $3::date + $4::int) AS due
    FROM (SELECT DISTINCT city_id, user_id FROM city_membership WHERE role IN ('cityManager', 'contributor')) m
    JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL AND u.password_hash IS NOT NULL
    JOIN city c ON c.id = m.city_id
    JOIN assessment a ON a.city_id = m.city_id AND a.state IN ('draft', 'returned') AND a.round_id IS NOT NULL
  ) AS news
  WHERE changed + comments + due > 0 ORDER BY "userId", city, year`;
