import { FileRefused } from '../changes/refused.js';
import type { RawCell } from '../changes/types.js';
import { quoted } from '../problems.js';
import type { ArchivePart, InflateBudget } from './archive.js';
import { WORKBOOK_LIMITS } from './limits.js';
import type { CellFormat } from './styles.js';
import { readXml } from './xml.js';

/** A row with the cells that hold something, by column from 1. */
export interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, RawCell>;
}

/** Reads one sheet, stopping as soon as it has more than a template can have. */
export function readSheet(
  part: ArchivePart,
  budget: InflateBudget,
  strings: readonly string[],
  formats: readonly CellFormat[],
): readonly SheetRow[] {
  const reader = new SheetReader(strings, formats);
  readXml(part, budget, reader);
  return reader.rows;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly format: CellFormat;
  value: string;
  inline: string;
  formula: string | null;
}

class SheetReader {
  readonly rows: SheetRow[] = [];
  private rowCount = 0;
  private cellCount = 0;
  private filledCount = 0;
  private rowNumber = 0;
  private column = 0;
  private cells = new Map<number, RawCell>();
  private cell: OpenCell | null = null;
  private into: 'value' | 'inline' | 'formula' | null = null;
  private inPhonetic = false;

  constructor(
    private readonly strings: readonly string[],
    private readonly formats: readonly CellFormat[],
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'rPh') this.inPhonetic = true;
    else if (this.cell) {
      if (name === 'f') this.cell.formula = '';
      if (name === 'v') this.into = 'value';
      else if (name === 'f') this.into = 'formula';
      else if (name === 't' && !this.inPhonetic) this.into = 'inline';
    }
  }

  text(piece: string): void {
    if (!this.cell || !this.into) return;
    this.cell[this.into] = (this.cell[this.into] ?? '') + piece;
    if ((this.cell[this.into] ?? '').length > WORKBOOK_LIMITS.cellLength) {
      throw new FileRefused('cellTooLong', { max: WORKBOOK_LIMITS.cellLength });
    }
  }

  close(name: string): void {
    if (name === 'row') {
      if (this.cells.size > 0) this.rows.push({ number: this.rowNumber, cells: this.cells });
    } else if (name === 'c' && this.cell) {
      this.take(this.cell);
      this.cell = null;
    } else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'v' || name === 't' || name === 'f') this.into = null;
  }

  private openRow({ r }: Readonly<Record<string, string>>): void {
    this.rowCount += 1;
    if (this.rowCount > WORKBOOK_LIMITS.rows) {
      throw new FileRefused('tooManyRows', { max: WORKBOOK_LIMITS.rows });
    }
    this.rowNumber = r === undefined ? this.rowNumber + 1 : Number(r);
    this.column = 0;
    this.cells = new Map();
  }

  private openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    this.cellCount += 1;
    if (this.cellCount > WORKBOOK_LIMITS.cells) {
      throw new FileRefused('tooManyCells', { max: WORKBOOK_LIMITS.cells });
    }
    this.column = r === undefined ? this.column + 1 : columnNumber(r);
    const format = this.formats[Number(s)] ?? 'plain';
    this.cell = { column: this.column, type: t, format, value: '', inline: '', formula: null };
  }

  private take(cell: OpenCell): void {
    const raw = this.rawCell(cell);
    if (raw.kind === 'empty') return;
    if (cell.column > WORKBOOK_LIMITS.columns) {
      throw new FileRefused('tooManyColumns', { max: WORKBOOK_LIMITS.columns });
    }
    this.filledCount += 1;
    if (this.filledCount > WORKBOOK_LIMITS.filledCells) {
      throw new FileRefused('tooManyCells', { max: WORKBOOK_LIMITS.filledCells });
    }
    this.cells.set(cell.column, raw);
  }

  private rawCell({ type, format, value, inline, formula }: OpenCell): RawCell {
    if (formula !== null) {
      checkFormula(formula);
      return { kind: 'formula', text: `=${formula}` };
    }
    switch (type) {
      case 's': {
        const text = /^\d+$/.test(value) ? this.strings[Number(value)] : undefined;
        return textCell(text ?? '');
      }
      case 'inlineStr':
        return textCell(inline);
      case 'str':
        return textCell(value);
      case 'b':
        return value === '' ? { kind: 'empty' } : { kind: 'boolean', value: value.trim() === '1' };
      case 'e':
        return { kind: 'error', text: value };
      case 'd':
        return { kind: 'date', text: value };
      default:
        return numberCell(value, format);
    }
  }
}

function textCell(text: string): RawCell {
  // Characters that XML cannot hold stand in the file as _x0007_ (ECMA-376 part 1, 22.9.2.19).
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return plain === '' ? { kind: 'empty' } : { kind: 'text', text: plain };
}

function numberCell(value: string, format: CellFormat): RawCell {
  if (value.trim() === '') return { kind: 'empty' };
  const number = Number(value);
  if (!Number.isFinite(number)) return { kind: 'error', text: value };
  if (format === 'date') return { kind: 'date', text: dateText(number) };
  // Excel writes 17 digits; the shortest decimal that is the same double is what was typed.
  return { kind: 'number', text: `${number}`, percent: format === 'percent' };
}

/** Days since 1899-12-30 as a date, for the sentence that refuses it. */
function dateText(serial: number): string {
  const milliseconds = Math.round(serial * 86_400_000) + Date.UTC(1899, 11, 30);
  return Math.abs(milliseconds) < 8e15 ? new Date(milliseconds).toISOString().slice(0, 10) : `${serial}`;
}

/** In formulas a bar outside of texts and names of sheets only calls another program (DDE). */
function checkFormula(formula: string): void {
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '');
  if (/\|/.test(bare) || /\bDDE(AUTO)?\b/i.test(bare)) {
    throw new FileRefused('ddeFormula', { formula: quoted(`=${formula}`) });
  }
}

/** Column of a reference such as `AB12`, from 1. */
function columnNumber(reference: string): number {
  let column = 0;
  for (const letter of reference.toUpperCase()) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
    if (column > 1_000_000) break;
  }
  return column === 0 ? Infinity : column;
}

/** Letters of a column from 1, as in `AB`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
