/** Largest file that is uploaded, in bytes. A full template has about 0.1 MB. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

/** Limits of a workbook; a template has 25 parts, 2 MB of XML, 350 rows, 20 columns and 8,000 filled cells. */
export const WORKBOOK_LIMITS = {
  parts: 300,
  inflatedBytes: 48 * 1024 * 1024,
  rows: 20_000,
  columns: 256,
  filledCells: 60_000,
  /** Cell elements, also empty ones: a formatted sheet has many. */
  cells: 600_000,
  sharedStrings: 60_000,
  cellLength: 32_767,
  formats: 20_000,
} as const;
