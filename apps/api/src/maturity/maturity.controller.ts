import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Language } from '#text';
import { Permission } from '../shared/access.js';
import { Caller } from '../shared/caller.js';
import { LanguageQuery, ReaderLanguage } from '../shared/language.js';
import { ProblemDocument } from '../shared/problem.js';
import { AnswersService } from './answers.service.js';
import {
  CapabilityAnswerDto,
  MaturityDto,
  MaturityTargetsDto,
  SaveAnswerDto,
  SaveTargetsDto,
  TrajectoryDto,
} from './maturity.dto.js';
import { MaturityService } from './maturity.service.js';
import { TargetsService } from './targets.service.js';
import { TrendsService } from './trends.service.js';

const conflict = {
  type: ProblemDocument,
  description: '`newerValue` with `yours`, `theirs` and `fields`; `assessmentFrozen`',
} as const;

@ApiTags('Maturity')
@Controller()
export class MaturityController {
  constructor(
    private readonly maturity: MaturityService,
    private readonly answers: AnswersService,
    private readonly targets: TargetsService,
    private readonly trends: TrendsService,
  ) {}

  @Get('assessments/:id/maturity')
  @Permission('assessment.read')
  @ApiOperation({
    operationId: 'getMaturity',
    summary: 'The maturity of an assessment with its questionnaire, its targets and what is missing',
  })
  @ApiOkResponse({ type: MaturityDto })
  view(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<MaturityDto> {
    return this.maturity.view(caller, id, language);
  }

  @Put('assessments/:id/maturity/answers/:question')
  @Permission('assessment.edit')
  @ApiOperation({
    operationId: 'saveCapabilityAnswer',
    summary: 'Save fields of an answer about the city’s capabilities',
  })
  @ApiOkResponse({ type: CapabilityAnswerDto })
  @ApiConflictResponse(conflict)
  saveAnswer(
    @Param('id') id: string,
    @Param('question') question: string,
    @Body() answer: SaveAnswerDto,
    @Caller() caller: Caller,
  ): Promise<CapabilityAnswerDto> {
    return this.answers.save(caller, id, question, answer);
  }

  @Put('cities/:slug/targets/:dataPoint')
  @Permission('assessment.edit')
  @ApiOperation({
    operationId: 'saveTargets',
    summary: 'Save the targets that a city sets for a data point',
    description: 'They count once every level has a value; a level that has none yet is no fault.',
  })
  @ApiOkResponse({ type: MaturityTargetsDto })
  @ApiConflictResponse(conflict)
  @ApiUnprocessableEntityResponse({
    type: ProblemDocument,
    description:
      '`targetsRefused`: what is wrong, each at its field, e.g. `targets.3.value`; nothing was saved',
  })
  saveTargets(
    @Param('slug') slug: string,
    @Param('dataPoint') dataPoint: string,
    @Body() targets: SaveTargetsDto,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<MaturityTargetsDto> {
    return this.targets.save(caller, slug, dataPoint, targets, language);
  }

  @Get('cities/:slug/trajectories/:dataPoint')
  @Permission('assessment.read')
  @ApiOperation({
    operationId: 'getTrajectory',
    summary: 'Values of a city’s editions beside the targets it has set so far',
  })
  @ApiOkResponse({ type: TrajectoryDto })
  trajectory(
    @Param('slug') slug: string,
    @Param('dataPoint') dataPoint: string,
    @Caller() caller: Caller,
  ): Promise<TrajectoryDto> {
    return this.trends.trajectory(caller, slug, dataPoint);
  }
}
