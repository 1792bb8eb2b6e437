/**
 * The KPI catalogue as typed data. Names of dimensions, sub-dimensions and categories are the English ones of the
 * catalogue; they serve as identifiers everywhere and are translated only when shown.
 */
export type Tier = 'core' | 'advanced';
export type KpiType = 'smart' | 'sustainable' | 'structural';
export type ValueType =
  'percentage' | 'rate' | 'average' | 'boolean' | 'currencyShare' | 'count' | 'ratio' | 'index';
export type Trend = 'higherIsBetter' | 'lowerIsBetter' | 'informative' | 'targetValue';
export type ProfileKey = 'population' | 'households' | 'cityArea' | 'cityGdp' | 'labourForce';

export interface InputDefinition {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** Set when the figure is taken from the city profile of the same assessment. */
  readonly from?: 'cityProfile';
}

export interface UnitConversion {
  readonly from: string;
  readonly multiplyBy: number;
  readonly to: string;
}

export interface DataPoint {
  /** Unique in the whole catalogue, e.g. `householdInternetAccess`. */
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly valueType: ValueType;
  readonly inputs: readonly InputDefinition[];
  readonly formula: string;
  readonly direction: Trend;
  readonly validRange: readonly [number | null, number | null];
  readonly notes: readonly string[];
  readonly acceptsDirectValue?: boolean;
  readonly unitConversions?: readonly UnitConversion[];
}

export interface Provenance {
  readonly basis: string;
  readonly references: readonly string[];
  readonly notes: readonly string[];
}

export interface Kpi {
  /** As U4SSC prints it, e.g. `EC: ICT: ICT: 1C`. */
  readonly code: string;
  readonly aliasCodes: readonly string[];
  readonly name: string;
  readonly dimension: string;
  readonly subDimension: string;
  readonly category: string;
  readonly tier: Tier;
  readonly type: KpiType | null;
  readonly summary: string;
  readonly rationale: string;
  readonly interpretation: string;
  readonly dataPoints: readonly DataPoint[];
  /** Sentences of the source; those a machine can judge also exist as `Rule`s. */
  readonly consistencyRules: readonly string[];
  readonly sdgGoals: readonly number[];
  readonly sdgTargets: readonly string[];
  readonly sdgTargetsSuggested: readonly string[];
  readonly verificationChecks: readonly string[];
  readonly dataSources: readonly string[];
  readonly provenance: Provenance;
}

export interface Catalogue {
  readonly name: string;
  readonly edition: string;
  readonly dimensions: readonly string[];
  readonly profileInputs: Readonly<Record<ProfileKey, { readonly label: string; readonly unit: string }>>;
  readonly kpis: readonly Kpi[];
}

/** Direction of a benchmark: how a value is turned into a share of it (method decision 4). */
export type BenchmarkDirection =
  'higherIsBetter' | 'lowerIsBetter' | 'closestToTarget' | 'yesIsBetter' | 'notBenchmarked';

export interface Benchmark {
  readonly code: string;
  readonly dataPoint: string;
  readonly label: string;
  readonly unit: string;
  readonly direction: BenchmarkDirection;
  /** `null` when `direction` is `notBenchmarked`. */
  readonly benchmark: number | null;
  /** Value at which the share is 0; `null` means the plain ratio is used. */
  readonly worst: number | null;
  /** 1..5, the five bases U4SSC names (docs/method.md). */
  readonly basis: 1 | 2 | 3 | 4 | 5 | null;
  readonly source: string | null;
  readonly confidence: 'read' | 'recalled' | 'judgement';
  readonly note: string | null;
}

export interface Band {
  readonly class: ScoreClass;
  readonly fromShare: number;
  readonly belowShare: number | null;
  readonly points: number;
}

export type ScoreClass = 1 | 2 | 3 | 4;

export interface BenchmarkSet {
  readonly name: string;
  readonly version: string;
  readonly method: { readonly bands: readonly Band[]; readonly basis: Readonly<Record<string, string>> };
  readonly dataPoints: readonly Benchmark[];
}
