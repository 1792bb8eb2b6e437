import { type Language, parseTypedNumber, THIN_SPACE } from '#text';

/** What a text in a number field means. */
export type Reading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'number';
      readonly decimal: string;
      /** Set when the way it was read is not plain to see, and should be shown. */
      readonly remark: 'ambiguous' | 'percent' | 'exponent' | null;
    }
  | { readonly kind: 'unread'; readonly code: 'notANumber' | 'tooLong' | 'percentNotExpected' | 'negative' };

/** Reads a number as typed into a field with this unit. A per cent sign belongs only where per cent are asked for. */
export function readTyped(text: string, language: Language, unit: string): Reading {
  const number = parseTypedNumber(text, language);
  if (!number.ok) return number.code === 'empty' ? { kind: 'empty' } : { kind: 'unread', code: number.code };
  if (number.percent && !unit.includes('%')) return { kind: 'unread', code: 'percentNotExpected' };
  if (number.decimal.startsWith('-')) return { kind: 'unread', code: 'negative' };
  const remark = number.ambiguous
    ? 'ambiguous'
    : number.percent
      ? 'percent'
      : /e/i.test(text)
        ? 'exponent'
        : null;
  return { kind: 'number', decimal: number.decimal, remark };
}

/**
 * A stored decimal as it stands in a field: all its digits, the language's decimal mark, thin spaces between thousands.
 * `readTyped` reads it back to the same decimal.
 */
export function writeDecimal(decimal: string, language: Language): string {
  const [, sign = '', whole = '', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === '') return decimal;
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, THIN_SPACE) : whole;
  return `${sign}${grouped}${fraction === undefined ? '' : `${language === 'fr' ? ',' : '.'}${fraction}`}`;
}

/** A year as typed; `null` when the field is empty, `undefined` when it is no year between 1900 and 2100. */
export function readYear(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const year = Number(trimmed);
  return /^\d{4}$/.test(trimmed) && year >= 1900 && year <= 2100 ? year : undefined;
}
