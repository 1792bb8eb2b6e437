import { Controller, Get, Req, Res } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { parseTilePath, type TilePath } from '#ledger';
import { Public } from '../../shared/access.js';
import { FOREVER } from '../../shared/caching.js';
import { ProblemDocument, ProblemException } from '../../shared/problem.js';
import { LedgerKeysDto } from './log.dto.js';
import { LogKeysService } from './log-keys.service.js';
import { LedgerReader } from './reader.service.js';

/** What comes before the path of a tile. */
const ROOT = '/ledger/';

/** The log as C2SP tlog-tiles lays it out: plain files, for anybody to read, keep and serve again. */
@ApiTags('Ledger')
@ApiNotFoundResponse({ type: ProblemDocument, description: 'The log has no such file (yet)' })
@Public()
@Controller('ledger')
export class LogController {
  constructor(
    private readonly reader: LedgerReader,
    private readonly keys: LogKeysService,
  ) {}

  @Get('checkpoint')
  @ApiOperation({
    operationId: 'getCheckpoint',
    summary: 'The newest signed checkpoint (C2SP tlog-checkpoint) with the cosignatures of witnesses',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async checkpoint(@Res() response: Response): Promise<void> {
    const checkpoint = await this.reader.checkpoint();
    if (!checkpoint) throw new ProblemException(404, 'notFound');
    openToPages(response);
    response.setHeader('Cache-Control', 'no-cache');
    response.type('text/plain').send(checkpoint.note);
  }

  @Get('keys')
  @ApiOperation({
    operationId: 'getLedgerKeys',
    summary: 'The name of the log, its public keys and its witnesses',
  })
  @ApiOkResponse({ type: LedgerKeysDto })
  async publicKeys(@Res({ passthrough: true }) response: Response): Promise<LedgerKeysDto> {
    openToPages(response);
    response.setHeader('Cache-Control', 'no-cache');
    return this.keys.all();
  }

  @Get('tile/*path')
  @ApiOperation({
    operationId: 'getTile',
    summary:
      'A tile of hashes or a bundle of entries (C2SP tlog-tiles), e.g. tile/0/000 or tile/entries/000.p/7',
  })
  @ApiParam({ name: 'path', type: String, description: 'Level or `entries`, and place; it has slashes.' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async tile(@Req() request: Request, @Res() response: Response): Promise<void> {
    const path = pathOf(request);
    const bytes = path && (await this.reader.tile(path));
    if (!bytes) throw new ProblemException(404, 'notFound');
    openToPages(response);
    response.setHeader('Cache-Control', FOREVER);
    response.type('application/octet-stream').send(Buffer.from(bytes));
  }
}

function pathOf({ path }: Request): TilePath | null {
  try {
    return parseTilePath(path.slice(ROOT.length));
  } catch {
    return null;
  }
}

/** Pages of anybody may read the log: it is there to be checked. */
function openToPages(response: Response): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}
