import {
  type ArgumentMetadata,
  Injectable,
  ValidationPipe,
  type ValidationError,
  type ValidationPipeOptions,
} from '@nestjs/common';
import type { Language } from '#text';
import { ProblemException, type ProblemItem } from './problem.js';
import { apiText, type MessageKey } from './texts.js';

/** Message of each class-validator constraint that the queries and bodies of this API use. */
const MESSAGES: Readonly<Record<string, MessageKey>> = {
  whitelistValidation: 'query.unknown',
  isIn: 'query.isIn',
  isInt: 'query.isInt',
  isUuid: 'query.isUuid',
  isEmail: 'query.isEmail',
  isBoolean: 'query.isBoolean',
  isArray: 'query.isArray',
  isObject: 'query.isObject',
  isDateString: 'query.isDate',
  arrayMinSize: 'query.arraySize',
  arrayMaxSize: 'query.arraySize',
  min: 'query.range',
  max: 'query.range',
  isString: 'query.text',
  maxLength: 'query.text',
  isLength: 'query.length',
  matches: 'query.countryCode',
};

const OPTIONS: ValidationPipeOptions = {
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  stopAtFirstError: true,
};

/**
 * Validates queries and bodies against their classes: unknown parameters and fields are refused, every fault is named.
 * A field whose text needs other words than its constraint's gives them as `context: { message: <MessageKey> }`.
 */
@Injectable()
class RequestPipe extends ValidationPipe {
  private readonly bodies = new ValidationPipe({
    ...OPTIONS,
    exceptionFactory: (errors) => refusal(422, 'bodyRefused', errors),
  });

  constructor() {
    super({ ...OPTIONS, exceptionFactory: (errors) => refusal(400, 'queryRefused', errors) });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body') return super.transform(value, metadata);
    // A body that is no object would pass unseen by the validator.
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ProblemException(400, 'badRequest');
    }
    return this.bodies.transform(value, metadata);
  }
}

export function queryPipe(): ValidationPipe {
  return new RequestPipe();
}

function refusal(
  status: number,
  code: 'queryRefused' | 'bodyRefused',
  errors: readonly ValidationError[],
): ProblemException {
  const faults = errors.flatMap((error) => faultsOf(error, ''));
  return new ProblemException(status, code, { count: faults.length }, (language) =>
    faults.map((fault) => itemOf(fault, language)),
  );
}

interface Fault {
  readonly path: string;
  readonly error: ValidationError;
}

/** Faults of a field and of what lies in it, e.g. at `scopes[1]` or `profile.value`. */
function faultsOf(error: ValidationError, parent: string): Fault[] {
  const name = /^\d+$/.test(error.property) ? `[${error.property}]` : error.property;
  const path = parent === '' || name.startsWith('[') ? parent + name : `${parent}.${name}`;
  const own = error.constraints ? [{ path, error }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}

function itemOf({ path, error }: Fault, language: Language): ProblemItem {
  const constraint = Object.keys(error.constraints ?? {})[0] ?? '';
  const { message, ...params } = (error.contexts?.[constraint] ?? {}) as Record<string, string | number> & {
    message?: MessageKey;
  };
  const key = message ?? MESSAGES[constraint] ?? 'badRequest.detail';
  return { path, code: constraint, message: apiText(language, key, params) };
}
