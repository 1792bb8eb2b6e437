import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { City, EditionRecord } from '#persistence';
import { EditionsService } from './editions.service.js';

/** Reading published editions, also for the features that show more of them. */
@Module({
  imports: [TypeOrmModule.forFeature([City, EditionRecord])],
  providers: [EditionsService],
  exports: [EditionsService],
})
export class EditionsReadingModule {}
