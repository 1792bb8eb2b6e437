import { type Finding, judge, rules } from '#catalogue';
import { type Submission, toAssessment } from '#exchange';
import { type AssessmentResult, canonicalJson, type Versions } from '#scoring';
import { figuresOf } from '#screening';
import { LANGUAGES, type Language } from '#text';
import { apiText } from './texts.js';
import { scorer } from './scorer.js';

/**
 * What an edition publishes, as its canonical JSON says it. It holds everything the result follows from, and nothing
 * that depends on when or by whom it was published: the same figures always have the same bytes and the same hash.
 */
export interface EditionContent {
  readonly format: 'civiscore-edition/1';
  readonly state: 'publishedElsewhere';
  /** How the edition is to be named where its results are shown. */
  readonly label: Readonly<Record<Language, string>>;
  readonly versions: Versions;
  readonly submission: Submission;
  readonly result: AssessmentResult;
  /** Consistency rules the figures do not keep. */
  readonly findings: readonly Finding[];
}

/** Scores and judges a submission, and gives the content of its edition. */
export function editionContent(submission: Submission): EditionContent {
  const assessment = toAssessment(submission);
  const result = scorer.score(assessment);
  const { benchmarks } = result.versions;
  const labels = LANGUAGES.map((language) => [language, apiText(language, 'edition.label', { benchmarks })]);
  return {
    format: 'civiscore-edition/1',
    state: 'publishedElsewhere',
    label: Object.fromEntries(labels) as Record<Language, string>,
    versions: result.versions,
    submission,
    result,
    findings: judge(rules, figuresOf(assessment, result)),
  };
}

/** The bytes that are published, hashed and never changed. */
export function contentText(content: EditionContent): string {
  return canonicalJson(content);
}

/** Reads what `contentText` wrote and the database kept. */
export function parseContent(text: string): EditionContent {
  return JSON.parse(text) as EditionContent;
}
