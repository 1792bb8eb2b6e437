/** A workbook as data: what stands where and how, without any library. Rows and columns are counted from 1. */
export interface WorkbookModel {
  readonly title: string;
  readonly sheets: readonly SheetModel[];
  /** Moment written into the file's properties. */
  readonly createdAt: Date;
}

export interface SheetModel {
  readonly name: string;
  /** Hidden so that only a program shows it again. */
  readonly hidden: boolean;
  readonly columns: readonly ColumnModel[];
  readonly rows: readonly RowModel[];
  /** Rows and columns that stay when the sheet is scrolled. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Columns that are printed, from the first; the others only serve to filter. */
  readonly printedColumns: number;
  /** Row of the headings, repeated on every printed page; 0 when there is none. */
  readonly headerRow: number;
}

export interface ColumnModel {
  /** In characters. */
  readonly width: number;
  readonly hidden: boolean;
}

export interface RowModel {
  readonly cells: readonly (CellModel | null)[];
  /** In points; as high as its texts need when absent. */
  readonly height?: number;
  readonly hidden?: boolean;
}

export type CellLook =
  | 'key'
  | 'title'
  | 'lead'
  | 'header'
  | 'band'
  | 'item'
  | 'detail'
  | 'locked'
  | 'unused'
  | 'number'
  | 'direct'
  | 'year'
  | 'day'
  | 'choice'
  | 'words'
  | 'result'
  | 'carried'
  | 'plain';

export interface CellModel {
  readonly value: string | number | FormulaCell | null;
  readonly look: CellLook;
  /** Can be filled in although the sheet is protected. */
  readonly open?: boolean;
  /** Cells to the right that belong to this one, for titles. */
  readonly span?: number;
  readonly validation?: CellValidation;
  readonly comment?: string;
}

/** A formula in the notation of the file format (English names, commas), with its present result. */
export interface FormulaCell {
  readonly formula: string;
  readonly result: string | number;
}

export type CellValidation = {
  /** Sentence shown when something else is typed. */
  readonly error: string;
  readonly errorTitle: string;
  /** `stop` refuses; `warning` lets the person decide. */
  readonly style: 'stop' | 'warning';
} & (
  | { readonly type: 'list'; readonly range: string }
  | { readonly type: 'decimal' | 'whole'; readonly from: number; readonly to: number | null }
  | { readonly type: 'custom'; readonly formula: string }
  | { readonly type: 'length'; readonly max: number }
);
