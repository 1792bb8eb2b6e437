import { checkFields, FieldReader } from './fields.js';
import { readJson } from './json.js';
import { MAX_DEPTH, MAX_FILE_BYTES, REPORTING_YEARS, TEXT_LIMITS } from './limits.js';
import { type ProblemCode, ProblemList, type ProblemParams, quoted } from './problems.js';
import {
  isProfileKey,
  PROFILE_KEYS,
  profileFactor,
  type ProfileReading,
  profileValue,
  readProfile,
} from './profile.js';
import type { ReadResult } from './types.js';
import { readValues } from './values.js';

const FIELDS = [
  'city',
  'country',
  'countryCode',
  'reportingYear',
  'document',
  'source',
  'profile',
  'values',
  // What only the workspace of a city knows; an import passes it over.
  'workspace',
  'context',
] as const;
const REQUIRED = ['city', 'country', 'countryCode', 'reportingYear', 'values'] as const;

/**
 * Reads a submission file (JSON) and reports everything that is wrong with it, each at its path and in a sentence.
 * The result is resolved to the catalogue's codes and in its order; numbers are kept as typed. Never throws.
 */
export function readSubmission(text: string): ReadResult {
  if (isTooLarge(text)) return tooLarge();
  const json = readJson(text);
  if (!json.ok) {
    const { code, line, column, found } = json.failure;
    return refused(`line ${line}`, code, { line, column, found: quoted(found), max: `${MAX_DEPTH}` });
  }
  if (json.node.kind !== 'object') {
    return refused('', 'wrongType', { found: json.node.kind, expected: 'object' });
  }
  const problems = new ProblemList();
  checkFields(json.node, '', FIELDS, REQUIRED, problems);
  const fields = new FieldReader(json.node, '', problems);
  const head = {
    city: fields.requiredLine('city', TEXT_LIMITS.city),
    country: fields.requiredLine('country', TEXT_LIMITS.country),
    countryCode: readCountryCode(fields, problems),
    reportingYear: readReportingYear(fields),
    document: fields.line('document', TEXT_LIMITS.document),
    source: fields.line('source', TEXT_LIMITS.source),
  };
  const profile = readProfile(fields.node('profile'), problems);
  const missingInProfile = new Map<string, Set<string>>();
  const context = { ...profileContext(profile), missingInProfile };
  const values = readValues(requiredNode(fields, 'values'), context, problems);
  for (const key of PROFILE_KEYS) {
    const codes = missingInProfile.get(key);
    if (codes) {
      problems.error(`profile.${key}`, 'profileFigureMissing', { figure: key, kpis: [...codes].join(', ') });
    }
  }
  const all = problems.all();
  if (problems.hasErrors) return { ok: false, problems: all };
  return { ok: true, submission: { ...head, profile: profile.figures, values }, warnings: all };
}

/**
 * Reads the bytes of a submission file: as `readSubmission`, and what is not text in UTF-8 is refused rather than read
 * with wrong letters.
 */
export function readSubmissionBytes(bytes: Uint8Array): ReadResult {
  if (bytes.length > MAX_FILE_BYTES) return tooLarge();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refused('', 'notUtf8');
  }
  return readSubmission(text);
}

/** The result for a file of which nothing can be read. */
function refused(path: string, code: ProblemCode, params?: ProblemParams): ReadResult {
  const problems = new ProblemList();
  problems.error(path, code, params);
  return { ok: false, problems: problems.all() };
}

/** The answer to a file that is too large; for readers that need not load it to know. */
export function tooLarge(): ReadResult {
  return refused('', 'tooLarge', { megabytes: `${MAX_FILE_BYTES / 1024 / 1024}` });
}

/** Counting bytes only where it can matter: a character has at most three bytes per UTF-16 code unit. */
function isTooLarge(text: string): boolean {
  if (text.length > MAX_FILE_BYTES) return true;
  return text.length * 3 > MAX_FILE_BYTES && new TextEncoder().encode(text).length > MAX_FILE_BYTES;
}

function readCountryCode(fields: FieldReader, problems: ProblemList): string {
  const code = fields.requiredLine('countryCode', TEXT_LIMITS.short);
  if (code !== '' && !/^[A-Za-z]{2}$/.test(code)) {
    problems.error(fields.pathOf('countryCode'), 'notACountryCode', { text: quoted(code) });
  }
  return code.toUpperCase();
}

function readReportingYear(fields: FieldReader): number {
  const node = requiredNode(fields, 'reportingYear');
  return node ? (fields.year('reportingYear', REPORTING_YEARS) ?? 0) : 0;
}

/** The node of a field that must not be null. */
function requiredNode(fields: FieldReader, field: 'reportingYear' | 'values') {
  if (fields.isNull(field)) {
    fields.wrongType(field, { kind: 'null' }, field === 'values' ? 'list' : 'number');
  }
  return fields.node(field);
}

/** What values are judged against: profile numbers in catalogue units, and the figures that were reported already. */
function profileContext({ figures, named }: ProfileReading) {
  const profile = new Map<string, number>();
  const fine = new Set<string>();
  for (const figure of figures) {
    if (!isProfileKey(figure.key) || profileFactor(figure.key, figure.unit) === null) continue;
    fine.add(figure.key);
    const value = profileValue(figure);
    if (value !== null) profile.set(figure.key, value);
  }
  return { profile, wrongInProfile: new Set([...named].filter((key) => !fine.has(key))) };
}
