import type { ProfileKey } from '#catalogue';
import type { Assessment, AssessmentResult, Scorer } from '#scoring';
import type { Screened, ScreenedEntry, ScreenedFigure, Screening, ScreeningFinding } from '../types.js';
import type { ScreeningLimits } from './limits.js';

/** An entry with what a verifier asks of it besides its figures. */
export interface SubmittedEntry extends ScreenedEntry {
  readonly year: number | null;
  /** Years of inputs that are not of the entry's year. */
  readonly inputYears: Readonly<Record<string, number>> | null;
  readonly quality: string | null;
  readonly origin: string | null;
  readonly sources: string | null;
}

/** A figure of the profile with its year and source. */
export interface SubmittedFigure extends ScreenedFigure {
  readonly year: number | null;
  readonly source: string | null;
}

/** The city's latest edition of an earlier year. */
export interface EarlierEdition {
  readonly assessment: Assessment;
  readonly result: Pick<AssessmentResult, 'dataPoints'>;
  /** The profile as it was stated, for its units. */
  readonly profile: readonly Pick<ScreenedFigure, 'key' | 'unit'>[];
}

/** Everything that screening looks at. */
export interface Submitted extends Screened {
  readonly entries: readonly SubmittedEntry[];
  readonly profile: readonly SubmittedFigure[];
  /** How the city describes its boundary; `null` when it does not. */
  readonly boundary: string | null;
  /** Files of evidence by data point; a data point without any may be left out. */
  readonly evidence: Readonly<Record<string, number>>;
  readonly earlier: EarlierEdition | null;
}

export const SCREENING_GROUPS = ['profile', 'reporting', 'figures', 'years', 'sources', 'change'] as const;
export type ScreeningGroup = (typeof SCREENING_GROUPS)[number];

/** `info`: nothing is wrong, but the verifier should have seen it. */
export const SCREENING_SEVERITIES = ['error', 'warning', 'info'] as const;
export type ScreeningSeverity = (typeof SCREENING_SEVERITIES)[number];

/** Checks of the report besides the rules of the catalogue; each has its sentence in `messages`. */
export type CheckCode =
  | 'profile.figureMissing'
  | 'profile.yearMissing'
  | 'profile.sourceMissing'
  | 'profile.currencyMissing'
  | 'profile.boundaryMissing'
  | 'profile.changed'
  | 'profile.currencyChanged'
  | 'profile.gdpPerInhabitant'
  | 'reporting.manyMissing'
  | 'reporting.unanswered'
  | 'reporting.dropped'
  | 'figures.overridden'
  | 'figures.converted'
  | 'figures.numeratorOnly'
  | 'figures.currenciesDiffer'
  | 'years.missing'
  | 'years.old'
  | 'years.future'
  | 'years.apart'
  | 'sources.missing'
  | 'sources.qualityMissing'
  | 'sources.untraceable'
  | 'sources.estimated'
  | 'sources.originMissing'
  | 'change.value'
  | 'change.answer'
  | 'change.denominator';

/** What a check found. */
export interface Check {
  readonly code: CheckCode;
  readonly severity: ScreeningSeverity;
  /** The data point it is about; `null` for the profile and the submission as a whole. */
  readonly dataPoint: string | null;
  /** The figure of the profile it is about. */
  readonly profileKey: ProfileKey | null;
  /** Numbers and words of the sentence; `input` is the key of an input, `label` and `figure` are added by language. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** A finding of the report. */
export interface ReportFinding {
  /** The rule's identifier in the catalogue, `entry.` and a code, or the check. */
  readonly rule: string;
  readonly severity: ScreeningSeverity;
  readonly group: ScreeningGroup;
  /** Empty for the profile and the submission as a whole. */
  readonly dataPoints: readonly string[];
  readonly kpi: string | null;
  readonly profileKey: ProfileKey | null;
  /** What the city said about it. */
  readonly explanation: string | null;
  /** The city has said something about it where that is enough. */
  readonly explained: boolean;
  readonly source: ScreeningFinding['source'] | { readonly check: Check };
}

export interface Completeness {
  /** KPIs with at least one figure. */
  readonly reported: number;
  readonly total: number;
  /** Share of the KPIs without any figure, 0..1. */
  readonly notReportedShare: number;
}

export interface ScreeningReport {
  readonly screening: Screening;
  readonly completeness: Completeness;
  readonly findings: readonly ReportFinding[];
}

/** What the checks work on. */
export interface CheckContext {
  readonly submitted: Submitted;
  readonly screening: Screening;
  /** Values as computed, by data point. */
  readonly values: ReadonlyMap<string, number | null>;
  /** Values of the earlier edition, by data point; those that a verifier refused are not among them. */
  readonly before: ReadonlyMap<string, number>;
  readonly limits: ScreeningLimits;
}

export type ReportScorer = Pick<Scorer, 'score'>;
