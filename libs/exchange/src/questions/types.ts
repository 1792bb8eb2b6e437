/** One message of a question's thread. */
export interface SheetMessage {
  readonly side: 'verifier' | 'city';
  readonly text: string;
  /** Time in UTC, ISO 8601. */
  readonly at: string;
  /** Name of whoever wrote it. */
  readonly by: string;
  /** Names of the files it points to. */
  readonly files: readonly string[];
}

/** A question about a data point or a figure of the profile, with everything said about it. */
export interface SheetQuestion {
  /** Counts the questions of the assessment, from 1. */
  readonly number: number;
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  readonly issue: string;
  readonly state: 'open' | 'answered' | 'resolved' | 'withdrawn';
  /** The question first, then what was said about it. */
  readonly messages: readonly SheetMessage[];
  /** How it ended; the reason where it was withdrawn. */
  readonly resolution: string | null;
  /** Time in UTC, ISO 8601. */
  readonly closedAt: string | null;
  /** Name of whoever closed it. */
  readonly closedBy: string | null;
  /** Decimals with a point: when it was asked, and when it was closed. */
  readonly valueBefore: string | null;
  readonly valueAfter: string | null;
  /** Unit of a profile figure as the city gave it; `null` for the catalogue's own and for data points. */
  readonly unit: string | null;
}

/** All questions of an assessment: the KPI questions of the U4SSC verification. */
export interface QuestionsSheet {
  readonly city: string;
  readonly reportingYear: number;
  readonly questions: readonly SheetQuestion[];
}
