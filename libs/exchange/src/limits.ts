/** Largest submission file, in bytes of UTF-8. The real ones have a few kilobytes. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** Deepest nesting that is read. A submission needs four levels. */
export const MAX_DEPTH = 16;

/** Longest decimal that is read, in characters. */
export const MAX_NUMBER_LENGTH = 64;

/** A file with more problems than this is told so; the rest is counted, not listed. */
export const MAX_PROBLEMS = 500;

/** Longest texts, in UTF-16 code units. */
export const TEXT_LIMITS = {
  city: 120,
  country: 120,
  document: 300,
  source: 1000,
  sources: 2000,
  note: 4000,
  reason: 2000,
  short: 200,
} as const;

export const REPORTING_YEARS = { from: 1990, to: 2100 } as const;

/** Years of single figures: a census or an inventory may be much older than the submission. */
export const FIGURE_YEARS = { from: 1900, to: 2100 } as const;
