import type { Finding } from '#catalogue';
import type { ProfileFigure, SubmittedValue } from '#exchange';
import type { Answers, Gap, MaturityResult } from '#maturity';
import type { VerdictOutcome } from '#workflow';
import type { SnapshotEdition } from './snapshot/edition.js';

/** What a verifier decided about a data point. */
export interface DocumentVerdict {
  readonly dataPoint: string;
  readonly outcome: VerdictOutcome;
  /** Stands beside a value that is verified with a caveat. */
  readonly footnote: string | null;
  /** Why it is not verified: one of the closed list, and in words. */
  readonly reasonCode: string | null;
  readonly reason: string | null;
}

/** Who vouches for the edition. */
export interface DocumentAttestation {
  readonly role: 'verifier' | 'secondReader' | 'secretariat';
  readonly name: string;
  readonly grade: 'provisional' | 'qualified' | null;
  /** `null` where confirming the verdicts, or releasing the edition, is the statement. */
  readonly statement: string | null;
  /** `YYYY-MM-DD`, in UTC. */
  readonly on: string;
}

/** Maturity as judged for the edition. */
export interface DocumentMaturity {
  readonly result: MaturityResult;
  /** What keeps groups from their next level, in the order in which the city should see it. */
  readonly gaps: readonly Gap[];
  readonly answers?: Answers;
}

/** A sentence of the key findings, under the name of what it is about. */
export interface KeyFinding {
  readonly kind: 'coverage' | 'strength' | 'gap' | 'missing' | 'note';
  readonly theme: string;
  readonly text: string;
}

export interface CityProject {
  readonly title: string;
  readonly theme: string;
  readonly partners: string;
  readonly effects: string;
  readonly status: 'planned' | 'underWay' | 'finished';
}

/** What the city itself writes for its Factsheet. Line breaks between paragraphs. */
export interface FactsheetTexts {
  readonly foreword?: string;
  /** As edited by the city; without it the draft is printed. */
  readonly keyFindings?: readonly KeyFinding[];
  /** By `dimension/category`, both as the catalogue names them. */
  readonly commentary?: Readonly<Record<string, string>>;
  readonly projects?: readonly CityProject[];
  readonly conclusion?: string;
}

/** A published edition as all documents take it: what a document says comes from here and from the catalogue. */
export interface DocumentEdition extends SnapshotEdition {
  /** Figures of the city profile. */
  readonly profile: readonly ProfileFigure[];
  /** The city's notes on its circumstances; `heading` is one of the format's keys. */
  readonly context: readonly { readonly heading: string; readonly text: string }[];
  readonly values: readonly SubmittedValue[];
  /** Empty for figures that were verified elsewhere. */
  readonly verdicts: readonly DocumentVerdict[];
  readonly attestations: readonly DocumentAttestation[];
  /** Consistency rules that the figures do not keep. */
  readonly findings: readonly Finding[];
  /** The edition that this one replaces, and why. */
  readonly supersedes: {
    readonly number: number | null;
    readonly contentHash: string;
    readonly reason: string | null;
  } | null;
  /** Questions that verifiers asked the city; `null` when the edition does not say. */
  readonly questionsAsked?: number | null;
  readonly maturity?: DocumentMaturity;
  readonly factsheet?: FactsheetTexts;
}
