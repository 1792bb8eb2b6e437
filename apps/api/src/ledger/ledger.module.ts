import { type DynamicModule, Global, Module } from '@nestjs/common';
import { LedgerService } from './ledger.service.js';
import { LedgerKeys } from './sequencing/keys.service.js';
import { LastCheckpoint } from './sequencing/last-checkpoint.js';
import { LedgerWork } from './sequencing/ledger-work.service.js';
import { Sequencer } from './sequencing/sequencer.service.js';
import { Witnesses } from './sequencing/witnesses.service.js';
import { LedgerSettings } from './settings.js';

/** Gives every feature the log to write to, and takes up what was written. */
@Global()
@Module({})
export class LedgerModule {
  static register(settings: LedgerSettings): DynamicModule {
    return {
      module: LedgerModule,
      providers: [
        { provide: LedgerSettings, useValue: settings },
        LedgerService,
        LedgerKeys,
        LastCheckpoint,
        Sequencer,
        Witnesses,
        LedgerWork,
      ],
      exports: [LedgerService],
    };
  }
}
