import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Language } from '#text';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { LanguageQuery, ReaderLanguage } from '../../shared/language.js';
import { CopyForwardService } from './copy-forward.service.js';
import { EntryConflictDto, EntryRefusalDto, SavedEntryDto, SaveEntryDto } from './entry.dto.js';
import { EntryHistoryService } from './entry-history.service.js';
import { EntrySavingService } from './entry-saving.service.js';
import { CopiedForwardDto, CopyForwardDto, EntryRevisionDto, RestoreDto } from './history.dto.js';

@ApiTags('Workspace')
@Controller('assessments/:id/entries')
export class EntriesController {
  constructor(
    private readonly saving: EntrySavingService,
    private readonly histories: EntryHistoryService,
    private readonly copying: CopyForwardService,
  ) {}

  @Post('copy-forward')
  @HttpCode(200)
  @Permission('assessment.edit')
  @ApiOperation({
    operationId: 'copyForward',
    summary: 'Copy figures of the earlier year where there are none yet',
  })
  @ApiOkResponse({ type: CopiedForwardDto })
  copy(
    @Param('id') id: string,
    @Body() what: CopyForwardDto,
    @Caller() caller: Caller,
  ): Promise<CopiedForwardDto> {
    return this.copying.copy(caller, id, what);
  }

  @Put(':dataPoint')
  @Permission('assessment.edit')
  @ApiOperation({
    operationId: 'saveEntry',
    summary: 'Save fields of a data point',
    description:
      'Fields that only a colleague changed since `baseRevision` stay as they are. A field that both changed to ' +
      'different values is a conflict, and nothing is saved.',
  })
  @ApiOkResponse({ type: SavedEntryDto })
  @ApiConflictResponse({ type: EntryConflictDto, description: '`newerValue`, or `assessmentFrozen`' })
  @ApiUnprocessableEntityResponse({
    type: EntryRefusalDto,
    description: 'Fields in `errors` cannot be taken; the others were saved',
  })
  save(
    @Param('id') assessmentId: string,
    @Param('dataPoint') dataPoint: string,
    @Query() _query: LanguageQuery,
    @Body() { baseRevision, patch }: SaveEntryDto,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<SavedEntryDto> {
    return this.saving.save(caller, { assessmentId, dataPoint, baseRevision }, patch, language);
  }

  @Get(':dataPoint/history')
  @Permission('assessment.read')
  @ApiOperation({
    operationId: 'getEntryHistory',
    summary: 'Every revision of a data point, the newest first',
  })
  @ApiOkResponse({ type: [EntryRevisionDto] })
  history(
    @Param('id') assessmentId: string,
    @Param('dataPoint') dataPoint: string,
    @Caller() caller: Caller,
  ): Promise<EntryRevisionDto[]> {
    return this.histories.history(caller, assessmentId, dataPoint);
  }

  @Post(':dataPoint/restore')
  @HttpCode(200)
  @Permission('assessment.edit')
  @ApiOperation({ operationId: 'restoreEntry', summary: 'Bring the content of an earlier revision back' })
  @ApiOkResponse({ type: SavedEntryDto })
  @ApiConflictResponse({ type: EntryConflictDto, description: '`newerValue`, or `assessmentFrozen`' })
  restore(
    @Param('id') assessmentId: string,
    @Param('dataPoint') dataPoint: string,
    @Body() { revision, baseRevision }: RestoreDto,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<SavedEntryDto> {
    return this.saving.restore(caller, { assessmentId, dataPoint, baseRevision }, revision, language);
  }
}
