import type { DataSource } from 'typeorm';
import { JobsService } from '../jobs/jobs.service.js';
import { LedgerKeys } from './sequencing/keys.service.js';
import { LastCheckpoint } from './sequencing/last-checkpoint.js';
import { Sequencer } from './sequencing/sequencer.service.js';
import type { LedgerSettings } from './settings.js';

/** What an operator does with the keys of the log, without the HTTP service. */
export interface LedgerOperation {
  readonly keys: LedgerKeys;
  /** Takes up what waits, and signs with the keys there are now. */
  readonly sequencer: Sequencer;
}

export function operateLedger(dataSource: DataSource, settings: LedgerSettings): LedgerOperation {
  const keys = new LedgerKeys(dataSource, settings);
  const last = new LastCheckpoint(settings);
  return { keys, sequencer: new Sequencer(dataSource, keys, last, new JobsService()) };
}
