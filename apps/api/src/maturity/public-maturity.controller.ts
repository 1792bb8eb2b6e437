import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { catalogue } from '#catalogue';
import { MATURITY_ENGINE_VERSION, sdgView } from '#maturity';
import { EditionsService } from '../editions/editions.service.js';
import { Public } from '../shared/access.js';
import { isKnown, LONG, SHORT } from '../shared/caching.js';
import { maturityOf, parseContent } from '../shared/edition-content.js';
import { LanguageQuery } from '../shared/language.js';
import { judgeMaturity } from '../shared/maturity.js';
import { ProblemDocument } from '../shared/problem.js';
import { EditionMaturityDto, SdgGoalDto } from './published.dto.js';
import { TrendsDto, TrendsQuery } from './trends.dto.js';
import { TrendsService } from './trends.service.js';

/** Maturity, goals and trends of what is published. */
@ApiTags('Maturity')
@Public()
@Controller()
export class PublicMaturityController {
  constructor(
    private readonly editions: EditionsService,
    private readonly trends: TrendsService,
  ) {}

  @Get('editions/:id/maturity')
  @ApiOperation({
    operationId: 'getEditionMaturity',
    summary: 'The maturity of an edition; where it publishes none, as it follows from its figures',
  })
  @ApiOkResponse({ type: EditionMaturityDto })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'No such edition' })
  async maturity(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { edition } = await this.editions.find(id);
    if (isKnown(request, response, `${edition.contentHash}-${MATURITY_ENGINE_VERSION}`, LONG)) return;
    const content = parseContent(edition.content);
    const published = maturityOf(content);
    const view: EditionMaturityDto = published
      ? { basis: 'published', ...published }
      : { basis: 'computed', ...judgeMaturity(content.result, {}), answers: [], targets: [] };
    response.json(view);
  }

  @Get('editions/:id/sdg')
  @ApiOperation({
    operationId: 'getSdgView',
    summary: 'The result by Sustainable Development Goal, target and KPI',
  })
  @ApiOkResponse({ type: [SdgGoalDto] })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'No such edition' })
  async sdg(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { edition } = await this.editions.find(id);
    if (isKnown(request, response, `${edition.contentHash}-${MATURITY_ENGINE_VERSION}`, LONG)) return;
    response.json(sdgView(catalogue, parseContent(edition.content).result));
  }

  @Get('cities/:slug/trends')
  @ApiOperation({
    operationId: 'getTrends',
    summary: 'How the figures of a city went over its editions, how far the targets are, and where it leads',
  })
  @ApiOkResponse({ type: TrendsDto })
  @ApiNotFoundResponse({ type: ProblemDocument, description: 'No such city, or no such data point' })
  async ofCity(
    @Param('slug') slug: string,
    @Query() query: TrendsQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const series = await this.trends.series(slug);
    const { dataPoint = '', year = '' } = query;
    const editions = series.editions.map(({ number }) => number).join('.');
    const tag = `${series.city.id}-${editions}-${MATURITY_ENGINE_VERSION}-${dataPoint}-${year}`;
    const view = await this.trends.trends(series, query);
    if (isKnown(request, response, encodeURIComponent(tag), SHORT)) return;
    response.json(view);
  }
}
