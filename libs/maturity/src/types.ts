/** How far a statement of the model is supported: read in a text of ITU, or taken from a text that follows it. */
export type MaturityBasis = 'read' | 'secondary';

/** A side of the city judged beside its KPIs. */
export interface CapabilityAspect {
  readonly id: string;
  readonly name: string;
}

export interface LevelRequirement {
  /** Id of a capability aspect, or `kpiTargets` for the rule on KPI target values. */
  readonly aspect: string;
  readonly text: string;
  readonly basis: MaturityBasis;
}

/**
 * A level of the model, lowest first. The Recommendation has 1 (Planning) to 5 (Optimization); its revision adds levels
 * below 1, so the list is data: any whole numbers in rising order.
 */
export interface MaturityLevel {
  readonly level: number;
  readonly name: string;
  readonly summary: string;
  readonly requirements: readonly LevelRequirement[];
}

/** Values of one data point, by the level that begins there: every level above the one that a first value reaches. */
export type LevelTargets = Readonly<Record<string, number>>;

export interface PublishedTargets {
  readonly code: string;
  readonly dataPoint: string;
  readonly targets: LevelTargets;
  readonly unit: string;
  readonly source: string;
}

/** The maturity model, following the structure of ITU-T Y.4904. */
export interface MaturityModel {
  readonly recommendation: string;
  readonly revision: string;
  readonly claim: string;
  readonly dimensions: readonly string[];
  readonly aspects: readonly CapabilityAspect[];
  readonly levels: readonly MaturityLevel[];
  readonly kpiTargets: {
    readonly rule: string;
    readonly published: readonly PublishedTargets[];
    /** Share of the benchmark taken as the target of each level where a city has set none: the product's own default. */
    readonly defaultWhereNoneSet: { readonly shareOfBenchmark: LevelTargets; readonly note: string };
  };
  readonly aggregation: {
    readonly note: string;
    readonly staged: string;
    readonly average: string;
    readonly profileFirst: string;
  };
}

/** Targets that a city has set for one data point, in the data point's unit. */
export interface CityTargets {
  readonly dataPoint: string;
  /** Value at which each level begins. */
  readonly targets: LevelTargets;
  /** Year by which the city wants to reach each level. */
  readonly years?: Readonly<Record<string, number>>;
}

export type Answer = 'yes' | 'partly' | 'no';

/** One question of the capability questionnaire. */
export interface CapabilityQuestion {
  /** Aspect, level and letter, e.g. `strategy.2.a`. */
  readonly id: string;
  readonly aspect: string;
  readonly level: number;
}

/** Answers by the question's id; what is left out is unanswered. */
export type Answers = Readonly<Record<string, Answer>>;

/** Where the thresholds of a data point come from. `none`: there are none, so no level above the first can be told. */
export type ThresholdBasis = 'city' | 'published' | 'default' | 'yesNo' | 'none';

/** Where a level begins; two values where both sides of a target count. */
export interface Threshold {
  readonly level: number;
  readonly values: readonly number[];
}

export interface DataPointMaturity {
  readonly code: string;
  readonly dataPoint: string;
  readonly value: number | null;
  /** `null` without a value, or when it was not verified. */
  readonly level: number | null;
  readonly basis: ThresholdBasis;
  readonly thresholds: readonly Threshold[];
  /** False for what counts in no group: no value, or nothing to measure it by. */
  readonly counted: boolean;
}

/** Maturity of a dimension, of an aspect, or of the whole. */
export interface GroupMaturity {
  readonly name: string;
  /** The level that everything in the group has reached; `null` with nothing judged, or when not even the first is. */
  readonly staged: number | null;
  /** Mean of the levels, unrounded; `null` with nothing judged. */
  readonly average: number | null;
  /** Coverage: data points with a level or questions answered, of all. */
  readonly judged: number;
  readonly total: number;
}

export interface MaturityResult {
  readonly versions: { readonly model: string; readonly engine: string; readonly benchmarks: string };
  readonly dataPoints: readonly DataPointMaturity[];
  readonly dimensions: readonly GroupMaturity[];
  /** By the aspect's id. */
  readonly aspects: readonly GroupMaturity[];
  /** The product's own single figures; the Recommendation has none. */
  readonly overall: GroupMaturity;
}

/** What keeps a dimension or an aspect from its next level. */
export interface Gap {
  readonly kind: 'dataPoint' | 'question';
  /** Key of the data point or id of the question. */
  readonly key: string;
  /** The dimension or aspect that it holds back. */
  readonly group: string;
  /** Where it is, and the next level of the group. */
  readonly level: number | null;
  readonly nextLevel: number;
  readonly value: number | null;
  /** What would be enough; the nearest of the values where both sides of a target count. */
  readonly target: number | null;
  /** Target minus value, in the data point's unit; `null` without one of them. */
  readonly distance: number | null;
  /** Share of the way to the next level already done, 0..1. */
  readonly progress: number;
  /** Effort from 1 (little) to 5, as the city sees it; `null` while it has not said. */
  readonly effort: number | null;
}
