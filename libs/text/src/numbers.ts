import type { Language } from './language.js';

/** U+202F, between groups of thousands and between a figure and its unit in every language. */
export const THIN_SPACE = '\u202f';

const decimalSeparator: Record<Language, string> = { en: '.', fr: ',' };

const formats = new Map<string, Intl.NumberFormat>();

function fixed(value: number, minimum: number, maximum: number): string {
  const key = `${minimum}/${maximum}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat('en', {
      minimumFractionDigits: minimum,
      maximumFractionDigits: maximum,
      useGrouping: true,
      signDisplay: 'negative',
    });
    formats.set(key, format);
  }
  return format.format(value);
}

function localised(english: string, language: Language): string {
  return english
    .replace(/[.,]/g, (mark) => (mark === ',' ? THIN_SPACE : decimalSeparator[language]))
    .replace(/^-/, '\u2212');
}

/**
 * A number as method decision 12 asks: two decimals, three where the value is below 0.01 and not 0, a thin space between
 * thousands, the language's decimal mark. `decimals: 0` is for counts.
 */
export function formatNumber(value: number, language: Language, decimals?: number): string {
  if (decimals !== undefined) return localised(fixed(value, decimals, decimals), language);
  const places = value !== 0 && Math.abs(value) < 0.01 ? 3 : 2;
  const text = fixed(value, places, places);
  // A value that three decimals would show as zero keeps its first significant digit: it is not zero.
  if (value !== 0 && Number(text) === 0) return localised(significant(value), language);
  return localised(text, language);
}

function significant(value: number): string {
  const places = Math.min(20, Math.ceil(-Math.log10(Math.abs(value))));
  return fixed(value, 0, places);
}

/** A percentage that is already 0..100, e.g. `56.25 %`, with the space that the language puts before the sign. */
export function formatPercent(percent: number, language: Language, decimals?: number): string {
  return `${formatNumber(percent, language, decimals)}${THIN_SPACE}%`;
}

export interface ValueFormat {
  /** Type of the data point: yes/no and counts have their own form. */
  readonly valueType: string;
  /** The unit as shown in the language, e.g. `/ 100 000 inhabitants`. */
  readonly unitLabel: string;
  readonly yes: string;
  readonly no: string;
}

/** A data point's value with its unit, as it stands in a table cell. */
export function formatValue(value: number, format: ValueFormat, language: Language): string {
  if (format.valueType === 'boolean') return value >= 1 ? format.yes : format.no;
  const decimals = format.valueType === 'count' && Number.isInteger(value) ? 0 : undefined;
  const number = formatNumber(value, language, decimals);
  return format.unitLabel === '' ? number : `${number}${THIN_SPACE}${format.unitLabel}`;
}
