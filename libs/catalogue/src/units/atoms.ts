/** Kinds of quantity. A volume is length³, an area length². Counts have no dimension. */
export type Base = 'length' | 'mass' | 'emission' | 'energy' | 'time' | 'money';
export type Dimension = Readonly<Partial<Record<Base, number>>>;

/** One word of a unit: how much of the base units it is, and what it counts. */
export interface Atom {
  readonly factor: number;
  readonly dimension: Dimension;
  /** What is counted (`person`, `household`, …), or null for a measured quantity. */
  readonly counted: string | null;
}

const atom = (factor: number, dimension: Dimension = {}, counted: string | null = null): Atom => ({
  factor,
  dimension,
  counted,
});

const length = (metres: number): Atom => atom(metres, { length: 1 });
const area = (squareMetres: number): Atom => atom(squareMetres, { length: 2 });
const volume = (cubicMetres: number): Atom => atom(cubicMetres, { length: 3 });
const mass = (kilograms: number): Atom => atom(kilograms, { mass: 1 });
/** Greenhouse gas as CO₂ equivalent is kept apart from plain mass. */
const emission = (kilograms: number): Atom => atom(kilograms, { emission: 1 });
const energy = (megajoules: number): Atom => atom(megajoules, { energy: 1 });
const time = (minutes: number): Atom => atom(minutes, { time: 1 });
/**
 * A figure of an assessment covers one year, so a plain total and a total "per year" are the same quantity, and a
 * mean "per day" counts 365 times.
 */
const period = (timesAYear: number): Atom => atom(1 / timesAYear);

/** Units that are understood only as a whole, because they contain "/" or "per", or are scales. */
export const WHOLE_UNITS: Readonly<Record<string, Atom>> = {
  '': atom(1),
  '%': atom(0.01, {}, 'share'),
  '‰': atom(0.001, {}, 'share'),
  ratio: atom(1, {}, 'share'),
  share: atom(1, {}, 'share'),
  fraction: atom(1, {}, 'share'),
  'ratio female:male': atom(1, {}, 'share'),
  'index 0-1': atom(1, {}, 'index'),
  'index 0-100': atom(0.01, {}, 'index'),
  'yes/no': atom(1, {}, 'answer'),
  '0/1': atom(1, {}, 'answer'),
};

/** Spellings of each measured unit. */
const MEASURES: readonly (readonly [Atom, ...string[]])[] = [
  [length(1), 'm', 'metre', 'metres'],
  [length(1_000), 'km', 'kilometre', 'kilometres'],
  [length(1_609.344), 'mi', 'mile', 'miles'],
  [area(1), 'm²'],
  [area(10_000), 'ha', 'hectare', 'hectares'],
  [area(1_000_000), 'km²'],
  [volume(0.001), 'L', 'l', 'litre', 'litres'],
  [volume(1), 'm³'],
  [volume(1_000), 'ML', 'megalitres'],
  [volume(1_000_000), 'hm³'],
  [mass(1e-9), 'µg'],
  [mass(1e-6), 'mg'],
  [mass(0.001), 'g'],
  [mass(1), 'kg'],
  [mass(1_000), 't', 'tonne', 'tonnes'],
  [mass(1_000_000), 'kt'],
  [mass(1_000_000_000), 'Mt'],
  [emission(1), 'kg CO2e'],
  [emission(1_000), 't CO2e', 'tonnes CO2e'],
  [emission(1_000_000), 'kt CO2e'],
  [emission(1_000_000_000), 'Mt CO2e'],
  [energy(1), 'MJ'],
  [energy(3.6), 'kWh', 'ekWh'],
  [energy(1_000), 'GJ'],
  [energy(3_600), 'MWh', 'eMWh'],
  [energy(1_000_000), 'TJ'],
  [energy(3_600_000), 'GWh'],
  [energy(3_600_000_000), 'TWh'],
  [time(1 / 60), 's', 'second', 'seconds'],
  [time(1), 'min', 'minute', 'minutes', 'customer minutes'],
  [time(60), 'h', 'hour', 'hours', 'customer hours'],
  [time(525_600), 'years'],
  [atom(1, { money: 1 }), 'currency', 'local currency'],
];

/** Spellings of what is counted; the first word is the name used for comparing. */
const COUNTS: readonly (readonly [string, ...string[]])[] = [
  ['person', 'persons', 'people', 'inhabitant', 'inhabitants', 'capita', 'students', 'children'],
  ['household', 'households'],
  ['household or person'],
  ['subscription', 'subscriptions'],
  ['hotspot', 'hotspots'],
  ['meter', 'meters'],
  ['customer', 'customers'],
  ['stop', 'stops'],
  ['intersection', 'intersections'],
  ['data set', 'data sets'],
  ['service', 'services'],
  ['activity', 'activities'],
  ['patent', 'patents'],
  ['enterprise', 'enterprises'],
  ['interruption', 'interruptions', 'customer interruptions'],
  ['bicycle', 'bicycles'],
  ['vehicle', 'vehicles'],
  ['site', 'sites'],
  ['degree', 'degrees'],
  ['live birth', 'live births'],
  ['death', 'deaths'],
  ['bed', 'beds'],
  ['institution', 'institutions'],
  ['place', 'places'],
  ['response', 'responses'],
  ['FTE'],
  ['offence', 'offences'],
];

const PERIODS: readonly (readonly [Atom, ...string[]])[] = [
  [period(1), 'year', 'a'],
  [period(12), 'month'],
  [period(365), 'day', 'd'],
];

const spelled = (rows: readonly (readonly [Atom, ...string[]])[]): [string, Atom][] =>
  rows.flatMap(([unit, ...names]) => names.map((name): [string, Atom] => [name, unit]));

/** Words that can stand alone or before "per". */
export const NUMERATORS: ReadonlyMap<string, Atom> = /* @__PURE__ */ new Map([
  ...spelled(MEASURES),
  ...COUNTS.flatMap(([noun, ...names]) =>
    [noun, ...names].map((name): [string, Atom] => [name, atom(1, {}, noun)]),
  ),
]);

/** Words that can stand after "per" or "/": those above, and periods of the year. */
export const DENOMINATORS: ReadonlyMap<string, Atom> = /* @__PURE__ */ new Map([
  ...NUMERATORS,
  ...spelled(PERIODS),
]);
