import { catalogueTexts } from '#catalogue';
import { LANGUAGES, type Language, parseTypedNumber } from '#text';
import { quoted } from '../problems.js';
import { choiceCode, yesNoCode } from '../template/choices.js';
import { type FieldKind, plainText } from './fields.js';
import type { ReasonCode } from './reason-code.js';
import { reason } from './reasons.js';
import type { RawCell, Reason } from './types.js';

export type CellReading =
  | { readonly ok: true; readonly value: string | null; readonly remark: Reason | null }
  | { readonly ok: false; readonly refused: Reason };

type Filled = Exclude<RawCell, { kind: 'empty' }>;

/** So much of a cell that cannot be taken is kept to be shown. */
export const TYPED_LENGTH = 1000;

const CONTROL = /(?![\t\n])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const CONTROL_IN_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

/**
 * Reads one cell as what belongs into its field. The value is in the form in which it is stored: a decimal with a point,
 * the code of a choice, a year, plain text. A formula is never trusted, not even its last result.
 */
export function readCell(cell: RawCell, kind: FieldKind, language: Language): CellReading {
  switch (cell.kind) {
    case 'empty':
      return taken(null);
    case 'formula':
      return refuse('formula', { formula: quoted(cell.text) });
    case 'error':
      return refuse('errorCell', { text: quoted(cell.text) });
    case 'date':
      return refuse('dateCell', { text: cell.text });
    case 'boolean':
    case 'number':
    case 'text':
      if (cell.kind === 'text' && plainText(cell.text) === '') return taken(null);
      return readFilled(cell, kind, language);
  }
}

function readFilled(cell: Filled, kind: FieldKind, language: Language): CellReading {
  switch (kind.kind) {
    case 'number':
      return kind.yesNo ? readYesNo(cell) : readNumber(cell, kind.unit, language);
    case 'year':
      return readYear(cell, kind);
    case 'choice': {
      const code = cell.kind === 'text' ? choiceCode(kind.list, plainText(cell.text)) : null;
      return code === null ? refuse('notInList', { text: shown(cell) }) : taken(code);
    }
    case 'unit': {
      if (cell.kind !== 'text') return refuse('unknownUnit', { unit: shown(cell), known: kind.unit });
      const unit = unitName(plainText(cell.text), kind.unit);
      return kind.accepts(unit)
        ? taken(unit)
        : refuse('unknownUnit', { unit: quoted(unit), known: kind.unit });
    }
    case 'text':
      return readText(cell, kind);
  }
}

function readNumber(cell: Filled, unit: string, language: Language): CellReading {
  if (cell.kind === 'boolean') return refuse('booleanCell');
  const typed = cell.kind === 'number' ? expanded(cell) : cell.text;
  const number = parseTypedNumber(typed, language);
  if (!number.ok) {
    return refuse(number.code === 'tooLong' ? 'numberTooLong' : 'notANumber', { text: shown(cell) });
  }
  const isPercent = number.percent || (cell.kind === 'number' && cell.percent);
  if (isPercent && !unit.includes('%')) return refuse('percentNotExpected', { text: shown(cell), unit });
  if (number.decimal.startsWith('-')) return refuse('negative', { value: number.decimal });
  if (cell.kind === 'number' && cell.percent) {
    return taken(number.decimal, reason('percentRead', { value: number.decimal }));
  }
  if (number.ambiguous)
    return taken(number.decimal, reason('ambiguousNumber', { text: quoted(typed), value: number.decimal }));
  return taken(number.decimal);
}

/** The decimal of a number cell; 0.97 in a cell shown as a percentage is 97, exactly and not by multiplying. */
function expanded(cell: { readonly text: string; readonly percent: boolean }): string {
  const plain = parseTypedNumber(cell.text, 'en');
  return plain.ok && cell.percent ? `${plain.decimal}e2` : cell.text;
}

function readYesNo(cell: Filled): CellReading {
  if (cell.kind === 'boolean') return taken(cell.value ? '1' : '0');
  const code = yesNoCode(plainText(cell.text));
  return code === null ? refuse('notYesNo', { text: shown(cell) }) : taken(code);
}

function readYear(cell: Filled, { from, to }: { readonly from: number; readonly to: number }): CellReading {
  const typed = cell.kind === 'boolean' ? '' : plainText(cell.text);
  const year = /^\d{4}(\.0+)?$/.test(typed) ? Math.trunc(Number(typed)) : NaN;
  if (year >= from && year <= to && !(cell.kind === 'number' && cell.percent)) return taken(`${year}`);
  return refuse('notAYear', { text: shown(cell), from: `${from}`, to: `${to}` });
}

function readText(
  cell: Filled,
  { max, lines }: { readonly max: number; readonly lines: boolean },
): CellReading {
  if (cell.kind === 'boolean') return refuse('booleanCell');
  const words =
    cell.kind === 'number' && cell.percent ? `${asDecimal(expanded(cell))} %` : plainText(cell.text);
  if (words.length > max) return refuse('textTooLong', { max: `${max}` });
  if ((lines ? CONTROL : CONTROL_IN_LINE).test(words)) return refuse('controlCharacters');
  return taken(words);
}

function asDecimal(text: string): string {
  const number = parseTypedNumber(text, 'en');
  return number.ok ? number.decimal : text;
}

/** The catalogue's own unit may be typed in the words in which the template shows it. */
function unitName(typed: string, unit: string): string {
  const isLabel = unit !== '' && LANGUAGES.some((language) => catalogueTexts(language).unit(unit) === typed);
  return isLabel ? unit : typed;
}

/** What stands in a cell, whole. */
export function cellText(cell: RawCell): string {
  if (cell.kind === 'empty') return '';
  return cell.kind === 'boolean' ? `${cell.value}`.toUpperCase() : cell.text;
}

/** What stands in a cell, as it may be repeated in a sentence. */
export const shown = (cell: RawCell): string => quoted(cellText(cell));

const taken = (value: string | null, remark: Reason | null = null): CellReading => ({
  ok: true,
  value,
  remark,
});
const refuse = (code: ReasonCode, params: Reason['params'] = {}): CellReading => ({
  ok: false,
  refused: reason(code, params),
});
