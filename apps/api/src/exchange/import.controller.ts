import { Controller, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOperation,
  ApiPayloadTooLargeResponse,
  ApiTags,
  ApiTooManyRequestsResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import express, { type Request, type Response } from 'express';
import { MAX_FILE_BYTES, type Problem, problemMessage } from '#exchange';
import type { Language } from '#text';
import { allows, RequiresScope } from '../shared/access.js';
import { ReadsOwnBody } from '../shared/body.js';
import { actorOf, Caller } from '../shared/caller.js';
import { ReaderLanguage } from '../shared/language.js';
import { ProblemDocument, ProblemException, type ProblemItem } from '../shared/problem.js';
import { RateLimit } from '../shared/rate-limit.js';
import { apiText } from '../shared/texts.js';
import { ImportedDto, ImportQuery } from './import.dto.js';
import { type Imported, ImportService, SubmissionRefused } from './import.service.js';

/** Problems that are not of the file's format. */
const OURS = ['documentNeeded', 'assessmentHandedIn'] as const;

/** The body is read only after the caller was let in, and as bytes: the submission reader does the rest. */
const readBody = express.raw({ type: () => true, limit: MAX_FILE_BYTES });

@ApiTags('Exchange')
@UseGuards(RateLimit)
@RequiresScope('import')
@ReadsOwnBody()
@Controller('imports')
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  @Post()
  @ApiOperation({ operationId: 'importSubmission', summary: 'Import a submission file: whole or not at all' })
  @ApiConsumes('application/json')
  @ApiBody({
    description: 'A submission file, at most 2 MB.',
    schema: { type: 'object', additionalProperties: true },
  })
  @ApiCreatedResponse({ type: ImportedDto })
  @ApiPayloadTooLargeResponse({ type: ProblemDocument, description: 'The file is too large' })
  @ApiUnprocessableEntityResponse({
    type: ProblemDocument,
    description: 'The file has problems; errors lists all',
  })
  @ApiTooManyRequestsResponse({ type: ProblemDocument, description: 'Too many files in a minute' })
  async import(
    @Query() query: ImportQuery,
    @Caller() caller: Caller,
    @ReaderLanguage() language: Language,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportedDto> {
    const publish = query.publish === 'true';
    if (publish && !(caller.kind === 'token' && allows(caller.scopes, 'publish'))) {
      throw new ProblemException(403, 'scopeMissing', { scope: 'publish' });
    }
    const file = await bodyOf(request, response);
    const imported = await this.imports
      .importSubmission(file, { publish, actor: actorOf(caller) })
      .catch((error: unknown) => {
        throw error instanceof SubmissionRefused ? refusal(error.problems) : error;
      });
    return importedDto(imported, language);
  }
}

function bodyOf(request: Request, response: Response): Promise<Uint8Array> {
  return new Promise((settle, fail) => {
    readBody(request, response, (error?: Error | 'router' | 'route') => {
      if (error instanceof Error) fail(error);
      // Without a body the reader leaves nothing, or `{}`.
      else settle(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    });
  });
}

function refusal(problems: readonly Problem[]): ProblemException {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return new ProblemException(422, 'submissionRefused', { count: errors.length }, (language) =>
    errors.map((problem) => problemItem(problem, language)),
  );
}

function problemItem(problem: Problem, language: Language): ProblemItem {
  const { path, code } = problem;
  const ours = OURS.find((own) => own === code);
  return { path, code, message: ours ? apiText(language, ours) : problemMessage(problem, language) };
}

function importedDto({ city, assessmentId, editionId, warnings }: Imported, language: Language): ImportedDto {
  return {
    city,
    assessmentId,
    editionId,
    warnings: warnings.map((warning) => problemItem(warning, language)),
  };
}
