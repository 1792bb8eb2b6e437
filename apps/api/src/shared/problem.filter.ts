import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { MAX_FILE_BYTES } from '#exchange';
import { languageOf } from './language.js';
import { type ProblemDocument, ProblemException } from './problem.js';
import { apiText } from './texts.js';

/** Turns whatever a request ends with into a problem document (RFC 9457); faults of ours are logged, not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const problem = problemOf(thrown);
    if (problem.code === 'internal') this.logger.error(thrown instanceof Error ? thrown.stack : thrown);
    // The client left, or the answer has begun: there is nobody to tell.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendProblem(problem, http.getRequest<Request>(), response);
  }
}

export function sendProblem(problem: ProblemException, request: Request, response: Response): void {
  const language = languageOf(request);
  const status = problem.getStatus();
  const errors = problem.errorsIn?.(language);
  const body: ProblemDocument = {
    ...problem.members,
    type: `urn:civiscore:problem:${problem.code}`,
    title: apiText(language, problem.code, problem.params),
    status,
    code: problem.code,
    detail: apiText(language, `${problem.code}.detail`, problem.params),
    ...(errors ? { errors } : {}),
  };
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (status === 429) response.setHeader('Retry-After', String(retryAfter(problem)));
  response.removeHeader('ETag');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Language', language);
  response.vary('Accept-Language');
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}

/** Seconds after which it may work again. */
function retryAfter({ members }: ProblemException): number {
  const seconds = members['retryAfterSeconds'];
  return typeof seconds === 'number' ? seconds : 60;
}

/** What went wrong, as one of our problems. */
export function problemOf(thrown: unknown): ProblemException {
  if (thrown instanceof ProblemException) return thrown;
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusOf(thrown);
  switch (status) {
    case 404:
      return new ProblemException(404, 'notFound');
    case 413:
      return new ProblemException(413, 'fileTooLarge', { megabytes: MAX_FILE_BYTES / 1024 / 1024 });
    case 415:
      return new ProblemException(415, 'encodingNotSupported');
    case undefined:
      return new ProblemException(500, 'internal');
    default:
      return status < 500 ? new ProblemException(400, 'badRequest') : new ProblemException(500, 'internal');
  }
}

/** Status that Express and its body reader put on their errors (`http-errors`). */
function statusOf(thrown: unknown): number | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) return undefined;
  return typeof thrown.status === 'number' ? thrown.status : undefined;
}
