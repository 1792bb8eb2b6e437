import { Controller, Get, Param, Res } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../../shared/access.js';
import { ProblemDocument, ProblemException } from '../../shared/problem.js';
import { type ProofFile, ProofsService } from './proofs.service.js';

/** Seconds after which a leaf that was just written is signed as a rule. */
const RETRY_AFTER = '5';

/** Proof files of what was published. */
@ApiTags('Ledger')
@ApiProduces('text/plain')
@ApiOkResponse({ schema: { type: 'string' } })
@ApiNotFoundResponse({ type: ProblemDocument, description: 'No such edition or data point' })
@ApiServiceUnavailableResponse({ type: ProblemDocument, description: 'Not signed yet: try again shortly' })
@Public()
@Controller('editions/:id')
export class ProofsController {
  constructor(private readonly proofs: ProofsService) {}

  @Get('proof')
  @ApiOperation({
    operationId: 'getEditionProof',
    summary: 'Proof (C2SP tlog-proof) that the edition is in the log',
  })
  async edition(@Param('id') id: string, @Res() response: Response): Promise<void> {
    send(response, await this.find(response, id, null));
  }

  @Get('proofs/:dataPoint')
  @ApiOperation({
    operationId: 'getProof',
    summary: 'Proof (C2SP tlog-proof) that the published value is in the log',
  })
  async dataPoint(
    @Param('id') id: string,
    @Param('dataPoint') dataPoint: string,
    @Res() response: Response,
  ): Promise<void> {
    send(response, await this.find(response, id, dataPoint));
  }

  private find(response: Response, id: string, dataPoint: string | null): Promise<ProofFile> {
    return this.proofs.proof(id, dataPoint).catch((error: unknown) => {
      const pending = error instanceof ProblemException && error.code === 'proofPending';
      if (pending) response.setHeader('Retry-After', RETRY_AFTER);
      throw error;
    });
  }
}

function send(response: Response, { name, text }: ProofFile): void {
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  // Each request may be answered from a newer checkpoint, with more witnesses.
  response.setHeader('Cache-Control', 'no-cache');
  response.type('text/plain').send(text);
}
