import type { ProfileKey } from '../types.js';

export type Severity = 'error' | 'warning';

/** One sentence of a KPI's `consistencyRules`, counted from 1. */
export interface SentenceReference {
  readonly kpi: string;
  readonly sentence: number;
}

/**
 * A check of figures against each other, as data. Expressions are in the formula language; `dataPoint` stands for
 * its value, `dataPoint.input` for a figure of its entry (or the profile's, where the input comes from there), and
 * `profile.population` for a figure of the city profile or, when the profile has none, the first one given with
 * an entry. A rule is not judged when any figure it refers to is missing.
 */
export interface Rule {
  readonly id: string;
  /** Code of the KPI at which the finding is shown. */
  readonly kpi: string;
  /** The sentence of that KPI it judges; null for a general screening rule that no sentence states. */
  readonly sentence: number | null;
  /** Sentences elsewhere that say the same, so that nothing is reported twice. */
  readonly also?: readonly SentenceReference[];
  /** An error must be put right or explained; a warning should be looked at. */
  readonly severity: Severity;
  readonly dataPoints: readonly string[];
  /** Condition under which the rule applies; always, when left out. */
  readonly when?: string;
  /** What must hold. */
  readonly assert: string;
  readonly messageKey: string;
  /** Numbers the message shows, as expressions. */
  readonly params: Readonly<Record<string, string>>;
}

/** The figures of one assessment, in catalogue units; null for what is missing or undefined. */
export interface Figures {
  value(dataPoint: string): number | null;
  /** The entry's own figure, or the profile's when the input comes from there. */
  input(dataPoint: string, key: string): number | null;
  profile(key: ProfileKey): number | null;
}

/** A rule that does not hold. `findingParams` adds the names of the figures in a language. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly dataPoints: readonly string[];
  readonly kpi: string;
  readonly messageKey: string;
  /** Numbers of the message; for a number that is one figure also `<name>Figure`, which one (`dataPoint.input`). */
  readonly params: Readonly<Record<string, number | string>>;
}
