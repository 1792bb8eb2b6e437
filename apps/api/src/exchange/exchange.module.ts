import { type DynamicModule, Module } from '@nestjs/common';
import { RateLimit, RateLimitSettings } from '../shared/rate-limit.js';
import { ImportController } from './import.controller.js';
import { ImportService } from './import.service.js';

@Module({})
export class ExchangeModule {
  /** At most so many files are taken from one address in a minute. */
  static register(importsPerMinute: number): DynamicModule {
    return {
      module: ExchangeModule,
      controllers: [ImportController],
      providers: [
        ImportService,
        RateLimit,
        { provide: RateLimitSettings, useValue: new RateLimitSettings(importsPerMinute) },
      ],
    };
  }
}
