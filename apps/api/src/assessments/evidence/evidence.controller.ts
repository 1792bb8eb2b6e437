import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBody,
  ApiConflictResponse,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Permission } from '../../shared/access.js';
import { ReadsOwnBody } from '../../shared/body.js';
import { Caller } from '../../shared/caller.js';
import { ProblemDocument } from '../../shared/problem.js';
import { EvidenceDto } from '../entries/entry.dto.js';
import { EvidenceService } from './evidence.service.js';

@ApiTags('Workspace')
@Controller('assessments/:id')
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  @Post('entries/:dataPoint/evidence')
  @ReadsOwnBody()
  @Permission('evidence.edit')
  @ApiOperation({ operationId: 'addEvidence', summary: 'Add a file that proves a figure, at most 50 MB' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ type: EvidenceDto })
  @ApiConflictResponse({ type: ProblemDocument, description: '`assessmentFrozen`' })
  @ApiPayloadTooLargeResponse({ type: ProblemDocument, description: 'The file is larger than 50 MB' })
  @ApiUnprocessableEntityResponse({ type: ProblemDocument, description: 'There is no file, or an empty one' })
  add(
    @Param('id') id: string,
    @Param('dataPoint') dataPoint: string,
    @Caller() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<EvidenceDto> {
    return this.evidence.add(caller, id, dataPoint, request, response);
  }

  @Get('evidence/:evidenceId')
  @Permission('evidence.read')
  @ApiOperation({ operationId: 'getEvidence', summary: 'A file of evidence, always as a download' })
  @ApiOkResponse({
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  })
  send(
    @Param('id') id: string,
    @Param('evidenceId') evidenceId: string,
    @Caller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.evidence.send(caller, id, evidenceId, response);
  }

  @Get('evidence/:evidenceId/view')
  @Permission('evidence.read')
  @ApiOperation({
    operationId: 'viewEvidence',
    summary: 'A PDF or an image to be shown in a frame of the desk; other files are not found here',
  })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  show(
    @Param('id') id: string,
    @Param('evidenceId') evidenceId: string,
    @Caller() caller: Caller,
    @Res() response: Response,
  ): Promise<void> {
    return this.evidence.show(caller, id, evidenceId, response);
  }

  @Delete('evidence/:evidenceId')
  @HttpCode(204)
  @Permission('evidence.edit')
  @ApiOperation({
    operationId: 'removeEvidence',
    summary: 'Take a file of evidence away; that it was there stays known',
  })
  @ApiNoContentResponse()
  @ApiConflictResponse({ type: ProblemDocument, description: '`assessmentFrozen`' })
  remove(
    @Param('id') id: string,
    @Param('evidenceId') evidenceId: string,
    @Caller() caller: Caller,
  ): Promise<void> {
    return this.evidence.remove(caller, id, evidenceId);
  }
}
