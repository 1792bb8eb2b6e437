import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { writeQuestionsCsv } from '#exchange';
import type { Language } from '#text';
import { Permission } from '../../shared/access.js';
import { Caller } from '../../shared/caller.js';
import { LanguageQuery, ReaderLanguage } from '../../shared/language.js';
import { ProblemDocument } from '../../shared/problem.js';
import { QuestionReadingService } from '../../verification/questions/question-reading.service.js';
import { busy, bytesOf, sendFile, XLSX } from './downloads.js';
import { ExchangeWorkers } from './workers.js';

@ApiTags('Verification')
@Controller('assessments/:id')
export class QuestionsSheetController {
  constructor(
    private readonly questions: QuestionReadingService,
    private readonly workers: ExchangeWorkers,
  ) {}

  @Get('questions.xlsx')
  @Permission('question.read')
  @ApiOperation({ operationId: 'getQuestionsWorkbook', summary: 'The KPI questions sheet as a workbook' })
  @ApiOkResponse(bytesOf(XLSX))
  @ApiServiceUnavailableResponse({ type: ProblemDocument, description: 'Too many files are being made' })
  async workbook(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
    @Res() response: Response,
  ): Promise<void> {
    const { name, sheet } = await this.questions.sheet(caller, id);
    const bytes = await this.workers.questions(sheet, language, new Date()).catch(busy);
    sendFile(response, { name: `${name}.xlsx`, type: XLSX, bytes });
  }

  @Get('questions.csv')
  @Permission('question.read')
  @ApiOperation({ operationId: 'getQuestionsCsv', summary: 'The KPI questions sheet as CSV' })
  @ApiOkResponse(bytesOf('text/csv'))
  async csv(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
    @Res() response: Response,
  ): Promise<void> {
    const { name, sheet } = await this.questions.sheet(caller, id);
    // As with the other CSV files, French spreadsheets separate by semicolons.
    const bytes = writeQuestionsCsv(sheet, language, { delimiter: language === 'fr' ? ';' : ',' });
    sendFile(response, { name: `${name}.csv`, type: 'text/csv; charset=utf-8', bytes: Buffer.from(bytes) });
  }
}
