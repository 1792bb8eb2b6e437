import type { RowModel } from '../template/model.js';

const LINE = 13.5;
const MARGIN = 3;
/** A long text is cut off rather than filling the screen; the file format allows 409 points. */
const HIGHEST = 260;
/** Looks in which text is broken into lines. */
const BROKEN = new Set(['item', 'detail', 'locked', 'choice', 'words', 'lead']);

/**
 * Height in points that the texts of a row need. Not every spreadsheet finds it by itself, and the width of letters is only
 * known roughly, so it errs to the high side.
 */
export function neededHeight({ cells }: RowModel, widths: readonly number[]): number {
  let lines = 1;
  cells.forEach((cell, index) => {
    if (!cell || typeof cell.value !== 'string' || !BROKEN.has(cell.look)) return;
    const indent = cell.look === 'detail' ? 4 : 1;
    const perLine = Math.max(4, (widths[index] ?? 10) * (cell.look === 'item' ? 1 : 1.08) - indent);
    lines = Math.max(
      lines,
      cell.value
        .split('\n')
        .reduce((total, line) => total + Math.max(1, Math.ceil(line.length / perLine)), 0),
    );
  });
  return Math.min(HIGHEST, lines * LINE + MARGIN);
}
