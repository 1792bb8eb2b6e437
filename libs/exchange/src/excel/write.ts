import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { CellModel, RowModel, SheetModel, WorkbookModel } from '../template/model.js';
import { columnLetters } from './sheet.js';
import { applyLook } from './looks.js';
import { withRoomForComments } from './comments.js';
import { neededHeight } from './row-height.js';
import { validationOf } from './validations.js';

const A4 = 9;

/**
 * Writes a workbook (.xlsx). Sheets are protected without a password: against slips, not against people. The library is
 * loaded at first use, because it is large and most programs never write a workbook.
 */
export async function writeWorkbook(model: WorkbookModel): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  workbook.title = model.title;
  workbook.creator = 'Civiscore';
  workbook.created = model.createdAt;
  workbook.modified = model.createdAt;
  // Results are written along; a spreadsheet still computes them anew when it opens the file.
  workbook.calcProperties.fullCalcOnLoad = true;
  for (const sheet of model.sheets) await writeSheet(workbook, sheet);
  const bytes = await workbook.xlsx.writeBuffer();
  return withRoomForComments(new Uint8Array(bytes));
}

async function writeSheet(workbook: Workbook, model: SheetModel): Promise<void> {
  const { frozen, headerRow } = model;
  const sheet = workbook.addWorksheet(model.name, {
    state: model.hidden ? 'veryHidden' : 'visible',
    views: [
      {
        state: 'frozen',
        xSplit: frozen.columns,
        ySplit: frozen.rows,
        showGridLines: false,
        zoomScale: 90,
      },
    ],
    pageSetup: { orientation: 'landscape', paperSize: A4, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const { columns, printedColumns, rows } = model;
  if (rows.length > 0) sheet.pageSetup.printArea = `A$1:${columnLetters(printedColumns)}$${rows.length}`;
  if (headerRow > 0) sheet.pageSetup.printTitlesRow = `${headerRow}:${headerRow}`;
  model.columns.forEach(({ width, hidden }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    column.hidden = hidden;
  });
  const widths = columns.map(({ width }) => width);
  rows.forEach((row, index) => writeRow(sheet, row, index + 1, widths));
  if (headerRow > 0 && headerRow < model.rows.length) {
    const first = model.columns.findIndex(({ hidden }) => !hidden) + 1;
    const last = columnLetters(model.columns.length);
    sheet.autoFilter = `${columnLetters(first)}${headerRow}:${last}${model.rows.length}`;
  }
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    autoFilter: true,
    sort: false,
  });
}

function writeRow(sheet: Worksheet, model: RowModel, number: number, widths: readonly number[]): void {
  const row = sheet.getRow(number);
  row.height = model.height ?? neededHeight(model, widths);
  if (model.hidden === true) row.hidden = true;
  model.cells.forEach((cell, index) => {
    if (cell) writeCell(sheet, row.getCell(index + 1), cell);
  });
}

function writeCell(sheet: Worksheet, cell: Cell, model: CellModel): void {
  const { value } = model;
  if (value !== null && typeof value === 'object') {
    cell.value = { formula: value.formula, result: value.result, date1904: false };
  } else if (value !== null) {
    cell.value = typeof value === 'string' ? escaped(value) : value;
  }
  applyLook(cell, model);
  if (model.validation) cell.dataValidation = validationOf(model.validation);
  if (model.comment !== undefined) {
    cell.note = {
      texts: [{ text: model.comment, font: { name: 'Calibri', size: 9 } }],
      margins: { insetmode: 'auto' },
    };
  }
  if (model.span !== undefined && model.span > 1) {
    const { row, col } = cell.fullAddress;
    sheet.mergeCells(row, col, row, col + model.span - 1);
  }
}

/** `_x000D_` in a text would be read as a control character (ECMA-376 part 1, 22.9.2.19). */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
