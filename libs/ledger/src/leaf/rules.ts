import { FormatError } from '../errors.js';
import { assertSalt } from './seal.js';
import { LEDGER_EVENTS, type Leaf } from './types.js';

type Check = (value: unknown) => boolean;

const MAX_TEXT_LENGTH = 200;
/** PostgreSQL's `numeric` and a city's typing hold less. */
const MAX_DECIMAL_LENGTH = 400;

const text: Check = (value) =>
  typeof value === 'string' && value !== '' && value.length <= MAX_TEXT_LENGTH && value.isWellFormed();
const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const sha256Hex = matching(/^[0-9a-f]{64}$/);

/** Every field of a leaf, and what it may hold. */
const FIELDS: Readonly<Record<keyof Leaf, Check>> = {
  format: (value) => value === 'civiscore-leaf/1',
  event: (value) => LEDGER_EVENTS.some((event) => event === value),
  country: matching(/^[A-Z]{2}$/),
  city: text,
  device: text,
  time: isTime,
  actor: text,
  kpi: orNull(text),
  dataPoint: orNull(text),
  period: orNull(matching(/^\d{4}$/)),
  unit: orNull(text),
  value: orNull(isDecimal),
  quality: orNull(text),
  versions: (value) => isRecord(value) && hasOnly(value, { catalogue: text, benchmarks: text, engine: text }),
  evidence: (value) => Array.isArray(value) && value.every(sha256Hex),
  salt: orNull(isSalt),
  sealed: orNull(sha256Hex),
  extension: isExtension,
};

/**
 * Refuses what is no leaf: unknown or missing fields, values out of their form, a leaf that is half open.
 * @throws FormatError
 */
export function assertLeaf(value: unknown): asserts value is Leaf {
  if (!isRecord(value)) throw new FormatError('A leaf is a JSON object');
  for (const field of Object.keys(value)) {
    if (!Object.hasOwn(FIELDS, field)) throw new FormatError('A leaf has no such field');
  }
  for (const [field, check] of Object.entries(FIELDS)) {
    if (!Object.hasOwn(value, field) || !check(value[field])) {
      throw new FormatError(`The leaf's field "${field}" is wrong or missing`);
    }
  }
  assertSealedOrOpen(value as unknown as Leaf);
}

/** Published leaves are open; all others are sealed and show nothing that the seal covers. */
function assertSealedOrOpen({ event, sealed, salt, value, quality, evidence }: Leaf): void {
  if (event === 'published') {
    if (sealed !== null || salt === null) throw new FormatError('A published leaf is open and has a salt');
    return;
  }
  if (sealed === null) throw new FormatError('A leaf is sealed before it is published');
  if (salt !== null || value !== null || quality !== null || evidence.length > 0) {
    throw new FormatError('A sealed leaf shows what its seal covers');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: Record<string, unknown>, fields: Readonly<Record<string, Check>>): boolean {
  const names = Object.keys(fields);
  return (
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name) && fields[name]?.(value[name]))
  );
}

function isTime(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value;
}

/** One number, as many spellings as it has decimals: no exponent, no plus, no leading zeros, no minus before zero. */
function isDecimal(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > MAX_DECIMAL_LENGTH) return false;
  return /^(0|[1-9]\d*)(\.\d+)?$/.test(value) || /^-(?=.*[1-9])(0|[1-9]\d*)(\.\d+)?$/.test(value);
}

function isSalt(value: unknown): boolean {
  if (!text(value)) return false;
  try {
    assertSalt(value as string);
    return true;
  } catch {
    return false;
  }
}

function isExtension(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return Object.entries(value).every(
    ([name, item]) =>
      text(name) &&
      (item === null ||
        typeof item === 'boolean' ||
        text(item) ||
        (typeof item === 'number' && Number.isFinite(item))),
  );
}
