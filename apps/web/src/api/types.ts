import type { BenchmarkDirection, ScoreClass, Tier, Trend, ValueType } from '#catalogue';
import type { SubmittedValue } from '#exchange';
import type { VerdictOutcome } from '#workflow';
import type { AssessmentResult, DataPointStatus, Reporting, Rollup, Versions } from '#scoring';

/** What the HTTP API answers, as far as the pages read it. Result types are those of the libs themselves. */
export interface CityRef {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly countryCode: string;
}

export type EditionState = 'publishedElsewhere' | 'verified';

export interface EditionSummary {
  readonly id: string;
  readonly number: number;
  readonly city: CityRef;
  readonly reportingYear: number;
  readonly state: EditionState;
  readonly document: string | null;
  readonly source: string | null;
  readonly publishedAt: string;
  readonly contentHash: string;
  readonly versions: Versions;
  readonly overall: Rollup;
  readonly dimensions: readonly Rollup[];
  readonly reporting: Reporting;
}

export interface EditionRef {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: string;
}

/** An edition among the others of its city. */
export interface CityEdition extends EditionSummary {
  readonly supersedes: EditionRef | null;
  readonly supersededBy: EditionRef | null;
  /** Why it was corrected. */
  readonly correction: string | null;
}

export interface CitySummary extends CityRef {
  readonly latestEdition: EditionSummary | null;
}

export interface CityPage {
  readonly items: readonly CitySummary[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

export interface CityDetail extends CityRef {
  readonly editions: readonly CityEdition[];
}

export interface ProfileEntry {
  readonly key: string;
  readonly value: number | null;
  readonly stated: string | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly source: string | null;
}

export interface Finding {
  readonly ruleId: string;
  readonly severity: 'error' | 'warning';
  readonly dataPoints: readonly string[];
  readonly message: string;
}

export interface Verdict {
  readonly dataPoint: string;
  readonly outcome: VerdictOutcome;
  readonly footnote: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
}

export interface Attestation {
  readonly role: 'verifier' | 'secondReader' | 'secretariat';
  readonly name: string;
  readonly grade: 'provisional' | 'qualified' | null;
  readonly statement: string | null;
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

export interface Provenance {
  readonly dataPoint: string;
  /** SHA-256 (hex) of files. */
  readonly evidence: readonly string[];
}

export interface EditionDetail extends CityEdition {
  readonly profile: readonly ProfileEntry[];
  readonly values: readonly SubmittedValue[];
  readonly result: AssessmentResult;
  readonly findings: readonly Finding[];
  readonly verdicts: readonly Verdict[];
  readonly attestations: readonly Attestation[];
  readonly context: readonly { readonly heading: string; readonly text: string }[];
  readonly provenance: readonly Provenance[];
}

/** What one edition has in another way than the other; null where it has nothing. */
export interface Change<T> {
  readonly before: T | null;
  readonly after: T | null;
}

export interface DataPointState {
  readonly status: DataPointStatus;
  readonly value: number | null;
  readonly class: ScoreClass | null;
  readonly inputs: Readonly<Record<string, number>> | null;
  readonly footnote: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly year: number | null;
  readonly quality: string | null;
  readonly origin: string | null;
  readonly sources: string | null;
  readonly evidence: number;
}

export type ChangedAspect =
  | 'status'
  | 'value'
  | 'class'
  | 'inputs'
  | 'footnote'
  | 'reason'
  | 'year'
  | 'quality'
  | 'origin'
  | 'sources'
  | 'evidence';

export interface ChangedDataPoint extends Change<DataPointState> {
  readonly dataPoint: string;
  readonly what: readonly ChangedAspect[];
}

export interface ChangedRollup extends Change<Rollup> {
  readonly level: Rollup['level'];
  readonly name: string;
}

/** All that differs between two editions of a city. */
export interface EditionChanges {
  readonly from: EditionSummary;
  readonly to: EditionSummary;
  readonly reason: string | null;
  readonly versions: readonly (Change<string> & { readonly part: keyof Versions })[];
  readonly profile: readonly (Change<Omit<ProfileEntry, 'key'>> & { readonly key: string })[];
  readonly context: readonly (Change<string> & { readonly heading: string })[];
  readonly dataPoints: readonly ChangedDataPoint[];
  readonly rollups: readonly ChangedRollup[];
}

/** The public keys of the log. */
export interface LedgerKeys {
  readonly origin: string | null;
  readonly keys: readonly {
    readonly vkey: string;
    readonly createdAt: string;
    readonly retiredAt: string | null;
  }[];
  readonly witnesses: readonly { readonly name: string; readonly vkey: string }[];
}

/** A key (the English name) with its name in the language asked for. */
export interface Named {
  readonly key: string;
  readonly name: string;
}

export interface CatalogueDataPoint {
  readonly key: string;
  readonly label: string;
  readonly short: string;
  readonly unit: string;
  readonly unitLabel: string;
  readonly valueType: ValueType;
  readonly direction: Trend;
  readonly benchmark: number | null;
  readonly worst: number | null;
  readonly benchmarkDirection: BenchmarkDirection;
}

export interface CatalogueKpi {
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly tier: Tier;
  readonly type: 'smart' | 'sustainable' | 'structural' | null;
  readonly dimension: string;
  readonly subDimension: string;
  readonly category: string;
  readonly sdgGoals: readonly number[];
  readonly sdgTargets: readonly string[];
  readonly dataPoints: readonly CatalogueDataPoint[];
}

export interface CatalogueView {
  readonly name: string;
  readonly edition: string;
  readonly benchmarkSet: string;
  readonly engine: string;
  readonly language: string;
  readonly dimensions: readonly (Named & {
    readonly subDimensions: readonly (Named & { readonly categories: readonly Named[] })[];
  })[];
  readonly kpis: readonly CatalogueKpi[];
}

export interface KpiBenchmark {
  readonly set: string;
  readonly value: number | null;
  readonly worst: number | null;
  readonly direction: BenchmarkDirection;
  readonly basis: number | null;
  readonly basisText: string | null;
  readonly source: string | null;
  readonly confidence: 'read' | 'recalled' | 'judgement';
  readonly note: string | null;
}

export interface KpiDataPoint extends CatalogueDataPointBase {
  readonly formula: string;
  readonly inputs: readonly {
    readonly key: string;
    readonly label: string;
    readonly unit: string;
    readonly unitLabel: string;
    readonly fromProfile: boolean;
  }[];
  readonly notes: readonly string[];
  readonly validRange: readonly [number | null, number | null];
  readonly unitConversions: readonly {
    readonly from: string;
    readonly multiplyBy: number;
    readonly to: string;
  }[];
  readonly benchmark: KpiBenchmark | null;
}

type CatalogueDataPointBase = Pick<
  CatalogueDataPoint,
  'key' | 'label' | 'short' | 'unit' | 'unitLabel' | 'valueType' | 'direction'
>;

export interface KpiDetail extends Omit<CatalogueKpi, 'dataPoints'> {
  readonly dataPoints: readonly KpiDataPoint[];
  readonly aliasCodes: readonly string[];
  readonly summary: string;
  readonly rationale: string;
  readonly interpretation: string;
  readonly dataSources: readonly string[];
  readonly verificationChecks: readonly string[];
  readonly guidance: readonly string[];
  readonly provenance: {
    readonly basis: string;
    readonly references: readonly string[];
    readonly notes: readonly string[];
  };
}

export interface KpiCityValue {
  readonly city: CityRef;
  readonly editionId: string;
  readonly reportingYear: number;
  readonly state: EditionState;
  readonly status: DataPointStatus;
  readonly value: number | null;
  readonly share: number | null;
  readonly class: ScoreClass | null;
  /** Belongs beside a value that is verified with a caveat. */
  readonly footnote: string | null;
}

export interface KpiValues {
  readonly slug: string;
  readonly dataPoints: readonly { readonly key: string; readonly values: readonly KpiCityValue[] }[];
}
