import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Language } from '#text';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { LanguageQuery, ReaderLanguage } from '../../shared/language.js';
import { ScreeningDto } from './screening.dto.js';
import { ScreeningService } from './screening.service.js';

@ApiTags('Verification')
@Controller('assessments/:id/screening')
export class ScreeningController {
  constructor(private readonly screening: ScreeningService) {}

  @Get()
  @Permission('verification.read')
  @ApiOperation({
    operationId: 'getScreening',
    summary: 'Whether a submission is complete and coherent enough to be verified',
  })
  @ApiOkResponse({ type: ScreeningDto })
  report(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<ScreeningDto> {
    return this.screening.report(caller, id, language);
  }
}
