import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ENGINE_VERSION } from '#scoring';
import type { Language } from '#text';
import { Public } from '../shared/access.js';
import { FOREVER, isKnown, LONG, SHORT } from '../shared/caching.js';
import { LanguageQuery, ReaderLanguage } from '../shared/language.js';
import { ProblemDocument } from '../shared/problem.js';
import { ChangesQuery, EditionChangesDto } from './changes/changes.dto.js';
import { DocumentsService, type ServedDocument } from './documents.service.js';
import { EditionDto } from './edition.dto.js';
import { EditionsService } from './editions.service.js';
import { ExplanationDto } from '../shared/explanation.dto.js';

/** Published editions. They never change, so readers may keep what they got; only what supersedes them is news. */
@ApiTags('Editions')
@ApiExtraModels(ExplanationDto)
@ApiNotFoundResponse({ type: ProblemDocument, description: 'No such edition' })
@Public()
@Controller('editions/:id')
export class EditionsController {
  constructor(
    private readonly editions: EditionsService,
    private readonly documents: DocumentsService,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getEdition',
    summary: 'An edition with its figures, its result and its findings',
  })
  @ApiOkResponse({ type: EditionDto })
  async edition(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @ReaderLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.editions.find(id);
    const neighbours = await this.editions.neighbours(found);
    const newest = Math.max(...neighbours.map(({ number }) => number), found.edition.number);
    if (isKnown(request, response, `${found.edition.contentHash}-${newest}-${language}`, SHORT)) return;
    response.json(this.editions.view(found, neighbours, language));
  }

  @Get('changes')
  @ApiOperation({
    operationId: 'getChanges',
    summary: 'What differs from the edition it supersedes, or from another edition of the city',
  })
  @ApiOkResponse({ type: EditionChangesDto })
  async changes(
    @Param('id') id: string,
    @Query() query: ChangesQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const to = await this.editions.find(id);
    const from = await this.editions.other(to, query.with);
    if (isKnown(request, response, `${from.edition.contentHash}-${to.edition.contentHash}`, LONG)) return;
    response.json(this.editions.changes(from, to));
  }

  @Get('explanations')
  @ApiOperation({ operationId: 'getExplanations', summary: 'How every score of the edition came about' })
  @ApiOkResponse({ schema: { type: 'array', items: { $ref: getSchemaPath(ExplanationDto) } } })
  async explanations(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.editions.find(id);
    if (isKnown(request, response, `${found.edition.contentHash}-${ENGINE_VERSION}`, LONG)) return;
    response.json(this.editions.explain(found));
  }

  @Get('explanations/:dataPoint')
  @ApiOperation({ operationId: 'getExplanation', summary: 'How the score of one data point came about' })
  @ApiOkResponse({ type: ExplanationDto })
  async explanation(
    @Param('id') id: string,
    @Param('dataPoint') dataPoint: string,
    @Query() _query: LanguageQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.editions.find(id);
    const explanation = this.editions.explainOne(found, dataPoint);
    const tag = `${found.edition.contentHash}-${ENGINE_VERSION}-${dataPoint}`;
    if (isKnown(request, response, tag, LONG)) return;
    response.json(explanation);
  }

  @Get('content')
  @ApiOperation({
    operationId: 'getContent',
    summary: 'The published bytes: canonical JSON (RFC 8785), whose SHA-256 is the content hash',
  })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async content(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { edition } = await this.editions.find(id);
    if (isKnown(request, response, edition.contentHash, FOREVER)) return;
    response.type('application/json').send(edition.content);
  }

  @Get('documents/snapshot.pdf')
  @ApiOperation({ operationId: 'getSnapshot', summary: 'The City Snapshot as PDF' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async snapshot(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @ReaderLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.editions.find(id);
    const { slug } = found.city;
    const name = `civiscore-${slug}-${found.edition.reportingYear}-${language}.pdf`;
    const document = await this.documents.snapshot(found, language);
    response.setHeader('Content-Disposition', `inline; filename="${name}"`);
    sendDocument(request, response, 'application/pdf', document);
  }

  @Get('wheel.svg')
  @ApiOperation({ operationId: 'getWheel', summary: 'The benchmarking wheel as SVG' })
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  async wheel(
    @Param('id') id: string,
    @Query() _query: LanguageQuery,
    @ReaderLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.editions.find(id);
    sendDocument(request, response, 'image/svg+xml', await this.documents.wheel(found, language));
  }
}

function sendDocument(request: Request, response: Response, type: string, document: ServedDocument): void {
  if (isKnown(request, response, document.contentHash, LONG)) return;
  response.type(type).send(Buffer.from(document.bytes));
}
