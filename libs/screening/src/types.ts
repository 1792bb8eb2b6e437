import type { Finding } from '#catalogue';
import type { Assessment, AssessmentResult, DataPointStatus } from '#scoring';

/** What stands in the form for one data point; decimals as text, with a point. */
export interface ScreenedEntry {
  readonly dataPoint: string;
  /** `null` while there is nothing in it. */
  readonly status: DataPointStatus | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly inputs: Readonly<Record<string, string>> | null;
  readonly inputUnits: Readonly<Record<string, string>> | null;
  readonly reason: string | null;
  /** Why the figures are right although a rule does not hold. */
  readonly explanation: string | null;
}

/** A figure of the city profile as it stands in the form. */
export interface ScreenedFigure {
  readonly key: string;
  readonly value: string | null;
  readonly unit: string | null;
}

/** Everything a city has entered so far. */
export interface Screened {
  readonly city: string;
  readonly reportingYear: number;
  readonly entries: readonly ScreenedEntry[];
  readonly profile: readonly ScreenedFigure[];
}

/** Something about a single entry that no rule of the catalogue says; an error until it is put right. */
export interface EntryFinding {
  readonly code: 'inputMissing' | 'profileMissing' | 'outOfRange' | 'reasonMissing' | 'overrideWithoutReason';
  readonly dataPoint: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A finding, and whether the city has said why its figures are right all the same. */
export interface ScreeningFinding {
  /** The rule's identifier, or `entry.` and the code. */
  readonly ruleId: string;
  readonly severity: 'error' | 'warning';
  readonly kpi: string;
  readonly dataPoints: readonly string[];
  /** An explanation may stand in the place of a correction. */
  readonly explainable: boolean;
  readonly explained: boolean;
  readonly source: { readonly rule: Finding } | { readonly entry: EntryFinding };
}

export interface Screening {
  readonly assessment: Assessment;
  /** Self-assessed: nobody has verified anything yet. */
  readonly result: AssessmentResult;
  readonly findings: readonly ScreeningFinding[];
}
