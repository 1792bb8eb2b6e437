import { convertInput, convertUnit, type DataPoint } from '#catalogue';

/** Units that people use for the same quantity, by family. */
const FAMILIES: readonly (readonly string[])[] = [
  ['m²', 'ha', 'km²'],
  ['L', 'm³', 'ML', 'hm³'],
  ['m', 'km', 'mi'],
  ['µg', 'mg', 'g', 'kg'],
  ['kg', 'tonnes', 'kt', 'Mt'],
  ['kg CO2e', 't CO2e', 'kt CO2e', 'Mt CO2e'],
  ['kWh', 'MWh', 'GWh', 'TWh', 'MJ', 'GJ', 'TJ'],
  ['s', 'min', 'h'],
];
const PERIODS = ['', ' per year', ' per month', ' per day'];
const CURRENCIES = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'NOK',
  'SEK',
  'DKK',
  'TND',
  'MAD',
  'XOF',
  'INR',
  'JPY',
  'CNY',
  'BRL',
];

/** True for amounts of money: any currency may be given, so its unit is typed, not chosen. */
export const isMoney = (unit: string): boolean => /^(local )?currency( per year)?$/.test(unit);

/** Units in which an amount of money is usually given. */
export const MONEY_UNITS: readonly string[] = CURRENCIES.flatMap((code) => [code, `million ${code}`]);

/** Units in which a figure may be given instead of `unit`, that one first; only those that convert. */
export function unitChoices(unit: string): readonly string[] {
  const found = [unit];
  const [head = unit] = unit.split(/ per (?:year|month|day)$|\//);
  const family = FAMILIES.find((names) => names.some((name) => same(name, head)));
  const candidates =
    family !== undefined
      ? family.flatMap((name) =>
          (unit.endsWith(' per year') ? PERIODS : ['']).map((period) => `${name}${period}`),
        )
      : ['thousand', 'million'].map((multiple) => `${multiple} ${unit}`);
  for (const candidate of candidates) {
    if (found.some((known) => known === candidate || same(known, candidate))) continue;
    // Without a period the year is meant: the same figure, so it is no choice of its own.
    if (unit.endsWith(' per year') && !candidate.includes(' per ')) continue;
    const converted = convertInput({ unit }, 1, candidate);
    if (converted !== null && converted.value !== 1) found.push(candidate);
  }
  return found;
}

/** As `unitChoices`, for a value entered directly: with the conversions the catalogue names. */
export function valueUnitChoices(dataPoint: DataPoint): readonly string[] {
  const own = (dataPoint.unitConversions ?? []).map(({ from, to }) =>
    to === dataPoint.unit ? from : dataPoint.unit.replace(to, from),
  );
  return [...new Set([...unitChoices(dataPoint.unit), ...own])].filter(
    (unit) => convertUnit(dataPoint, 1, unit) !== null,
  );
}

/** Two spellings of one unit. */
function same(one: string, other: string): boolean {
  return one === other || convertInput({ unit: one }, 1, other)?.value === 1;
}
