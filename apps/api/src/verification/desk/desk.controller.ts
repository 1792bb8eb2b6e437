import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Language } from '#text';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { LanguageQuery, ReaderLanguage } from '../../shared/language.js';
import { DeskAssessmentDto } from './desk.dto.js';
import { DeskService } from './desk.service.js';
import { DeskPointDto } from './point.dto.js';
import { PointService } from './point.service.js';
import { DeskQuery, DeskQueueDto } from './queue.dto.js';
import { QueueService } from './queue.service.js';

@ApiTags('Verification')
@Controller()
export class DeskController {
  constructor(
    private readonly queue: QueueService,
    private readonly desk: DeskService,
    private readonly points: PointService,
  ) {}

  @Get('desk')
  @Permission('verification.read')
  @ApiOperation({
    operationId: 'getDeskQueue',
    summary: 'The assessments under verification that the caller may see',
  })
  @ApiOkResponse({ type: DeskQueueDto })
  list(@Query() query: DeskQuery, @Caller() caller: Caller): Promise<DeskQueueDto> {
    return this.queue.list(caller, query);
  }

  @Get('assessments/:id/desk')
  @Permission('verification.read')
  @ApiOperation({ operationId: 'getDesk', summary: 'An assessment with where each data point stands' })
  @ApiOkResponse({ type: DeskAssessmentDto })
  assessment(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<DeskAssessmentDto> {
    return this.desk.assessment(caller, id, language);
  }

  @Get('assessments/:id/desk/:dataPoint')
  @Permission('verification.read')
  @ApiOperation({ operationId: 'getDeskPoint', summary: 'Everything to judge one data point by' })
  @ApiOkResponse({ type: DeskPointDto })
  point(
    @Param('id') id: string,
    @Param('dataPoint') dataPoint: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<DeskPointDto> {
    return this.points.point(caller, id, dataPoint, language);
  }
}
