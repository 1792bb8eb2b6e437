import { Module } from '@nestjs/common';
import { PublishingService } from './publishing.service.js';

/** Freezing editions, for those who take an assessment to publication; reading them is `EditionsModule`. */
@Module({ providers: [PublishingService], exports: [PublishingService] })
export class PublishingModule {}
