import { type Finding, judge, rules } from '#catalogue';
import { type Submission, toAssessment } from '#exchange';
import { type AssessmentResult, canonicalJson, type Versions } from '#scoring';
import { figuresOf } from '#screening';
import { LANGUAGES, type Language } from '#text';
import type { VerdictOutcome } from '#workflow';
import { type CityStatements, type PublishedMaturity, publishedMaturity } from './maturity.js';
import { apiText } from './texts.js';
import { scorer } from './scorer.js';

/** What every edition publishes: figures, and all that follows from them. */
interface Published {
  /** How the edition is to be named where its results are shown. */
  readonly label: Readonly<Record<Language, string>>;
  readonly versions: Versions;
  readonly submission: Submission;
  readonly result: AssessmentResult;
  /** Consistency rules the figures do not keep. */
  readonly findings: readonly Finding[];
}

/**
 * Figures that others have verified and published. Nothing in it depends on when or by whom it was published here: the
 * same figures always have the same bytes and the same hash.
 */
export interface ElsewhereContent extends Published {
  readonly format: 'civiscore-edition/1';
  readonly state: 'publishedElsewhere';
}

/** What a verifier decided about a data point. */
export interface PublishedVerdict {
  readonly dataPoint: string;
  readonly outcome: VerdictOutcome;
  /** Stands beside a value that is verified with a caveat. */
  readonly footnote: string | null;
  /** Why it is not verified: one of the closed list, and in words. */
  readonly reasonCode: string | null;
  readonly reason: string | null;
}

/** Who vouches for an edition. */
export interface Attestation {
  readonly role: 'verifier' | 'secondReader' | 'secretariat';
  readonly name: string;
  /** The verifier's grade; `null` for who is none. */
  readonly grade: 'provisional' | 'qualified' | null;
  /** `null` where confirming the verdicts, or releasing the edition, is the statement. */
  readonly statement: string | null;
  /** `YYYY-MM-DD`, in UTC. */
  readonly on: string;
}

/** What a submission file has no place for. */
export interface Provenance {
  readonly dataPoint: string;
  /** SHA-256 (hex) of the files the verifiers had before them; the files are not published. */
  readonly evidence: readonly string[];
  /** Figures typed in another unit than the catalogue's, as typed, by the input's key. */
  readonly typedInOtherUnit: Readonly<Record<string, { readonly value: string; readonly unit: string }>>;
  /** Years of figures that are not of the value's year, by the input's key. */
  readonly inputYears: Readonly<Record<string, number>>;
}

/** A city's own assessment, verified here. */
export interface VerifiedContent extends Published {
  readonly format: 'civiscore-edition/2';
  readonly state: 'verified';
  /** In catalogue order; one for each data point that was reported. */
  readonly verdicts: readonly PublishedVerdict[];
  /** In the order in which they were given. */
  readonly attestations: readonly Attestation[];
  readonly context: readonly { readonly heading: string; readonly text: string }[];
  readonly provenance: readonly Provenance[];
  /** The edition that this one replaces, and why; `null` for the first. */
  readonly supersedes: {
    readonly id: string;
    readonly contentHash: string;
    readonly reason: string | null;
  } | null;
  /** Editions published before there was a maturity chapter have none. */
  readonly maturity?: PublishedMaturity;
}

/** What an edition publishes, as its canonical JSON says it: everything its pages and documents are made from. */
export type EditionContent = ElsewhereContent | VerifiedContent;

/** What a verified edition has besides its figures. */
export type Verification = Pick<
  VerifiedContent,
  'verdicts' | 'attestations' | 'context' | 'provenance' | 'supersedes'
>;

/** Scores and judges figures of a published document, and gives the content of their edition. */
export function editionContent(submission: Submission): ElsewhereContent {
  return {
    format: 'civiscore-edition/1',
    state: 'publishedElsewhere',
    ...published(submission, 'edition.label'),
  };
}

/**
 * The same for figures that were verified here; their statuses are the verdicts.
 * @param statements what the city says besides its figures, for its maturity
 */
export function verifiedContent(
  submission: Submission,
  verification: Verification,
  statements: CityStatements,
): VerifiedContent {
  const figures = published(submission, 'edition.verified');
  return {
    format: 'civiscore-edition/2',
    state: 'verified',
    ...figures,
    ...verification,
    maturity: publishedMaturity(figures.result, statements),
  };
}

function published(submission: Submission, label: 'edition.label' | 'edition.verified'): Published {
  const assessment = toAssessment(submission);
  const result = scorer.score(assessment);
  const { benchmarks } = result.versions;
  const labels = LANGUAGES.map((language) => [language, apiText(language, label, { benchmarks })]);
  return {
    label: Object.fromEntries(labels) as Record<Language, string>,
    versions: result.versions,
    submission,
    result,
    findings: judge(rules, figuresOf(assessment, result)),
  };
}

/** What verifiers decided; nothing for figures that others have verified. */
export function verificationOf(content: EditionContent): Verification {
  return content.state === 'verified'
    ? content
    : { verdicts: [], attestations: [], context: [], provenance: [], supersedes: null };
}

/** The maturity that an edition publishes; `null` for figures of others and for editions from before there was one. */
export function maturityOf(content: EditionContent): PublishedMaturity | null {
  return content.state === 'verified' ? (content.maturity ?? null) : null;
}

/** The bytes that are published, hashed and never changed. */
export function contentText(content: EditionContent): string {
  return canonicalJson(content);
}

/** Reads what `contentText` wrote and the database kept. */
export function parseContent(text: string): EditionContent {
  return JSON.parse(text) as EditionContent;
}
