import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { Language } from '#text';
import { ProblemException, type ProblemItem } from './problem.js';
import { apiText, type MessageKey } from './texts.js';

/** Message of each class-validator constraint that the queries of this API use. */
const MESSAGES: Readonly<Record<string, MessageKey>> = {
  whitelistValidation: 'query.unknown',
  isIn: 'query.isIn',
  isInt: 'query.isInt',
  min: 'query.range',
  max: 'query.range',
  isString: 'query.text',
  maxLength: 'query.text',
  matches: 'query.countryCode',
};

/** Validates queries against their classes: unknown parameters are refused, every fault is named. */
export function queryPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new ProblemException(400, 'queryRefused', { count: errors.length }, (language) =>
        errors.map((error) => itemOf(error, language)),
      ),
  });
}

function itemOf(error: ValidationError, language: Language): ProblemItem {
  const constraint = Object.keys(error.constraints ?? {})[0] ?? '';
  const key = MESSAGES[constraint] ?? 'badRequest.detail';
  const params = (error.contexts?.[constraint] ?? {}) as Record<string, string | number>;
  return { path: error.property, code: constraint, message: apiText(language, key, params) };
}
