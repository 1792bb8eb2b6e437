import type { Language } from './language.js';

/** A number as a person typed or pasted it, made into a plain decimal text. */
export type TypedNumber =
  | {
      readonly ok: true;
      /** Digits as typed, with a point: `1234.50`. Never in exponent form. */
      readonly decimal: string;
      /** A per cent sign stood behind it. The figure is not divided by 100. */
      readonly percent: boolean;
      /** One separator before exactly three digits could mean either; how it was read should be shown. */
      readonly ambiguous: boolean;
    }
  | { readonly ok: false; readonly code: 'empty' | 'notANumber' | 'tooLong' };

/** Digits beyond this are no measurement of a city; PostgreSQL `numeric` holds them easily. */
const MAXIMUM_DIGITS = 30;

/** Spaces of every width and the apostrophes that group thousands in Switzerland. */
const GROUPING_MARKS = /[\s\u00a0\u2009\u202f\u2007'’]/g;

/**
 * Reads numbers the way people write them in forms, spreadsheets and e-mails: decimal comma or point, thousands grouped
 * by spaces, thin spaces, apostrophes, commas or points, a trailing per cent sign, a typographic minus, `1.2E+05`.
 * With both marks present the last one is the decimal mark. A single mark before exactly three digits is read by the
 * language's custom (`1,234` is 1234 in English, 1.234 in French) and called ambiguous.
 */
export function parseTypedNumber(text: string, language: Language): TypedNumber {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, code: 'empty' };
  if (trimmed.length > 60) return { ok: false, code: 'tooLong' };
  const percent = /%$/.test(trimmed);
  const figure = trimmed.replace(/\s*%$/, '').replace(/^[−–]/, '-').replace(/^\+/, '');
  const parts = /^(-?)([\d.,\s\u00a0\u2009\u202f\u2007'’]+)(?:[eE]([+-]?\d{1,2}))?$/.exec(figure);
  const body = parts?.[2];
  if (parts === null || body === undefined) return { ok: false, code: 'notANumber' };
  const read = readBody(body.trim(), language);
  if (read === null) return { ok: false, code: 'notANumber' };
  const decimal = shift(read.whole, read.fraction, Number(parts[3] ?? 0));
  if (decimal.replace('.', '').length > MAXIMUM_DIGITS) return { ok: false, code: 'tooLong' };
  const negative = parts[1] === '-' && /[1-9]/.test(decimal);
  return { ok: true, decimal: negative ? `-${decimal}` : decimal, percent, ambiguous: read.ambiguous };
}

interface Body {
  readonly whole: string;
  readonly fraction: string;
  readonly ambiguous: boolean;
}

function readBody(body: string, language: Language): Body | null {
  // Marks between groups must stand between groups of three: "1 23" is two numbers, not one.
  if (
    /[\s\u00a0\u2009\u202f\u2007'’]/.test(body) &&
    !/^\d{1,3}([\s\u00a0\u2009\u202f\u2007'’]\d{3})+([.,]\d*)?$/.test(body)
  ) {
    return null;
  }
  const plain = body.replace(GROUPING_MARKS, '');
  const [commas, points] = [plain.split(',').length - 1, plain.split('.').length - 1];
  if (commas === 0 && points === 0) return whole(plain);
  if (commas > 0 && points > 0) {
    const decimalMark = plain.lastIndexOf(',') > plain.lastIndexOf('.') ? ',' : '.';
    return grouped(plain, decimalMark === ',' ? '.' : ',', decimalMark);
  }
  const mark = commas > 0 ? ',' : '.';
  if (commas + points > 1) return grouped(plain, mark, null);
  const [before = '', after = ''] = plain.split(mark);
  if (before + after === '') return null;
  const couldGroup = mark === ',' && after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
  if (couldGroup && language === 'en') return { whole: before + after, fraction: '', ambiguous: true };
  return { whole: before, fraction: after, ambiguous: couldGroup };
}

function whole(digits: string): Body {
  return { whole: digits, fraction: '', ambiguous: false };
}

function grouped(text: string, groupMark: string, decimalMark: string | null): Body | null {
  const [before = '', after = '', more] = decimalMark === null ? [text] : text.split(decimalMark);
  if (more !== undefined || after.includes(groupMark)) return null;
  const groups = before.split(groupMark);
  if (!/^\d{1,3}$/.test(groups[0] ?? '') || !groups.slice(1).every((group) => /^\d{3}$/.test(group)))
    return null;
  return { whole: groups.join(''), fraction: after, ambiguous: false };
}

/** Moves the decimal point by `exponent` places and drops needless leading zeros. */
function shift(wholeDigits: string, fraction: string, exponent: number): string {
  const digits = wholeDigits + fraction;
  const point = wholeDigits.length + exponent;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const front = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const back = padded.slice(at);
  return back === '' ? front : `${front}.${back}`;
}
