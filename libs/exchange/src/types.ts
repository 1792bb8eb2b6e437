import type { DataPointStatus } from '#scoring';

/** One thing wrong with a file, said at its place, in words a city officer understands. */
export interface Problem {
  /** Where: `values[3].value`, `profile.population`, or `line 12` for a file that is not JSON. */
  readonly path: string;
  /** Stable identifier, e.g. `unknownCode`; also the key of the message in the message files. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** The sentence in English; other languages are made from `code` and `params`. */
  readonly message: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A figure of the city profile, in its own unit. `value` is null when the file states it only in words. */
export interface ProfileFigure {
  readonly key: string;
  readonly value: number | null;
  /** The decimal exactly as typed in the file, or the words it used. */
  readonly stated: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly source: string | null;
  /** Page of the source document. */
  readonly page: number | null;
  readonly note: string | null;
}

/** One data point of a submission, resolved to the catalogue's code and key. */
export interface SubmittedValue {
  readonly code: string;
  readonly dataPoint: string;
  readonly status: DataPointStatus;
  readonly value: number | null;
  /** The decimals exactly as typed in the file. */
  readonly typed: string | null;
  readonly inputs: Readonly<Record<string, number>> | null;
  readonly typedInputs: Readonly<Record<string, string>> | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly quality: string | null;
  readonly origin: string | null;
  readonly sources: string | null;
  /** Reason of an NR or of a directly entered value. */
  readonly reason: string | null;
  readonly note: string | null;
  /** As printed in the source document, with its unit and page. */
  readonly published: string | null;
  readonly publishedUnit: string | null;
  readonly page: number | null;
}

/** A submission file after reading: complete, in catalogue order, free of errors. */
export interface Submission {
  readonly city: string;
  readonly country: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly reportingYear: number;
  readonly document: string | null;
  readonly source: string | null;
  readonly profile: readonly ProfileFigure[];
  readonly values: readonly SubmittedValue[];
}

export type ReadResult =
  | { readonly ok: true; readonly submission: Submission; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
