import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobsService } from '../jobs/jobs.service.js';
import { MailService } from './mail.service.js';

interface ReminderRow {
  readonly userId: string;
  readonly assessmentId: string | null;
  readonly city: string;
  readonly year: string;
  readonly closesOn: string;
  readonly days: number;
}

/** Reminds the managers of cities that have not submitted, on the days before closing that the round names. */
@Injectable()
export class RemindersService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobsService,
    private readonly mail: MailService,
  ) {}

  onModuleInit(): void {
    this.jobs.define('roundReminders', () => this.run(new Date()), '30 5 * * *');
  }

  /** Queues the reminders of a day (UTC). */
  async run(now: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const rows: ReminderRow[] = await manager.query(REMINDERS, [now.toISOString().slice(0, 10)]);
      for (const { userId, assessmentId, city, year, days, closesOn } of rows) {
        await this.mail.queue(manager, {
          kind: 'reminder',
          userId,
          params: { city, year, days, closesOn: { date: closesOn } },
          path: assessmentId === null ? 'workspace' : `workspace/${assessmentId}`,
        });
      }
    });
  }
}

const REMINDERS = `
  SELECT m.user_id AS "userId", a.id AS "assessmentId", c.name AS city, r.year::text AS year,
    r.closes_on::text AS "closesOn", r.closes_on - $1::date AS days
  FROM assessment_round r
  JOIN city c ON c.programme_id = r.programme_id
  JOIN city_membership m ON m.city_id = c.id AND m.role = 'cityManager'
  JOIN app_user u ON u.id = m.user_id AND u.disabled_at IS NULL AND u.password_hash IS NOT NULL
  LEFT JOIN assessment a ON a.city_id = c.id AND a.round_id = r.id
  WHERE r.opens_on <= $1::date AND r.closes_on >= $1::date
    AND r.closes_on - $1::date = ANY (r.reminder_days)
    AND (a.id IS NULL OR a.state IN ('draft', 'returned'))
  ORDER BY c.name, m.user_id`;
