import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Language } from '#text';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { LanguageQuery, ReaderLanguage } from '../../shared/language.js';
import { ProblemDocument } from '../../shared/problem.js';
import { ReadinessDto, StepTakenDto, TakeStepDto, TransitionDto } from './submission.dto.js';
import { SubmissionService } from './submission.service.js';

@ApiTags('Workspace')
@Controller('assessments/:id')
export class SubmissionController {
  constructor(private readonly submission: SubmissionService) {}

  @Get('readiness')
  @Permission('assessment.read')
  @ApiOperation({ operationId: 'getReadiness', summary: 'What is still to be done before submitting' })
  @ApiOkResponse({ type: ReadinessDto })
  readiness(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<ReadinessDto> {
    return this.submission.readiness(caller, id, language);
  }

  @Post('transitions')
  @HttpCode(200)
  // Which permission a step needs, the workflow table says.
  @Permission('assessment.read')
  @ApiOperation({ operationId: 'takeStep', summary: 'Take a step through the workflow (docs/workflow.md)' })
  @ApiOkResponse({ type: StepTakenDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`transitionRefused` with the member `reason`' })
  take(@Param('id') id: string, @Body() step: TakeStepDto, @Caller() caller: Caller): Promise<StepTakenDto> {
    return this.submission.take(caller, id, step);
  }

  @Get('transitions')
  @Permission('assessment.read')
  @ApiOperation({
    operationId: 'listTransitions',
    summary: 'Every step the assessment took, the oldest first',
  })
  @ApiOkResponse({ type: [TransitionDto] })
  transitions(@Param('id') id: string, @Caller() caller: Caller): Promise<TransitionDto[]> {
    return this.submission.transitions(caller, id);
  }
}
