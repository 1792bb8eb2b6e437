import type { Benchmark, ScoreClass, UnitConversion } from '#catalogue';

/** Status of a data point (method decision 2). Zero is a value; "not reported" is not. */
export type DataPointStatus = 'reported' | 'notReported' | 'verified' | 'verifiedWithCaveat' | 'notVerified';

/** What a city gave for one data point, already checked and resolved to catalogue keys. */
export interface Entry {
  readonly dataPoint: string;
  readonly status: DataPointStatus;
  /** Entered directly; `null` when the value follows from `inputs`. */
  readonly value: number | null;
  /** Unit of `value` when it is not the catalogue's own. */
  readonly unit?: string;
  /** Figures for the formula, in the catalogue's units. A profile figure here replaces the profile's. */
  readonly inputs?: Readonly<Record<string, number>>;
}

/** One city's assessment as the engine takes it. */
export interface Assessment {
  readonly city: string;
  readonly reportingYear: number;
  /** Figures of the city profile in catalogue units (`population`, `households`, `cityArea`, `cityGdp`, `labourForce`). */
  readonly profile: Readonly<Record<string, number>>;
  readonly entries: readonly Entry[];
}

/** Self-assessed and verified results are never mixed (method decision 10). */
export type Basis = 'selfAssessed' | 'verified';

/** Why a data point has no points. */
export type ExclusionReason = 'notReported' | 'notVerified' | 'noBenchmark' | 'undefined';

export interface DataPointResult {
  readonly code: string;
  readonly dataPoint: string;
  readonly status: DataPointStatus;
  readonly value: number | null;
  /** Share of the benchmark reached, 0..1, unrounded; `null` without benchmark or value. */
  readonly share: number | null;
  readonly class: ScoreClass | null;
  readonly points: number | null;
  readonly reason: ExclusionReason | null;
}

export type RollupLevel =
  'subDimension' | 'category' | 'subDimensionCategory' | 'dimension' | 'sdgGoal' | 'overall';

export interface Rollup {
  readonly level: RollupLevel;
  readonly dimension: string | null;
  readonly subDimension: string | null;
  /** Name of the group: of the category, sub-dimension or dimension; the goal's number; `Civiscore overall`. */
  readonly name: string;
  readonly points: number;
  readonly possible: number;
  /** 0..100, unrounded; `null` when nothing is scored (never 0). */
  readonly percent: number | null;
  readonly class: ScoreClass | null;
  /** Coverage: data points scored, with a benchmark, and in all. */
  readonly scored: number;
  readonly benchmarked: number;
  readonly total: number;
  /** Percent if every missing benchmarked data point scored 1, and if every one scored 4; `null` without benchmarks. */
  readonly lowest: number | null;
  readonly highest: number | null;
}

export interface KpiCount {
  readonly reported: number;
  readonly partly: number;
  readonly total: number;
}

export interface DataPointCount {
  readonly reported: number;
  readonly verified: number;
  readonly total: number;
}

export interface Reporting {
  readonly kpis: { readonly core: KpiCount; readonly advanced: KpiCount; readonly all: KpiCount };
  readonly dataPoints: {
    readonly core: DataPointCount;
    readonly advanced: DataPointCount;
    readonly all: DataPointCount;
  };
}

export interface Versions {
  readonly catalogue: string;
  readonly benchmarks: string;
  readonly engine: string;
}

/** The result format of method-decisions, as printed by `civiscore score --json` and served by the API. */
export interface AssessmentResult {
  readonly versions: Versions;
  readonly city: string;
  readonly reportingYear: number;
  readonly basis: Basis;
  readonly dataPoints: readonly DataPointResult[];
  readonly rollups: readonly Rollup[];
  readonly reporting: Reporting;
}

export interface ExplainedInput {
  readonly key: string;
  readonly unit: string;
  readonly value: number | null;
  readonly source: 'entry' | 'profile' | 'missing';
  /** The profile's own figure when the entry replaced it. */
  readonly profileValue: number | null;
}

export type ShareFormula = 'ratio' | 'inverseRatio' | 'lineUp' | 'lineDown' | 'minOverMax' | 'yesNo' | 'none';

/** Why one data point has the score it has: inputs → value → benchmark → share → class → roll-up. */
export interface Explanation extends DataPointResult {
  readonly unit: string;
  readonly formula: string;
  readonly inputs: readonly ExplainedInput[];
  /** True when the value was entered directly although the catalogue has a formula for it. */
  readonly overridden: boolean;
  /** The value as given and how it was converted, when its unit was not the catalogue's. */
  readonly conversion: (UnitConversion & { readonly given: number }) | null;
  readonly benchmarkSet: string;
  readonly benchmark: Benchmark;
  readonly shareFormula: ShareFormula;
  /** Share before it is held between 0 and 1. */
  readonly unclampedShare: number | null;
  /** Values at which classes 2, 3 and 4 begin, in the data point's unit; `null` where a plain ratio gives none. */
  readonly classBounds: readonly { readonly class: ScoreClass; readonly value: number }[];
  /** Every group the data point belongs to, with that group's result. */
  readonly countsIn: readonly Rollup[];
}
