import { quoted } from '../problems.js';
import { cellText } from './cells.js';
import { INPUT_COLUMN_KEYS, KEY_COLUMNS, SHOWN_COLUMNS } from './columns.js';
import { reason } from './reasons.js';
import type { KeyedRow, KeyedTable, RawCell, UploadProblem } from './types.js';

const KNOWN = new Set<string>([...KEY_COLUMNS, ...INPUT_COLUMN_KEYS, ...SHOWN_COLUMNS]);

/** A row as it stands in a file: cells by their column's number. */
export interface PlacedRow {
  readonly cells: ReadonlyMap<number, RawCell>;
  /** Where the cell of this column is, or the row itself. */
  place(column?: number): string;
}

/**
 * Names columns and rows by the keys that stand in the first row and in the column `row`. An empty cell in a column that
 * is there counts as said.
 */
export function keyedTable(header: PlacedRow, rows: readonly PlacedRow[]): KeyedTable {
  const problems: UploadProblem[] = [];
  const columnOf = new Map<string, number>();
  for (const [index, cell] of header.cells) {
    const key = cellText(cell).trim();
    if (key === '') continue;
    if (KNOWN.has(key) && !columnOf.has(key)) columnOf.set(key, index);
    else problems.push({ ...reason('unknownColumn', { column: quoted(key) }), cell: header.place(index) });
  }
  const keyOf = new Map([...columnOf].map(([key, index]) => [index, key]));
  const rowColumn = columnOf.get('row');
  const unnamed = new Set([...header.cells.keys()].filter((index) => !keyOf.has(index)));
  const keyed = rows.map((row): KeyedRow => {
    const cells = new Map<string, RawCell>();
    for (const [key, index] of columnOf) {
      if (key !== 'row') cells.set(key, row.cells.get(index) ?? { kind: 'empty' });
    }
    for (const [index, cell] of row.cells) {
      if (keyOf.has(index) || unnamed.has(index) || cellText(cell).trim() === '') continue;
      unnamed.add(index);
      problems.push({ ...reason('columnWithoutKey'), cell: row.place(index) });
    }
    const key = rowColumn === undefined ? undefined : row.cells.get(rowColumn);
    return {
      key: key === undefined ? '' : cellText(key).trim(),
      cells,
      place: (column) => row.place(column === undefined ? undefined : columnOf.get(column)),
    };
  });
  return { columns: new Set(columnOf.keys()), rows: keyed, problems };
}
