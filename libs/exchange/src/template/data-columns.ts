/** Columns of the sheet "Data points", in order, with their widths. */
export const DATA_COLUMNS = {
  row: 4,
  code: 16,
  tier: 10,
  item: 44,
  value: 15,
  unit: 18,
  unitGiven: 14,
  year: 8,
  result: 13,
  status: 14,
  quality: 26,
  origin: 22,
  sources: 34,
  reason: 32,
  note: 32,
  explanation: 32,
  category: 24,
  subDimension: 20,
  dimension: 16,
  kpi: 32,
} as const;
export type DataColumn = keyof typeof DATA_COLUMNS;
export const DATA_ORDER = Object.keys(DATA_COLUMNS) as DataColumn[];

/** Address of a column's letter; the sheet has fewer than 26. */
export const dataColumn = (column: DataColumn): string =>
  String.fromCharCode(65 + DATA_ORDER.indexOf(column));

/** Where the rows of one data point are. */
export interface PointRows {
  readonly main: number;
  readonly inputs: ReadonlyMap<string, number>;
}
