import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import express, { type Request, type Response } from 'express';
import type { Observable } from 'rxjs';
import { ProblemException } from './problem.js';

const MB = 1024 * 1024;

/** Largest JSON body of an endpoint that does not read its body itself, in bytes. */
const MAX_JSON_BYTES = MB / 2;

/** No body of this API is nested deeper. */
const MAX_DEPTH = 20;

const OWN_BODY = 'civiscore:ownBody';

/** The endpoint reads its body itself: a file, or a submission that the file reader checks. */
export const ReadsOwnBody = () => SetMetadata(OWN_BODY, true);

const readJson = express.json({ limit: MAX_JSON_BYTES });

/**
 * Reads the JSON body of a request after the guards have let the caller in. Another type of body is not read: a form of
 * a foreign page cannot send JSON without asking first.
 */
@Injectable()
export class JsonBody implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const own = this.reflector.getAllAndOverride<boolean | undefined>(OWN_BODY, [
      context.getHandler(),
      context.getClass(),
    ]);
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!own && request.method !== 'GET' && request.method !== 'HEAD') {
      await read(request, http.getResponse<Response>());
    }
    return next.handle();
  }
}

function read(request: Request, response: Response): Promise<void> {
  return new Promise((settle, fail) => {
    readJson(request, response, (error?: unknown) => {
      if (isTooLarge(error))
        fail(new ProblemException(413, 'fileTooLarge', { megabytes: MAX_JSON_BYTES / MB }));
      else if (error instanceof Error) fail(error);
      else if (!isStorable(request.body)) fail(new ProblemException(400, 'badRequest'));
      else settle();
    });
  });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 413;
}

/** False for text that PostgreSQL cannot store (null characters, halves of characters) and for senseless nesting. */
function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  return Object.entries(value).every(([key, item]) => isStorable(key) && isStorable(item, depth + 1));
}
