import { Module } from '@nestjs/common';
import { PublishingModule } from '../editions/publishing.module.js';
import { ReviewsModule } from '../verification/reviews.module.js';
import { AssessmentAccess } from './assessment-access.service.js';
import { AssessmentsController } from './assessments.controller.js';
import { AssessmentsService } from './assessments.service.js';
import { Clock } from './clock.js';
import { CorrectionsService } from './corrections/corrections.service.js';
import { CopyForwardService } from './entries/copy-forward.service.js';
import { EntriesController } from './entries/entries.controller.js';
import { EntryHistoryService } from './entries/entry-history.service.js';
import { EntrySavingService } from './entries/entry-saving.service.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { NoticesService } from './notices/notices.service.js';
import { OpeningService } from './opening.service.js';
import { ProfileService } from './profile.service.js';
import { ReadingService } from './reading.service.js';
import { StepEffectsService } from './submission/step-effects.service.js';
import { StepFactsService } from './submission/step-facts.service.js';
import { StepMailsService } from './submission/step-mails.service.js';
import { SubmittedService } from './submitted.service.js';
import { SubmissionController } from './submission/submission.controller.js';
import { SubmissionService } from './submission/submission.service.js';
import { AssignmentsService } from './together/assignments.service.js';
import { CommentsService } from './together/comments.service.js';
import { PresenceService } from './together/presence.service.js';
import { TogetherController } from './together/together.controller.js';
import { WorkspaceDataService } from './workspace-data.service.js';
import { WorkspaceService } from './workspace.service.js';

@Module({
  imports: [ReviewsModule, PublishingModule],
  controllers: [
    AssessmentsController,
    EntriesController,
    TogetherController,
    EvidenceController,
    SubmissionController,
  ],
  providers: [
    AssessmentAccess,
    AssessmentsService,
    OpeningService,
    ProfileService,
    WorkspaceService,
    WorkspaceDataService,
    CorrectionsService,
    EntrySavingService,
    EntryHistoryService,
    CopyForwardService,
    CommentsService,
    AssignmentsService,
    PresenceService,
    EvidenceService,
    SubmissionService,
    StepFactsService,
    StepEffectsService,
    StepMailsService,
    ReadingService,
    SubmittedService,
    NoticesService,
    Clock,
  ],
  exports: [
    AssessmentAccess,
    AssessmentsService,
    WorkspaceDataService,
    ReadingService,
    SubmittedService,
    StepFactsService,
    SubmissionService,
    EvidenceService,
  ],
})
export class AssessmentsModule {}
