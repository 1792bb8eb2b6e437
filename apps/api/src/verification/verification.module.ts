import { Module } from '@nestjs/common';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { VerifiersController } from './assignments/verifiers.controller.js';
import { VerifiersService } from './assignments/verifiers.service.js';
import { DeskController } from './desk/desk.controller.js';
import { DeskService } from './desk/desk.service.js';
import { PeersService } from './desk/peers.service.js';
import { PointService } from './desk/point.service.js';
import { QueueService } from './desk/queue.service.js';
import { QuestionClosingService } from './questions/closing.service.js';
import { QuestionMailsService } from './questions/question-mails.service.js';
import { QuestionReadingService } from './questions/question-reading.service.js';
import { QuestionsController } from './questions/questions.controller.js';
import { QuestionsService } from './questions/questions.service.js';
import { ReviewsModule } from './reviews.module.js';
import { ScreeningController } from './screening/screening.controller.js';
import { ScreeningService } from './screening/screening.service.js';
import { VerdictsController } from './verdicts/verdicts.controller.js';
import { VerdictsService } from './verdicts/verdicts.service.js';

/** The verifiers' side of an assessment: who verifies it, what they see, ask and decide. */
@Module({
  imports: [AssessmentsModule, ReviewsModule],
  controllers: [
    VerifiersController,
    VerdictsController,
    QuestionsController,
    DeskController,
    ScreeningController,
  ],
  providers: [
    VerifiersService,
    VerdictsService,
    QuestionsService,
    QuestionClosingService,
    QuestionReadingService,
    QuestionMailsService,
    QueueService,
    DeskService,
    PointService,
    PeersService,
    ScreeningService,
  ],
  exports: [QuestionReadingService],
})
export class VerificationModule {}
