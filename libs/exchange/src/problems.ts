import { catalogueTexts } from '#catalogue';
import { createFormatter, LANGUAGES, type Language, type MessageFormatter, type Messages } from '#text';
import { MAX_PROBLEMS } from './limits.js';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import type { Problem } from './types.js';

export type ProblemCode = keyof typeof en;
export type ProblemParams = Problem['params'];

const messages: Readonly<Record<Language, Messages>> = { en, fr };
const formatters = Object.fromEntries(
  LANGUAGES.map((language) => [language, createFormatter(language, messages[language])]),
) as Readonly<Record<Language, MessageFormatter>>;

/** Parameters that name something of the catalogue, with the text that stands for it in a sentence. */
function namesOf(params: ProblemParams, language: Language): Record<string, string> {
  const texts = catalogueTexts(language);
  const names: Record<string, string> = {};
  if (typeof params.dataPoint === 'string') names.label = texts.dataPoint(params.dataPoint).label;
  if (typeof params.figure === 'string') names.figureLabel = texts.profile(params.figure);
  if (typeof params.input === 'string') names.inputLabel = texts.input(params.input);
  if (typeof params.catalogueUnit === 'string') names.unitLabel = texts.unit(params.catalogueUnit);
  return names;
}

/** The sentence of a problem in the reader's language. */
export function problemMessage(problem: Pick<Problem, 'code' | 'params'>, language: Language): string {
  return formatters[language](problem.code, { ...problem.params, ...namesOf(problem.params, language) });
}

/** Longest piece of a file that is repeated in a sentence. */
const QUOTE_LENGTH = 60;

/** Text of a file as it may stand in a sentence: shortened, without line breaks and control characters. */
export function quoted(text: string): string {
  const clean = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, '\uFFFD');
  return clean.length > QUOTE_LENGTH ? `${[...clean].slice(0, QUOTE_LENGTH).join('')}…` : clean;
}

/** Collects what is wrong with a file. Only so many are kept that a person could read them. */
export class ProblemList {
  private readonly kept: Problem[] = [];
  private errorCount = 0;
  private dropped = 0;

  error(path: string, code: ProblemCode, params: ProblemParams = {}): void {
    this.errorCount += 1;
    this.add(path, code, 'error', params);
  }

  warn(path: string, code: ProblemCode, params: ProblemParams = {}): void {
    this.add(path, code, 'warning', params);
  }

  get hasErrors(): boolean {
    return this.errorCount > 0;
  }

  /** Errors so far: comparing two readings tells whether something in between was all right. */
  get errors(): number {
    return this.errorCount;
  }

  all(): readonly Problem[] {
    if (this.dropped === 0) return this.kept;
    const severity = this.hasErrors ? 'error' : 'warning';
    return [...this.kept, problem('', 'tooManyProblems', severity, { count: this.dropped })];
  }

  private add(path: string, code: ProblemCode, severity: Problem['severity'], params: ProblemParams): void {
    if (this.kept.length < MAX_PROBLEMS) this.kept.push(problem(path, code, severity, params));
    else this.dropped += 1;
  }
}

function problem(
  path: string,
  code: ProblemCode,
  severity: Problem['severity'],
  params: ProblemParams,
): Problem {
  return { path, code, severity, message: problemMessage({ code, params }, 'en'), params };
}
