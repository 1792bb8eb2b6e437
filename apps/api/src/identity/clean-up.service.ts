import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobsService } from '../jobs/jobs.service.js';

const DAY = 24 * 60 * 60 * 1000;
/** Ended links and sessions are kept a little, then deleted. */
const KEPT_DAYS = 30;

/** Once a day, deletes what is over: sessions, links and counts of tries. */
@Injectable()
export class CleanUpService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.define('cleanUpAccounts', () => this.run(), '45 3 * * *');
  }

  async run(): Promise<void> {
    const now = Date.now();
    const old = new Date(now - KEPT_DAYS * DAY);
    await this.dataSource.query(`DELETE FROM user_session WHERE created_at < $1`, [old]);
    await this.dataSource.query(`DELETE FROM one_time_link WHERE expires_at < $1`, [old]);
    await this.dataSource.query(`DELETE FROM sign_in_throttle WHERE expire < $1`, [now]);
  }
}
