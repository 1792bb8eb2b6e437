/** Limits of a CSV file; the one this service writes has 350 rows of 20 columns. */
export const CSV_LIMITS = {
  rows: 20_000,
  columns: 256,
  /** Characters of one line, which may hold several long texts. */
  lineLength: 200_000,
} as const;
