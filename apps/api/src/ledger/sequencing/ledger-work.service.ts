import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobsService } from '../../jobs/jobs.service.js';
import { SEQUENCE } from '../ledger.service.js';
import { LedgerSettings } from '../settings.js';
import { LedgerKeyError, LedgerKeys } from './keys.service.js';
import { LedgerForkError } from './last-checkpoint.js';
import { ASK_WITNESSES, Sequencer } from './sequencer.service.js';
import { Witnesses } from './witnesses.service.js';

const EVERY_MINUTE = '* * * * *';
const EVERY_TEN_MINUTES = '*/10 * * * *';

/**
 * Runs the sequencer: after every leaf (a job), at the start, and by the clock, so that what a killed process left
 * behind does not wait for the next leaf.
 */
@Injectable()
export class LedgerWork implements OnModuleInit, OnApplicationBootstrap {
  private readonly log = new Logger('Ledger');

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: LedgerSettings,
    private readonly jobs: JobsService,
    private readonly keys: LedgerKeys,
    private readonly sequencer: Sequencer,
    private readonly witnesses: Witnesses,
  ) {}

  onModuleInit(): void {
    this.jobs.define(SEQUENCE, () => this.sequence(), EVERY_MINUTE);
    this.jobs.define(ASK_WITNESSES, () => this.witnesses.ask(), EVERY_TEN_MINUTES);
  }

  async onApplicationBootstrap(): Promise<void> {
    // The description of the API is made without a database.
    if (this.settings.elsewhere || !this.dataSource.isInitialized) return;
    await this.tell(() => this.keys.prepare());
    await this.sequence();
  }

  private sequence(): Promise<void> {
    return this.tell(() => this.sequencer.run());
  }

  /** Without a signature the rest of the program works; the operator reads in the log why there is none. */
  private async tell(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof LedgerKeyError || error instanceof LedgerForkError)) throw error;
      this.log.error(error.message);
    }
  }
}
