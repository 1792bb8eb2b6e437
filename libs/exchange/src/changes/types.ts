import type { Language } from '#text';
import type { ReasonCode } from './reason-code.js';

/** What the city has entered for one data point so far. Decimals are texts with a point, exactly as typed. */
export interface WorkspaceEntry {
  readonly dataPoint: string;
  /** Number of the newest revision; 0 when nothing was entered yet. */
  readonly revision: number;
  readonly status: 'reported' | 'notReported' | null;
  /** A value entered directly, in `unit`; null when it follows from the inputs. */
  readonly value: string | null;
  /** Unit of `value` when it is not the catalogue's own. */
  readonly unit: string | null;
  readonly inputs: Readonly<Record<string, string>>;
  /** Units of inputs that were not given in the catalogue's. */
  readonly inputUnits: Readonly<Record<string, string>>;
  readonly inputYears: Readonly<Record<string, number>>;
  readonly year: number | null;
  readonly quality: string | null;
  readonly origin: string | null;
  readonly sources: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  /** Why findings of the rules are right as they are. */
  readonly explanation: string | null;
}

/** A figure of the city profile as entered. */
export interface WorkspaceFigure {
  readonly key: string;
  readonly revision: number;
  readonly value: string | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly source: string | null;
}

/** The city's text under one heading of its context. */
export interface WorkspaceContext {
  readonly heading: string;
  readonly revision: number;
  readonly text: string | null;
}

/** Everything entered for one assessment: what a template is filled with, and what an upload is compared with. */
export interface WorkspaceData {
  readonly assessmentId: string;
  readonly city: string;
  readonly country: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly reportingYear: number;
  readonly profile: readonly WorkspaceFigure[];
  readonly context: readonly WorkspaceContext[];
  readonly entries: readonly WorkspaceEntry[];
}

export type TargetKind = 'entry' | 'profile' | 'context';

/** What a field belongs to: the entry of a data point, a profile figure or a heading of the context. */
export interface Target {
  readonly kind: TargetKind;
  readonly key: string;
}

/** Why something was refused or needs a look: a code, and the parameters of its sentence. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** One field of an uploaded file. */
export interface UploadedField {
  readonly target: Target;
  /** `value`, `inputs.households`, `inputYears.households`, `sources`, `text`, … */
  readonly field: string;
  /** In the form in which it is stored; null for an empty cell or one that was refused. */
  readonly value: string | null;
  /** What stands in the file, shortened. */
  readonly typed: string;
  /** Where: `Data points!E12`, `line 12, value`, `values[3].year`. */
  readonly cell: string;
  /** Why it cannot be taken; null when it can. */
  readonly refused: Reason | null;
  /** How it was understood, where that should be looked at. */
  readonly remark: Reason | null;
}

/** One thing about the file itself. */
export interface UploadProblem extends Reason {
  /** Where, as in `UploadedField.cell`; empty for the whole file. */
  readonly cell: string;
}

export type UploadFormat = 'xlsx' | 'csv' | 'json';

/** An uploaded file after reading, the same for every format; plain data that can be stored and sent. */
export interface WorkspaceChanges {
  readonly format: UploadFormat;
  /** Language of the template it was made from; numbers typed as text are read by its custom. */
  readonly language: Language | null;
  /** The assessment it was made from; null when the file does not say. */
  readonly assessmentId: string | null;
  readonly fields: readonly UploadedField[];
  /** Revisions the file was made from, by `kind:key`. A target that is not named has none. */
  readonly revisions: Readonly<Record<string, number>>;
  readonly problems: readonly UploadProblem[];
}

export type UploadReading =
  | { readonly ok: true; readonly changes: WorkspaceChanges }
  | { readonly ok: false; readonly problems: readonly UploadProblem[] };

/** What a reader found in one cell, before it is known what belongs there. */
export type RawCell =
  | { readonly kind: 'empty' }
  /** `percent`: the cell is formatted as a percentage, so 0.97 stands for 97. */
  | { readonly kind: 'number'; readonly text: string; readonly percent: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'formula'; readonly text: string };

/** A row of a table whose columns and rows are known by keys, not by their place or words. */
export interface KeyedRow {
  /** E.g. `entry:householdInternetAccess`; empty when the row has none. */
  readonly key: string;
  /** Cells that hold something, by the key of their column. */
  readonly cells: ReadonlyMap<string, RawCell>;
  /** Where a cell of this row is; for the row itself without a column. */
  place(column?: string): string;
}

export interface KeyedTable {
  /** Keys of the columns that are there. */
  readonly columns: ReadonlySet<string>;
  readonly rows: readonly KeyedRow[];
  /** What was found about columns on the way. */
  readonly problems: readonly UploadProblem[];
}

export type ChangeKind = 'added' | 'changed' | 'unchanged' | 'refused' | 'conflict';

/** One line of the preview. Exactly one of `dataPoint`, `profileKey` and `heading` is set. */
export interface ChangeRow {
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  readonly heading: string | null;
  readonly field: string;
  /** What the assessment has now. */
  readonly before: string | null;
  /** What the file says; for a refused field as it stands there. */
  readonly after: string | null;
  readonly change: ChangeKind;
  readonly reason: Reason | null;
  readonly cell: string;
}

export interface Comparison {
  readonly rows: readonly ChangeRow[];
  readonly counts: Readonly<Record<ChangeKind, number>>;
}
