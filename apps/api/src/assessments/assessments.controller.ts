import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Language } from '#text';
import { AccessService } from '../identity/access/access.service.js';
import { Permission } from '../shared/access.js';
import { Caller } from '../shared/caller.js';
import { LanguageQuery, ReaderLanguage } from '../shared/language.js';
import { ProblemDocument } from '../shared/problem.js';
import {
  AssessmentDto,
  AssessmentSummaryDto,
  ContextNoteDto,
  OpenAssessmentDto,
  ProfileFieldDto,
} from './assessment.dto.js';
import { AssessmentsService } from './assessments.service.js';
import { OpeningService } from './opening.service.js';
import { SaveContextDto, SaveProfileDto } from './profile.dto.js';
import { ProfileService } from './profile.service.js';
import { ManagedCityDto, WorkspaceDto } from './workspace.dto.js';
import { WorkspaceService } from './workspace.service.js';

@ApiTags('Workspace')
@Controller()
export class AssessmentsController {
  constructor(
    private readonly access: AccessService,
    private readonly assessments: AssessmentsService,
    private readonly opening: OpeningService,
    private readonly profile: ProfileService,
    private readonly workspace: WorkspaceService,
  ) {}

  @Get('workspace')
  @Permission('account.self')
  @ApiOperation({ operationId: 'getWorkspace', summary: 'What the caller has to do' })
  @ApiOkResponse({ type: WorkspaceDto })
  own(@Caller() caller: Caller): Promise<WorkspaceDto> {
    return this.workspace.of(caller);
  }

  @Get('programmes/:id/cities')
  @Permission('city.read')
  @ApiOperation({
    operationId: 'listProgrammeCities',
    summary: 'The cities of a programme with their newest assessment',
  })
  @ApiOkResponse({ type: [ManagedCityDto] })
  ofProgramme(@Param('id') id: string, @Caller() caller: Caller): Promise<ManagedCityDto[]> {
    return this.workspace.ofProgramme(caller, id);
  }

  @Get('cities/:slug/assessments')
  @Permission('assessment.read')
  @ApiOperation({
    operationId: 'listAssessments',
    summary: 'The assessments of a city, the newest year first',
  })
  @ApiOkResponse({ type: [AssessmentSummaryDto] })
  async list(@Param('slug') slug: string, @Caller() caller: Caller): Promise<AssessmentSummaryDto[]> {
    await this.access.require(caller, 'assessment.read', { citySlug: slug });
    return this.assessments.summaries(caller, 'city.slug = $1', slug);
  }

  @Post('cities/:slug/assessments')
  @Permission('assessment.create')
  @ApiOperation({ operationId: 'openAssessment', summary: 'Begin the assessment of a city in a round' })
  @ApiCreatedResponse({ type: AssessmentDto })
  @ApiConflictResponse({ type: ProblemDocument, description: 'The city has one in this round' })
  async open(
    @Param('slug') slug: string,
    @Body() { roundId }: OpenAssessmentDto,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<AssessmentDto> {
    const id = await this.opening.open(caller, slug, roundId);
    return this.assessments.view(caller, id, language);
  }

  @Get('assessments/:id')
  @Permission('assessment.read')
  @ApiOperation({ operationId: 'getAssessment', summary: 'An assessment with everything entered for it' })
  @ApiOkResponse({ type: AssessmentDto })
  one(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<AssessmentDto> {
    return this.assessments.view(caller, id, language);
  }

  @Put('assessments/:id/profile/:key')
  @Permission('assessment.edit')
  @ApiOperation({ operationId: 'saveProfileFigure', summary: 'Save a figure of the city profile' })
  @ApiOkResponse({ type: ProfileFieldDto })
  @ApiConflictResponse({
    type: ProblemDocument,
    description: '`newerValue` with `yours`, `theirs` and `fields`; `assessmentFrozen`',
  })
  @ApiUnprocessableEntityResponse({
    type: ProblemDocument,
    description: 'A field cannot be taken; nothing was saved',
  })
  saveProfile(
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() figure: SaveProfileDto,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<ProfileFieldDto> {
    return this.profile.saveFigure(caller, id, key, figure, language);
  }

  @Put('assessments/:id/context/:heading')
  @Permission('assessment.edit')
  @ApiOperation({
    operationId: 'saveContext',
    summary: 'Save what the city says about itself under a heading',
  })
  @ApiOkResponse({ type: ContextNoteDto })
  @ApiConflictResponse({
    type: ProblemDocument,
    description: '`newerValue` with `yours` and `theirs`; `assessmentFrozen`',
  })
  saveContext(
    @Param('id') id: string,
    @Param('heading') heading: string,
    @Body() note: SaveContextDto,
    @Caller() caller: Caller,
  ): Promise<ContextNoteDto> {
    return this.profile.saveContext(caller, id, heading, note);
  }
}
