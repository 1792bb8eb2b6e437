import { type DynamicModule, Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { RateLimit, RateLimitSettings } from '../shared/rate-limit.js';
import { ImportController } from './import.controller.js';
import { ImportService } from './import.service.js';
import { DownloadsController } from './uploads/downloads.controller.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { UploadsService } from './uploads/uploads.service.js';
import { ExchangeWorkers } from './uploads/workers.js';

@Module({})
export class ExchangeModule {
  /** At most so many files are taken from one address in a minute. */
  static register(importsPerMinute: number): DynamicModule {
    return {
      module: ExchangeModule,
      imports: [AssessmentsModule],
      controllers: [ImportController, DownloadsController, UploadsController],
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
