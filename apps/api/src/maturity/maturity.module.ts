import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { EditionsReadingModule } from '../editions/editions-reading.module.js';
import { AnswersService } from './answers.service.js';
import { MaturityController } from './maturity.controller.js';
import { MaturityService } from './maturity.service.js';
import { PublicMaturityController } from './public-maturity.controller.js';
import { TargetsService } from './targets.service.js';
import { TrendsService } from './trends.service.js';

@Module({
  imports: [AssessmentsModule, EditionsReadingModule],
  controllers: [MaturityController, PublicMaturityController],
  providers: [MaturityService, AnswersService, TargetsService, TrendsService],
})
export class MaturityModule {}
