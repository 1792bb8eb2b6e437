import type { ValueTransformer } from 'typeorm';

const DECIMAL = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/;

/** True for text that PostgreSQL's `numeric` stores without loss, e.g. `0.640` or `-1.5e3`. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/**
 * Decimal text in the form PostgreSQL gives it back: the same number with the same count of decimals, without exponent,
 * plus sign or leading zeros (`+01.50e1` → `15.0`). Throws `RangeError` on text that is no decimal.
 */
export function storedDecimal(text: string): string {
  const parts = DECIMAL.exec(text);
  if (parts === null) throw new RangeError(`Not a decimal number as text: ${JSON.stringify(text)}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  const point = whole.length + Number(exponent);
  const padded =
    '0'.repeat(Math.max(0, -point)) +
    whole +
    fraction +
    '0'.repeat(Math.max(0, point - whole.length - fraction.length));
  const cut = Math.max(0, point);
  const number = padded.slice(0, cut).replace(/^0+(?=\d)/, '') || '0';
  const decimals = padded.slice(cut);
  const negative = sign === '-' && /[1-9]/.test(padded);
  return (negative ? '-' : '') + number + (decimals === '' ? '' : `.${decimals}`);
}

/**
 * A `numeric` column as decimal text: what the city typed is stored exactly and never passes through a double.
 * Throws `RangeError` on text that is no decimal (among them `NaN` and `Infinity`, which PostgreSQL would take).
 */
export const decimalText: ValueTransformer = {
  to(value: unknown): unknown {
    if (typeof value === 'string') return storedDecimal(value);
    if (typeof value === 'number') throw new RangeError(`A number where decimal text is kept: ${value}`);
    return value;
  },
  from(value: unknown): unknown {
    return value;
  },
};
