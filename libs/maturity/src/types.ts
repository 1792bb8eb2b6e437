/** How far a statement of the model is supported: read in a text of ITU, or taken from a text that follows it. */
export type MaturityBasis = 'read' | 'secondary';

/** A level of the model, 1 (Planning) to 5 (Optimization). The list is data: a revision may add levels below. */
export type MaturityLevelNumber = 1 | 2 | 3 | 4 | 5;

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

export interface MaturityLevel {
  readonly level: MaturityLevelNumber;
  readonly name: string;
  readonly summary: string;
  readonly requirements: readonly LevelRequirement[];
}

/** Values of one data point at which levels 2 to 5 begin. */
export type LevelTargets = Readonly<Record<'2' | '3' | '4' | '5', number>>;

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
