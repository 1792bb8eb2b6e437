import type { DataPointState } from '#workflow';
import type { AssessmentState } from '../api/programme-types.js';

/** What the workspace part of the HTTP API answers. */
export interface Person {
  /** `null` for an import by a program. */
  readonly id: string | null;
  readonly name: string;
}

export type EntryStatus = 'reported' | 'notReported';

/** What a city gives for one data point. Decimals are texts as typed, with a point. */
export interface EntryContent {
  readonly status: EntryStatus | null;
  readonly value: string | null;
  readonly inputs: Readonly<Record<string, string>>;
  readonly inputUnits: Readonly<Record<string, string>>;
  readonly inputYears: Readonly<Record<string, number>>;
  readonly unit: string | null;
  readonly year: number | null;
  readonly quality: string | null;
  readonly origin: string | null;
  readonly sources: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly explanation: string | null;
}

export interface Evidence {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly sha256: string;
  readonly uploadedBy: Person;
  readonly uploadedAt: string;
}

export interface EntryView extends EntryContent {
  readonly dataPoint: string;
  readonly revision: number;
  readonly updatedAt: string | null;
  readonly updatedBy: Person | null;
  readonly evidence: readonly Evidence[];
  readonly comments: number;
  readonly openQuestions: number;
  /** Year from which it was copied forward and not changed since. */
  readonly copiedFrom: number | null;
}

export interface ProfileField {
  readonly key: string;
  readonly revision: number;
  readonly value: string | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly source: string | null;
  readonly updatedAt: string | null;
  readonly updatedBy: Person | null;
}

export interface ContextText {
  readonly heading: string;
  readonly revision: number;
  readonly text: string | null;
  readonly updatedAt: string | null;
  readonly updatedBy: Person | null;
}

/** What a person has written as the answer to a question; kept here only, until it is sent. */
export interface AnswerDraft {
  readonly key: string;
  readonly revision: number;
  readonly text: string | null;
  /** Evidence that the answer points to, by identifier. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Counts {
  readonly reported: number;
  readonly notReported: number;
  readonly missing: number;
  readonly total: number;
}

export interface CityRef {
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly countryCode: string;
}

export interface AssessmentSummary {
  readonly id: string;
  readonly city: CityRef;
  readonly year: number;
  readonly round: { readonly id: string; readonly opensOn: string; readonly closesOn: string } | null;
  readonly state: AssessmentState;
  readonly progress: Counts & { readonly core: Counts; readonly advanced: Counts };
  readonly findings: { readonly errors: number; readonly warnings: number; readonly unexplained: number };
  readonly updatedAt: string;
}

export interface Assignment {
  readonly id: string;
  readonly user: Person;
  readonly category: string | null;
  readonly kpi: string | null;
  readonly dueOn: string | null;
  readonly progress: Counts;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface Action {
  readonly event: string;
  readonly allowed: boolean;
  readonly reason?: string;
  readonly needs?: 'statement' | 'reason';
}

/** Where a data point stands under verification, as far as the reader may know. */
export interface ReviewState {
  readonly dataPoint: string;
  readonly state: DataPointState;
  /** Questions that wait for the city. */
  readonly openQuestions: number;
  /** Questions that wait for the verifier. */
  readonly answeredQuestions: number;
}

export interface Assessment extends AssessmentSummary {
  readonly profile: readonly ProfileField[];
  readonly context: readonly ContextText[];
  readonly entries: readonly EntryView[];
  readonly assignments: readonly Assignment[];
  readonly people: readonly Member[];
  readonly actions: readonly Action[];
  /** Figures of the city's last assessment, by data point. */
  readonly previous: {
    readonly year: number;
    readonly entries: Readonly<Record<string, EntryContent>>;
  } | null;
  /** Figures of the profile are named `profile:<key>`. */
  readonly canEdit: 'all' | readonly string[] | 'none';
  readonly reviews: readonly ReviewState[];
  /** Questions that are not closed, also about the profile. */
  readonly questions: { readonly open: number; readonly answered: number };
  readonly statement: string | null;
  readonly submittedAt: string | null;
}

export interface Present {
  readonly user: Person;
  readonly category: string;
  readonly since: string;
}

export interface HistoryStep {
  readonly revision: number;
  readonly at: string;
  readonly by: Person;
  readonly copiedFrom: number | null;
  /** The fields it changed, before and after. */
  readonly from: Readonly<Record<string, string | null>>;
  readonly to: Readonly<Record<string, string | null>>;
}

export interface EntryComment {
  readonly id: string;
  readonly author: Person;
  readonly text: string;
  readonly mentions: readonly Person[];
  readonly at: string;
  /** The reader wrote it and can take it back. */
  readonly own: boolean;
}
