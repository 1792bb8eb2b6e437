import type { ScoreClass } from '#catalogue';
import type { Answer, CityTargets, Gap, MaturityResult, SdgGoal, ThresholdBasis } from '#maturity';
import type { Evidence, Person } from '../workspace/types.js';
import type { CityRef } from './types.js';

/** What the maturity part of the HTTP API answers. */
interface Revised {
  readonly revision: number;
  /** From 1 (little) to 5. */
  readonly effort: number | null;
  readonly updatedAt: string | null;
  readonly updatedBy: Person | null;
}

export interface ServedAnswer extends Revised {
  readonly id: string;
  readonly answer: Answer | null;
  readonly note: string | null;
  readonly evidence: readonly Evidence[];
}

export interface ServedTargets extends Revised {
  readonly dataPoint: string;
  readonly targets: Readonly<Record<string, { readonly value: string | null; readonly year: number | null }>>;
}

/** The part of an assessment's maturity that the pages do not work out themselves. */
export interface ServedMaturity {
  readonly questions: readonly ServedAnswer[];
  readonly targets: readonly ServedTargets[];
}

export interface YearValue {
  readonly year: number;
  readonly value: number;
}

export interface ServedTrajectory {
  readonly dataPoint: string;
  readonly baseline: YearValue | null;
  readonly values: readonly YearValue[];
}

export interface PublishedAnswer {
  readonly question: string;
  readonly answer: Answer;
  readonly note: string | null;
}

export interface EditionMaturity {
  /** `computed`: the edition publishes none; it follows from its figures with default targets. */
  readonly basis: 'published' | 'computed';
  readonly result: MaturityResult;
  readonly answers: readonly PublishedAnswer[];
  readonly targets: readonly CityTargets[];
  readonly gaps: readonly Gap[];
}

export type SdgView = readonly SdgGoal[];

export interface TrendPoint {
  readonly editionId: string;
  readonly year: number;
  readonly value: number | null;
  readonly class: ScoreClass | null;
  readonly level: number | null;
  readonly toTarget: number | null;
  readonly afterBreak: boolean;
}

export interface Projection {
  readonly year: number;
  readonly points: number;
  readonly refused: 'tooFewPoints' | 'yearNotLater' | null;
  readonly slope: number | null;
  readonly value: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

export interface Trend {
  readonly dataPoint: string;
  readonly target: {
    readonly basis: ThresholdBasis;
    readonly level: number;
    readonly value: number;
    readonly year: number | null;
  } | null;
  readonly points: readonly TrendPoint[];
  readonly projection: Projection;
}

export interface Trends {
  readonly city: CityRef;
  readonly years: readonly number[];
  readonly dataPoints: readonly Trend[];
}
