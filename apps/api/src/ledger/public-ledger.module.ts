import { type DynamicModule, Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { RateLimit, RateLimitSettings } from '../shared/rate-limit.js';
import { CosignaturesService } from './serving/cosignatures.service.js';
import { LedgerController } from './serving/ledger.controller.js';
import { LogKeysService } from './serving/log-keys.service.js';
import { LogController } from './serving/log.controller.js';
import { OpenedController } from './serving/opened.controller.js';
import { OpenedLeaves } from './serving/opened.service.js';
import { ProofsController } from './serving/proofs.controller.js';
import { ProofsService } from './serving/proofs.service.js';
import { LedgerReader } from './serving/reader.service.js';

/** Serves the log to everybody, and its opened records to those concerned. */
@Module({})
export class PublicLedgerModule {
  /** At most so many cosignatures are taken from one address in a minute. */
  static register(cosignaturesPerMinute: number): DynamicModule {
    return {
      module: PublicLedgerModule,
      imports: [AssessmentsModule],
      controllers: [LogController, LedgerController, ProofsController, OpenedController],
      providers: [
        LedgerReader,
        LogKeysService,
        CosignaturesService,
        ProofsService,
        OpenedLeaves,
        RateLimit,
        { provide: RateLimitSettings, useValue: new RateLimitSettings(cosignaturesPerMinute) },
      ],
    };
  }
}
