import { choiceLabels, yesNoLabels } from './choices.js';
import type { TemplateContext } from './context.js';
import type { RowModel, SheetModel } from './model.js';

const SHEET = 'lists';

const range = (column: string, length: number) => `${SHEET}!$${column}$1:$${column}$${length}`;

/** Where the choices of drop-down lists stand, on a hidden sheet. */
export const LISTS = {
  status: { range: range('A', 2) },
  quality: { range: range('B', 6) },
  origin: { range: range('C', 3) },
  yesNo: { range: range('D', 2), yes: `${SHEET}!$D$1`, no: `${SHEET}!$D$2` },
} as const;

export function listSheet({ language }: TemplateContext): SheetModel {
  const columns = [
    choiceLabels('status', language),
    choiceLabels('quality', language),
    choiceLabels('origin', language),
    yesNoLabels(language),
  ];
  const longest = Math.max(...columns.map((column) => column.length));
  const rows = Array.from({ length: longest }, (_, index): RowModel => ({
    cells: columns.map((column) => ({ value: column[index] ?? null, look: 'plain' })),
  }));
  return {
    name: SHEET,
    hidden: true,
    columns: columns.map(() => ({ width: 30, hidden: false })),
    rows,
    frozen: { rows: 0, columns: 0 },
    printedColumns: 4,
    headerRow: 0,
  };
}
