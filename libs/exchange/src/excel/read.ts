import { keyedTable, type PlacedRow } from '../changes/keyed-table.js';
import { FileRefused, refusing } from '../changes/refused.js';
import { readTables } from '../changes/read-rows.js';
import type { UploadReading } from '../changes/types.js';
import { columnLetters } from './sheet.js';
import { readWorkbook, type SheetCells, type SheetRow } from './workbook.js';

/**
 * Reads a filled template. Sheets, rows and columns are known by the keys in hidden cells, so their order, names and
 * language do not matter; sheets without keys are passed over.
 */
export function readTemplate(bytes: Uint8Array): UploadReading {
  return refusing(() => {
    const tables = readWorkbook(bytes).flatMap((sheet) => {
      const header = sheet.rows.find(isHeader);
      if (!header) return [];
      const rows = sheet.rows.filter((row) => row !== header).map((row) => placed(sheet, row));
      return [keyedTable(placed(sheet, header), rows)];
    });
    if (!tables.some(({ rows }) => rows.some(({ key }) => key !== ''))) throw new FileRefused('notATemplate');
    return { ok: true, changes: readTables(tables, 'xlsx') };
  });
}

/** The row that names the columns: `row` stands in one of its cells. Texts that people type hardly say just that. */
function isHeader({ cells }: SheetRow): boolean {
  const words = [...cells.values()].map((cell) => (cell.kind === 'text' ? cell.text : ''));
  return words.includes('row') && words.includes('value');
}

function placed({ name }: SheetCells, row: SheetRow): PlacedRow {
  return {
    cells: row.cells,
    place: (column) => `${name}!${column === undefined ? '' : columnLetters(column)}${row.number}`,
  };
}
