import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Language } from '#text';
import { Permission } from '../../shared/access.js';
import { ReadsOwnBody } from '../../shared/body.js';
import { Caller } from '../../shared/caller.js';
import { LanguageQuery, ReaderLanguage } from '../../shared/language.js';
import { ProblemDocument } from '../../shared/problem.js';
import { AppliedDto, ApplyUploadDto, UploadDto } from './upload.dto.js';
import { UploadsService } from './uploads.service.js';

@ApiTags('Exchange')
@Controller()
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  @Post('assessments/:id/uploads')
  @ReadsOwnBody()
  @Permission('exchange.import')
  @ApiOperation({
    operationId: 'uploadFile',
    summary: 'Upload a filled-in workbook, CSV or JSON file and see what it would change',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ type: UploadDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`assessmentFrozen`' })
  @ApiPayloadTooLargeResponse({ type: ProblemDocument, description: 'The file is larger than 20 MB' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDocument,
    description: 'The file cannot be read; errors says why',
  })
  @ApiServiceUnavailableResponse({ type: ProblemDocument, description: 'Too many files are being read' })
  upload(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UploadDto> {
    return this.uploads.upload(caller, id, request, response, language);
  }

  @Get('uploads/:id')
  @Permission('exchange.import')
  @ApiOperation({
    operationId: 'getUpload',
    summary: 'An uploaded file compared with the assessment as it is now',
  })
  @ApiOkResponse({ type: UploadDto })
  one(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<UploadDto> {
    return this.uploads.one(caller, id, language);
  }

  @Post('uploads/:id/apply')
  @HttpCode(200)
  @Permission('exchange.import')
  @ApiOperation({
    operationId: 'applyUpload',
    summary: 'Write what an uploaded file changes: all or nothing',
  })
  @ApiOkResponse({ type: AppliedDto })
  @ApiConflictResponse({
    type: ProblemDocument,
    description: '`conflictsUndecided` with the rows in errors; `uploadApplied`; `assessmentFrozen`',
  })
  apply(
    @Param('id') id: string,
    @Body() { conflicts }: ApplyUploadDto,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
  ): Promise<AppliedDto> {
    return this.uploads.apply(caller, id, conflicts, language);
  }
}
