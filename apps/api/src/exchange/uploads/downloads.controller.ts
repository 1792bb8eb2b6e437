import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { writeCsv, writeJson } from '#exchange';
import type { Language } from '#text';
import { type WholeAssessment, WorkspaceDataService } from '../../assessments/workspace-data.service.js';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { LanguageQuery, ReaderLanguage } from '../../shared/language.js';
import { ProblemDocument } from '../../shared/problem.js';
import { bytesOf, busy, sendFile, XLSX } from './downloads.js';
import { ExchangeWorkers } from './workers.js';

@ApiTags('Exchange')
@Controller('assessments/:id')
export class DownloadsController {
  constructor(
    private readonly workspace: WorkspaceDataService,
    private readonly workers: ExchangeWorkers,
  ) {}

  @Get('template.xlsx')
  @Permission('exchange.export')
  @ApiOperation({
    operationId: 'getTemplate',
    summary: 'The workbook to fill in, with everything entered so far',
  })
  @ApiOkResponse(bytesOf(XLSX))
  @ApiServiceUnavailableResponse({ type: ProblemDocument, description: 'Too many files are being made' })
  async template(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
    @Res() response: Response,
  ): Promise<void> {
    const whole = await this.workspace.read(caller, 'exchange.export', id);
    const bytes = await this.workers.template(whole.data, language, new Date()).catch(busy);
    send(response, whole, 'xlsx', XLSX, bytes);
  }

  @Get('export.csv')
  @Permission('exchange.export')
  @ApiOperation({
    operationId: 'exportCsv',
    summary: 'Everything entered so far as CSV, which can be uploaded again',
  })
  @ApiOkResponse(bytesOf('text/csv'))
  async csv(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
    @Res() response: Response,
  ): Promise<void> {
    const whole = await this.workspace.read(caller, 'exchange.export', id);
    // Spreadsheets set to French take the comma for the decimal mark and separate by semicolons.
    const bytes = writeCsv(whole.data, language, { delimiter: language === 'fr' ? ';' : ',' });
    send(response, whole, 'csv', 'text/csv; charset=utf-8', Buffer.from(bytes));
  }

  @Get('export.json')
  @Permission('exchange.export')
  @ApiOperation({ operationId: 'exportJson', summary: 'Everything entered so far as a submission file' })
  @ApiOkResponse({
    content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
  })
  async json(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    const whole = await this.workspace.read(caller, 'exchange.export', id);
    send(response, whole, 'json', 'application/json; charset=utf-8', Buffer.from(writeJson(whole.data)));
  }
}

function send(
  response: Response,
  { frame }: WholeAssessment,
  ending: string,
  type: string,
  bytes: Buffer,
): void {
  sendFile(response, { name: `${frame.citySlug}-${frame.year}.${ending}`, type, bytes });
}
