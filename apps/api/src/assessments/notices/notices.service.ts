import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobsService } from '../../jobs/jobs.service.js';
import { MailService, type QueuedItem } from '../../mail/mail.service.js';
import { apiText } from '../../shared/texts.js';
import { Clock } from '../clock.js';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Reminder {
  readonly userId: string;
  readonly city: string;
  readonly assessmentId: string | null;
  readonly year: number;
  readonly closesOn: string;
  readonly days: number;
}

interface Activity {
  readonly userId: string;
  readonly assessmentId: string;
  readonly city: string;
  readonly year: number;
  readonly figures: number;
  readonly comments: number;
}

/** Mails by the clock: reminders before a round closes, and the daily digest of what colleagues did. */
@Injectable()
export class NoticesService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobsService,
    private readonly mails: MailService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.define('sendReminders', () => this.sendReminders(), '0 6 * * *');
    this.jobs.define('sendDigests', () => this.sendDigests(), '30 5 * * *');
  }

  /** Reminds the managers of cities that have not submitted, on the days before closing that their round names. */
  sendReminders(): Promise<void> {
    const today = this.clock.now().toISOString().slice(0, 10);
    return this.dataSource.transaction(async (manager) => {
      const reminders: Reminder[] = await manager.query(REMINDERS, [today]);
      for (const { userId, city, assessmentId, year, closesOn, days } of reminders) {
        await this.mails.queue(manager, {
          kind: 'reminder',
          userId,
          params: { city, year: `${year}`, closesOn, days },
          path: assessmentId === null ? 'workspace' : `workspace/${assessmentId}`,
        });
      }
    });
  }

  /** Tells everybody who works on a city what the others did there yesterday (UTC); nobody is told of nothing. */
  sendDigests(): Promise<void> {
    const today = new Date(`${this.clock.now().toISOString().slice(0, 10)}T00:00:00Z`);
    const yesterday = new Date(today.getTime() - DAY_MS);
    return this.dataSource.transaction(async (manager) => {
      const activities: Activity[] = await manager.query(ACTIVITY, [yesterday, today]);
      const byPerson = Map.groupBy(activities, ({ userId }) => userId);
      for (const [userId, own] of byPerson) {
        await this.mails.queue(manager, {
          kind: 'digest',
          userId,
          path: 'workspace',
          items: own.map(digestItem),
        });
      }
    });
  }
}

function digestItem({ assessmentId, city, year, figures, comments }: Activity): QueuedItem {
  const params = { city, year, figures, comments };
  return {
    text: { en: apiText('en', 'digest.item', params), fr: apiText('fr', 'digest.item', params) },
    path: `workspace/${assessmentId}`,
  };
}

const REMINDERS = `
  SELECT member.user_id AS "userId", city.name AS city, assessment.id AS "assessmentId", round.year,
    round.closes_on::text AS "closesOn", round.closes_on - $1::date AS days
  FROM assessment_round round
  JOIN city ON city.programme_id = round.programme_id
  JOIN city_membership member ON member.city_id = city.id AND member.role = 'cityManager'
  LEFT JOIN assessment ON assessment.city_id = city.id AND assessment.round_id = round.id
  WHERE (round.closes_on - $1::date) = ANY (round.reminder_days)
    AND (assessment.id IS NULL OR assessment.state IN ('draft', 'returned'))
  ORDER BY city.slug, member.user_id`;

const ACTIVITY = `
  SELECT * FROM (
    SELECT member.user_id AS "userId", assessment.id AS "assessmentId", city.name AS city,
      assessment.reporting_year AS year,
      (SELECT count(DISTINCT data_point)::int FROM entry_revision r WHERE r.city_id = assessment.city_id
        AND r.assessment_id = assessment.id AND r.updated_at >= $1 AND r.updated_at < $2
        AND r.updated_by <> 'user:' || member.user_id) AS figures,
      (SELECT count(*)::int FROM entry_comment c WHERE c.city_id = assessment.city_id
        AND c.assessment_id = assessment.id AND c.created_at >= $1 AND c.created_at < $2
        AND c.author_id <> member.user_id AND c.deleted_at IS NULL) AS comments
    FROM (SELECT DISTINCT city_id, user_id FROM city_membership WHERE role <> 'reader') member
    JOIN city ON city.id = member.city_id
    JOIN assessment ON assessment.city_id = member.city_id AND assessment.state <> 'publishedElsewhere') activity
  WHERE figures + comments > 0 ORDER BY city, year`;
