import { parseUnit } from '#catalogue';

const CODE = /^[A-Z]{3}$/;

/** True for a unit of money, with or without a currency. */
export function isMoney(unit: string): boolean {
  return parseUnit(unit)?.dimension.money !== undefined;
}

/** The currency that a unit names, e.g. `NOK`; `null` when it names none. */
export function currencyOf(unit: string | null): string | null {
  const counted = unit === null ? null : (parseUnit(unit)?.counted ?? null);
  return counted !== null && CODE.test(counted) ? counted : null;
}
