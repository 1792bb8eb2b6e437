import { type DynamicModule, Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { PublishingModule } from '../editions/publishing.module.js';
import { RateLimit, RateLimitSettings } from '../shared/rate-limit.js';
import { VerificationModule } from '../verification/verification.module.js';
import { ImportController } from './import.controller.js';
import { ImportService } from './import.service.js';
import { DownloadsController } from './uploads/downloads.controller.js';
import { QuestionsSheetController } from './uploads/questions-sheet.controller.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { UploadsService } from './uploads/uploads.service.js';
import { ExchangeWorkers } from './uploads/workers.js';

@Module({})
export class ExchangeModule {
  /** At most so many files are taken from one address in a minute. */
  static register(importsPerMinute: number): DynamicModule {
    return {
      module: ExchangeModule,
      imports: [AssessmentsModule, PublishingModule, VerificationModule],
      controllers: [ImportController, DownloadsController, UploadsController, QuestionsSheetController],
      providers: [
        ImportService,
        UploadsService,
        ExchangeWorkers,
        RateLimit,
        { provide: RateLimitSettings, useValue: new RateLimitSettings(importsPerMinute) },
      ],
    };
  }
}
