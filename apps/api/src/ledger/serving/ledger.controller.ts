import { Controller, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import express, { type Request, type Response } from 'express';
import { Public } from '../../shared/access.js';
import { ReadsOwnBody } from '../../shared/body.js';
import { FOREVER } from '../../shared/caching.js';
import { ProblemDocument, ProblemException } from '../../shared/problem.js';
import { RateLimit } from '../../shared/rate-limit.js';
import { CosignaturesService } from './cosignatures.service.js';
import { AcceptedCosignaturesDto, LedgerLeafDto } from './log.dto.js';
import { LedgerReader } from './reader.service.js';

/** A checkpoint with a hundred signatures is shorter. */
const MAX_NOTE_BYTES = 32 * 1024;

const readNote = express.text({ type: () => true, limit: MAX_NOTE_BYTES });

/** Single leaves, and the door for witnesses. */
@ApiTags('Ledger')
@Public()
@Controller('ledger')
export class LedgerController {
  constructor(
    private readonly reader: LedgerReader,
    private readonly cosignatures: CosignaturesService,
  ) {}

  @Get('leaves/:index')
  @ApiOperation({ operationId: 'getLedgerLeaf', summary: 'One leaf of the log' })
  @ApiOkResponse({ type: LedgerLeafDto })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'The signed tree has no such leaf' })
  async leaf(
    @Param('index') index: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LedgerLeafDto> {
    const leaf = /^(0|[1-9]\d{0,14})$/.test(index) ? await this.reader.leaf(Number(index)) : null;
    if (!leaf) throw new ProblemException(404, 'notFound');
    response.setHeader('Cache-Control', FOREVER);
    return { ...leaf, leaf: JSON.parse(leaf.text) as object };
  }

  @Post('cosignatures')
  @HttpCode(200)
  @UseGuards(RateLimit)
  @ReadsOwnBody()
  @ApiOperation({
    operationId: 'addCosignatures',
    summary: 'Lodge cosignatures of registered witnesses: a checkpoint of the log with their signature lines',
  })
  @ApiConsumes('text/plain')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ type: AcceptedCosignaturesDto })
  @ApiUnprocessableEntityResponse({
    type: ProblemDocument,
    description: 'Not a checkpoint of this log, or without a right cosignature of a registered witness',
  })
  @ApiTooManyRequestsResponse({ type: ProblemDocument, description: 'Too many requests in a minute' })
  async cosign(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AcceptedCosignaturesDto> {
    return { accepted: await this.cosignatures.accept(await noteOf(request, response)) };
  }
}

function noteOf(request: Request, response: Response): Promise<string> {
  return new Promise((settle, fail) => {
    readNote(request, response, (error?: unknown) => {
      if (error === undefined || error === null) {
        settle(typeof request.body === 'string' ? request.body : '');
      } else fail(new ProblemException(422, 'checkpointUnknown'));
    });
  });
}
