import type { Cell, Style } from 'exceljs';
import type { CellLook, CellModel } from '../template/model.js';

const solid = (argb: string): Style['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const line = { style: 'thin', color: { argb: 'FFC9D3D9' } } as const;
const BORDER: Style['border'] = { top: line, left: line, bottom: line, right: line };
const FONT = 'Calibri';
const INK = { argb: 'FF1B2A33' };
const QUIET = { argb: 'FF5B6B75' };
const YELLOW = solid('FFFFF3C4');
/** Also open, but not where to begin. */
const PALE_YELLOW = solid('FFFFFCEF');

const font = (more: Partial<Style['font']> = {}): Partial<Style['font']> => ({
  name: FONT,
  size: 10,
  color: INK,
  ...more,
});
const align = (more: Partial<Style['alignment']> = {}): Partial<Style['alignment']> => ({
  vertical: 'top',
  wrapText: true,
  ...more,
});

const FIGURE = align({ horizontal: 'right', indent: 1, wrapText: false });

/** Yellow is for people; everything else is quiet. Colour is never the only sign: what is locked says so when typed in. */
const LOOKS: Readonly<Record<CellLook, Partial<Style>>> = {
  key: { font: font({ color: QUIET, size: 8 }) },
  plain: { font: font() },
  title: { font: font({ bold: true, size: 16 }), alignment: { vertical: 'middle' } },
  lead: { font: font({ size: 11 }), alignment: align() },
  header: {
    font: font({ bold: true, color: { argb: 'FFFFFFFF' } }),
    fill: solid('FF1F4E5F'),
    border: BORDER,
    alignment: align({ vertical: 'middle' }),
  },
  band: { font: font({ bold: true, size: 11 }), fill: solid('FFD5E5EA'), alignment: { vertical: 'middle' } },
  item: { font: font({ bold: true }), border: BORDER, alignment: align() },
  detail: { font: font(), border: BORDER, alignment: align({ horizontal: 'left', indent: 2 }) },
  locked: { font: font({ color: QUIET }), border: BORDER, alignment: align() },
  unused: { fill: solid('FFF1F3F4'), border: BORDER },
  number: { font: font(), border: BORDER, alignment: FIGURE },
  direct: { font: font(), border: BORDER, alignment: FIGURE },
  year: {
    font: font(),
    border: BORDER,
    numFmt: '0',
    alignment: FIGURE,
  },
  // Built-in format 14: a day as the reader's spreadsheet writes it.
  day: { font: font(), border: BORDER, numFmt: 'mm-dd-yy', alignment: align({ horizontal: 'left' }) },
  choice: { font: font(), border: BORDER, alignment: align() },
  // As text, so that a spreadsheet makes neither dates nor formulas out of what is typed.
  words: { font: font(), border: BORDER, numFmt: '@', alignment: align() },
  carried: {
    font: font({ italic: true, color: QUIET }),
    fill: solid('FFF1F3F4'),
    border: BORDER,
    alignment: FIGURE,
  },
  result: {
    font: font({ italic: true, bold: true }),
    fill: solid('FFF1F3F4'),
    border: BORDER,
    numFmt: '#,##0.00',
    alignment: FIGURE,
  },
};

// One object per look and state: the library then writes each style once instead of once per cell.
const styles = new Map<string, Partial<Style>>();

/** Gives a cell its look. */
export function applyLook(cell: Cell, { look, open = false }: CellModel): void {
  const key = `${look}/${open}`;
  let style = styles.get(key);
  if (!style) {
    style = {
      ...LOOKS[look],
      ...(open ? { fill: look === 'direct' ? PALE_YELLOW : YELLOW } : {}),
      protection: { locked: !open },
    };
    styles.set(key, style);
  }
  cell.style = style;
}
