import { type Atom, type Base, DENOMINATORS, type Dimension, NUMERATORS, WHOLE_UNITS } from './atoms.js';

/** A unit, read. */
export interface Unit {
  /** How many base units one of it is (m, kg, MJ, minutes; totals over a year). */
  readonly factor: number;
  readonly dimension: Dimension;
  /** What is counted above the line (`household`, `share`, …; a currency code), or null. */
  readonly counted: string | null;
  /** What is counted below the line, sorted. */
  readonly per: readonly string[];
}

const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);
const CURRENCY_CODE = /^[A-Z]{3}$/;

/** One spelling for each way of writing the same unit: m2 → m², ug → µg, non-breaking spaces, … */
export function tidyUnit(text: string): string {
  return text
    .replace(/[\u00a0\u2009\u202f\s]+/g, ' ')
    .trim()
    .replace(/\b([kh]?m)\^?([23])\b/g, (_, name: string, power: string) => name + (power === '2' ? '²' : '³'))
    .replace(/CO₂/g, 'CO2')
    .replace(/μg|\bug(?=\/|$)/g, 'µg')
    .replace(/(?<=\d)[, ](?=\d{3}\b)/g, '');
}

/** A word with the number before it: `100000 inhabitants`, `million EUR`. */
function readPart(text: string, words: ReadonlyMap<string, Atom>): Atom | undefined {
  const known = words.get(text);
  if (known) return known;
  if (CURRENCY_CODE.test(text)) return { factor: 1, dimension: { money: 1 }, counted: text };
  const [, number = '', rest = ''] = /^(\S+) (.+)$/.exec(text) ?? [];
  const times = /^\d+$/.test(number) ? Number(number) : MULTIPLES.get(number);
  const unit = times ? readPart(rest, words) : undefined;
  return unit && times ? { ...unit, factor: unit.factor * times } : undefined;
}

/** Reads a unit such as `kWh per capita per year` or `µg/m³`; undefined when it is not known. */
export function parseUnit(text: string): Unit | undefined {
  const tidy = tidyUnit(text);
  const whole = Object.hasOwn(WHOLE_UNITS, tidy) ? WHOLE_UNITS[tidy] : undefined;
  if (whole) return { ...whole, per: [] };
  // "% of city GDP", "% of households": the words say what the share is of.
  if (/^% of \w/.test(tidy)) return { factor: 0.01, dimension: {}, counted: 'share', per: [] };

  const [first = '', ...below] = tidy.split(/ ?\/ ?|(?:^| )per /);
  const top = first === '' ? WHOLE_UNITS[''] : readPart(first, NUMERATORS);
  if (!top) return undefined;
  let factor = top.factor;
  const dimension: Partial<Record<Base, number>> = { ...top.dimension };
  const per: string[] = [];
  for (const part of below) {
    const unit = readPart(part, DENOMINATORS);
    if (!unit) return undefined;
    factor /= unit.factor;
    for (const [base, exponent] of Object.entries(unit.dimension) as [Base, number][]) {
      dimension[base] = (dimension[base] ?? 0) - exponent;
    }
    if (unit.counted) per.push(unit.counted);
  }
  return { factor, dimension, counted: top.counted, per: per.sort() };
}

/** Whether two units measure the same thing, so that one converts into the other. */
export function sameKind(one: Unit, other: Unit): boolean {
  const bases = new Set([...Object.keys(one.dimension), ...Object.keys(other.dimension)]) as Set<Base>;
  return (
    [...bases].every((base) => (one.dimension[base] ?? 0) === (other.dimension[base] ?? 0)) &&
    one.per.join() === other.per.join() &&
    (one.counted === other.counted || (nameable(one, other) && nameable(other, one)))
  );
}

/**
 * A unit that does not say what it counts takes any count or currency (`patents per 100,000 inhabitants` for
 * `per 100,000 inhabitants`, `EUR` for `currency`), but not a share, an index or an answer.
 */
function nameable(one: Unit, other: Unit): boolean {
  return (
    one.counted === null || (other.counted === null && !['share', 'index', 'answer'].includes(one.counted))
  );
}
