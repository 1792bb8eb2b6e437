import type { ScoreClass } from '#catalogue';
import type { DataPointStatus, Explanation } from '#scoring';
import type { DataPointState, QuestionState, VerdictOutcome } from '#workflow';
import type { ProgrammeRef, VerifierGrade } from '../api/account-types.js';
import type { AssessmentState } from '../api/programme-types.js';
import type { CityRef, EditionState } from '../api/types.js';
import type { Action, EntryView, Evidence, Person } from '../workspace/types.js';

/** What the verification part of the HTTP API answers, as far as the desk reads it. */
export type Duty = 'verifier' | 'secondReader';

/** A decision about a data point. */
export interface Verdict {
  readonly number: number;
  readonly outcome: VerdictOutcome | 'confirmed' | 'reopened';
  readonly entryRevision: number;
  /** Value in force when it was given, decimal text. */
  readonly value: string | null;
  readonly footnote: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  /** Checks of the KPI that were ticked, from 0. */
  readonly checks: readonly number[];
  readonly grade: VerifierGrade | null;
  readonly at: string;
  readonly by: Person | null;
}

/** Where a data point stands. `version` and `entryRevision` are given back with a verdict. */
export interface Review {
  readonly dataPoint: string;
  readonly state: DataPointState;
  readonly version: number;
  readonly entryRevision: number;
  readonly verdict: Verdict | null;
  readonly confirmed: boolean;
  readonly openQuestions: number;
  readonly answeredQuestions: number;
}

export interface DeskProgress {
  readonly reported: number;
  readonly judged: number;
  readonly queried: number;
  readonly answered: number;
  readonly confirmed: number;
  readonly total: number;
}

/** An assessment as the queue lists it. */
export interface DeskItem {
  readonly assessment: {
    readonly id: string;
    readonly city: CityRef;
    readonly year: number;
    readonly state: AssessmentState;
  };
  readonly programme: Pick<ProgrammeRef, 'id' | 'name'>;
  readonly submittedAt: string | null;
  readonly ageDays: number | null;
  readonly progress: DeskProgress;
  readonly openQuestions: number;
  readonly answeredQuestions: number;
  readonly verifiers: readonly { readonly user: Person; readonly duty: Duty }[];
  /** The reader's own. */
  readonly duty: Duty | null;
}

export interface Desk {
  readonly items: readonly DeskItem[];
}

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly unexplained: number;
}

export interface DeskRow extends Review {
  readonly kpi: string;
  readonly value: number | null;
  readonly class: ScoreClass | null;
  readonly overridden: boolean;
  readonly findings: FindingCounts;
  readonly quality: string | null;
  readonly year: number | null;
  readonly evidence: number;
}

export interface DeskProfileFigure {
  readonly key: string;
  readonly value: string | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly source: string | null;
  readonly openQuestions: number;
}

/** An assessment with all its data points, as its verifiers work on it. */
export interface DeskAssessment {
  readonly assessment: DeskItem;
  readonly categories: readonly {
    readonly name: string;
    readonly dimension: string;
    readonly dataPoints: readonly DeskRow[];
  }[];
  readonly profile: readonly DeskProfileFigure[];
  readonly reasonCodes: readonly string[];
  readonly actions: readonly Action[];
}

export interface QuestionMessage {
  readonly number: number;
  readonly side: 'verifier' | 'city';
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly at: string;
  readonly by: Person | null;
}

/** A question about a data point or, where `dataPoint` is null, about a figure of the profile. */
export interface Question {
  readonly id: string;
  readonly number: number;
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  readonly kpi: string | null;
  readonly issue: string;
  readonly state: QuestionState;
  readonly valueBefore: string | null;
  readonly revisionBefore: number;
  readonly valueAfter: string | null;
  readonly revisionAfter: number | null;
  readonly resolution: string | null;
  readonly askedAt: string;
  readonly askedBy: Person | null;
  readonly closedAt: string | null;
  readonly closedBy: Person | null;
  readonly messages: readonly QuestionMessage[];
}

/** A figure of an earlier edition of the city. */
export interface EarlierFigure {
  readonly year: number;
  readonly editionId: string;
  readonly state: EditionState;
  readonly value: number | null;
  readonly class: ScoreClass | null;
  readonly status: DataPointStatus;
}

/** Where the value stands among the latest editions of other cities. */
export interface Peers {
  readonly n: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly zScore: number | null;
  readonly median: number | null;
  readonly values: readonly {
    readonly citySlug: string;
    readonly cityName: string;
    readonly year: number;
    readonly value: number;
    readonly own: boolean;
  }[];
}

/** Everything to judge one data point by. */
export interface DeskPoint {
  readonly review: Review;
  readonly kpi: string;
  readonly dataPoint: string;
  readonly entry: EntryView;
  readonly explanation: Explanation;
  readonly profile: readonly Omit<DeskProfileFigure, 'openQuestions'>[];
  readonly findings: readonly DeskFinding[];
  readonly checks: readonly string[];
  readonly history: readonly EarlierFigure[];
  readonly peers: Peers;
  readonly verdicts: readonly Verdict[];
  readonly questions: readonly Question[];
  readonly previousRevisions: number;
}

export const FINDING_GROUPS = ['profile', 'reporting', 'figures', 'years', 'sources', 'change'] as const;
export type FindingGroup = (typeof FINDING_GROUPS)[number];

interface ReportedFinding {
  readonly severity: 'error' | 'warning' | 'info';
  readonly group: FindingGroup;
  readonly dataPoints: readonly string[];
  readonly kpi: string | null;
  readonly profileKey: string | null;
  readonly message: string;
  /** What the city said about it. */
  readonly explanation: string | null;
  readonly explained: boolean;
}

/** A finding beside the data point it is about. */
export interface DeskFinding extends ReportedFinding {
  readonly ruleId: string;
}

/** A finding in the report of an assessment. */
export interface ScreeningFinding extends ReportedFinding {
  readonly rule: string;
}

/** What the rules say about an assessment that came in. */
export interface Screening {
  readonly at: string;
  readonly completeness: {
    readonly reported: number;
    readonly total: number;
    readonly notReportedShare: number;
  };
  readonly findings: readonly ScreeningFinding[];
}

export interface VerifierAssignment {
  readonly id: string;
  readonly user: Person;
  readonly duty: Duty;
  readonly grade: VerifierGrade | null;
  readonly state: 'active' | 'ended' | 'refused';
  readonly refusal: 'belongsToCity' | 'notVerifier' | 'notQualified' | 'declined' | null;
  readonly reason: string;
  readonly at: string;
  readonly by: Person | null;
  readonly endedReason: string | null;
  readonly endedAt: string | null;
}

export interface Verifiers {
  readonly active: readonly VerifierAssignment[];
  readonly past: readonly VerifierAssignment[];
}

/** A step that an assessment has taken. */
export interface Transition {
  readonly number: number;
  readonly event: string;
  readonly from: string | null;
  readonly to: AssessmentState;
  readonly statement: string | null;
  readonly reason: string | null;
  readonly at: string;
  readonly by: Person;
}
