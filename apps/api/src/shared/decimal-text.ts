import { storedDecimal } from '#persistence';

/** A computed value as decimal text without exponent, as verdicts, questions and the log keep it. */
export function decimalText(value: number | null): string | null {
  return value === null ? null : storedDecimal(String(value));
}
