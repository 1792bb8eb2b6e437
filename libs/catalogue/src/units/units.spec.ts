import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catalogue, dataPointByKey, dataPointList } from '../catalogue.js';
import { compileFormula, type FormulaNode } from '../formula/index.js';
import { type Base, convertInput, convertUnit, type Dimension, parseUnit, type Unit } from './index.js';

const allUnits = [
  ...new Set([
    ...dataPointList.flatMap(({ dataPoint }) => [
      dataPoint.unit,
      ...dataPoint.inputs.map(({ unit }) => unit),
    ]),
    ...Object.values(catalogue.profileInputs).map(({ unit }) => unit),
  ]),
];

const pointOf = (key: string) => {
  const found = dataPointByKey(key);
  if (!found) throw new Error(`no data point ${key}`);
  return found.dataPoint;
};

function combine(left: Dimension, right: Dimension, sign: 1 | -1): Dimension {
  const sum: Partial<Record<Base, number>> = { ...left };
  for (const [base, exponent] of Object.entries(right) as [Base, number][]) {
    sum[base] = (sum[base] ?? 0) + sign * exponent;
    if (sum[base] === 0) delete sum[base];
  }
  return sum;
}

/** Dimension of a formula; throws when it adds unlike things. */
function dimensionOf(node: FormulaNode, units: ReadonlyMap<string, Unit>): Dimension {
  switch (node.type) {
    case 'number':
      return {};
    case 'variable':
      return units.get(node.name)?.dimension ?? {};
    case 'unary':
      return dimensionOf(node.operand, units);
    case 'binary': {
      const [left, right] = [dimensionOf(node.left, units), dimensionOf(node.right, units)];
      if (node.operator === '*') return combine(left, right, 1);
      if (node.operator === '/') return combine(left, right, -1);
      if (JSON.stringify(left) !== JSON.stringify(right)) throw new Error('adds unlike things');
      return left;
    }
    case 'call':
      throw new Error('catalogue formulas call no function');
  }
}

/** The formula with its constants left out: in base units they are not needed. */
function withoutConstants(node: FormulaNode): FormulaNode {
  if (node.type === 'number') return { type: 'number', value: 1 };
  if (node.type !== 'binary') return node;
  return { ...node, left: withoutConstants(node.left), right: withoutConstants(node.right) };
}

const print = (node: FormulaNode): string =>
  node.type === 'number'
    ? String(node.value)
    : node.type === 'variable'
      ? node.name
      : node.type === 'binary'
        ? `(${print(node.left)} ${node.operator} ${print(node.right)})`
        : '';

describe('units of the catalogue', () => {
  it('are all understood', () => {
    expect(allUnits.filter((unit) => parseUnit(unit) === undefined)).toEqual([]);
  });

  it.each(dataPointList.map(({ dataPoint }) => [dataPoint.key, dataPoint] as const))(
    'follow from the formula for %s, with the right factor',
    (_, dataPoint) => {
      const units = new Map<string, Unit>();
      for (const { key, unit } of dataPoint.inputs) {
        const parsed = parseUnit(unit);
        if (parsed) units.set(key, parsed);
      }
      const result = parseUnit(dataPoint.unit);
      const { ast, variables } = compileFormula(dataPoint.formula);
      expect(combine(dimensionOf(ast, units), {}, 1)).toEqual(combine(result?.dimension ?? {}, {}, 1));

      // Figures in the units of the inputs, and the same figures in base units: both ways lead to the same quantity.
      const given = Object.fromEntries(variables.map((name, index) => [name, 7 - index]));
      const inBaseUnits = Object.fromEntries(
        variables.map((name) => [name, (given[name] ?? NaN) * (units.get(name)?.factor ?? NaN)]),
      );
      const expected = compileFormula(print(withoutConstants(ast))).evaluate(inBaseUnits);
      const actual = compileFormula(dataPoint.formula).evaluate(given) * (result?.factor ?? NaN);
      expect(actual / expected).toBeCloseTo(1, 12);
    },
  );
});

describe('converting a value', () => {
  it.each([
    ['no2', 0.02, 'ppm', 38],
    ['no2', 20, 'ppb', 38],
    ['so2', 10, 'ppb', 26.2],
    ['o3', 0.03, 'ppm', 58.8],
    ['pm25', 0.012, 'mg/m3', 12],
    ['pm25', 12, 'ug/m3', 12],
    ['residentialThermalEnergyPerCapita', 2_000, 'kWh', 7.2],
    ['residentialThermalEnergyPerCapita', 2, 'MWh per capita per year', 7.2],
    ['publicBuildingEnergyIntensity', 0.36, 'GJ/m² per year', 100.000000008],
    ['electricityPerCapita', 5.5, 'MWh per capita per year', 5_500],
    ['waterConsumptionPerCapita', 73, 'm³ per inhabitant per year', 200],
    ['publicTransportNetwork', 2, 'km per 1,000 inhabitants', 200],
    ['patents', 3, 'patents per 10 000 inhabitants', 30],
    ['greenAreaPer100k', 20, 'm² per capita', 200],
    ['ghgPerCapita', 4_500, 'kg CO₂e per capita per year', 4.5],
    ['outageTime', 1.5, 'hours', 90],
    ['giniCoefficient', 34, 'index 0-100', 0.34],
    ['householdInternetAccess', 0.87, 'share', 87],
    ['genderIncomeRatio', 85, '%', 0.85],
  ])('%s: %d %s is %d', (key, value, unit, expected) => {
    const converted = convertUnit(pointOf(key), value, unit);
    expect(converted?.value).toBeCloseTo(expected, 8);
  });

  it('says how it converted, in the words given', () => {
    expect(convertUnit(pointOf('no2'), 20, 'ppb')).toEqual({
      value: 38,
      conversion: { from: 'ppb', multiplyBy: 1.9, to: 'µg/m³' },
    });
    expect(convertUnit(pointOf('outageTime'), 2, 'hours')?.conversion).toEqual({
      from: 'hours',
      multiplyBy: 60,
      to: 'minutes',
    });
  });

  it('leaves a value alone that is in the unit already, however it is spelt', () => {
    expect(convertUnit(pointOf('o3'), 50, 'µg/m3')).toEqual({ value: 50, conversion: null });
    expect(convertUnit(pointOf('patents'), 4, 'per 100 000 inhabitants')).toEqual({
      value: 4,
      conversion: null,
    });
  });

  it.each([
    ['pm25', 'ppb'],
    ['pm25', 'µg'],
    ['o3', 'furlongs'],
    ['householdInternetAccess', 'households'],
    ['householdInternetAccess', 'index 0-1'],
    ['publicTransportNetwork', 'km per 1,000 households'],
    ['ghgPerCapita', 't per capita per year'],
    ['compact', '%'],
    ['patents', '%'],
    ['outageTime', 'toString'],
    ['outageTime', ''],
  ])('refuses %s in %p', (key, unit) => {
    expect(convertUnit(pointOf(key), 1, unit)).toBeNull();
  });
});

describe('converting an input', () => {
  it.each([
    ['km²', 13_835, 'ha', 138.35],
    ['km²', 5e6, 'm2', 5],
    ['km', 2_500, 'm', 2.5],
    ['L/day', 365, 'm³ per year', 1_000],
    ['m³ per year', 1, 'million m³ per year', 1_000_000],
    ['tonnes per year', 3, 'kt', 3_000],
    ['t CO2e', 2, 'Mt CO2e', 2_000_000],
    ['kWh per year', 3, 'GWh', 3_000_000],
    ['GJ per year', 10, 'MWh per year', 36],
    ['currency per year', 18_272.15, 'million EUR', 18_272_150_000],
    ['inhabitants', 1.2, 'million inhabitants', 1_200_000],
    ['minutes', 90, 'seconds', 1.5],
  ])('into %s: %d %s is %d', (wanted, value, unit, expected) => {
    expect(convertInput({ unit: wanted }, value, unit)?.value).toBeCloseTo(expected, 6);
  });

  it('does not take one thing for another', () => {
    expect(convertInput({ unit: 'households' }, 1, 'inhabitants')).toBeNull();
    expect(convertInput({ unit: 'USD per hour' }, 1, 'EUR per hour')).toBeNull();
    expect(convertInput({ unit: 'km²' }, 1, 'km')).toBeNull();
    expect(convertInput({ unit: 'tonnes per year' }, 1, 'm³ per year')).toBeNull();
  });

  it('gives the figure back when converted there and back', () => {
    const samples = [
      ...allUnits,
      'ha',
      'm',
      'GWh',
      'TJ',
      'mg',
      'Mt CO2e',
      'hours',
      'ML per day',
      'thousand persons',
    ];
    const pairs = samples.flatMap((from) =>
      samples.filter((to) => convertInput({ unit: to }, 1, from)).map((to) => [from, to] as const),
    );
    expect(pairs.length).toBeGreaterThan(samples.length);
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc
          .double({ min: -1e12, max: 1e12, noNaN: true })
          .filter((value) => value === 0 || Math.abs(value) > 1e-12),
        ([from, to], value) => {
          const there = convertInput({ unit: to }, value, from)?.value ?? NaN;
          const back = convertInput({ unit: from }, there, to)?.value ?? NaN;
          return Math.abs(back - value) <= 1e-12 * Math.abs(value);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('knows no unit by the name of something every object has', () => {
    expect(parseUnit('constructor inhabitants')).toBeUndefined();
    expect(parseUnit('toString km')).toBeUndefined();
  });
});
