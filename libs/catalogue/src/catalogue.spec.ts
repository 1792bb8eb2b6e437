import { describe, expect, it } from '@jest/globals';
import {
  benchmarkFor,
  benchmarkSet,
  catalogue,
  CATALOGUE_VERSION,
  compileFormula,
  dataPointByKey,
  dataPointList,
  kpiByCode,
  kpiBySlug,
  kpis,
  kpiSlug,
} from './index.js';
import {
  listOf,
  matching,
  number,
  oneOf,
  orNull,
  pair,
  record,
  text,
  unfrozenParts,
} from './schema.spec-support.js';

const KEY = /^[a-z][A-Za-z0-9]*$/;
const CODE = /^(EC|EN|SC)(: [A-Z]+){1,2}: \d[CA]$/;
const PROFILE_KEYS = ['population', 'households', 'cityArea', 'cityGdp', 'labourForce'];

const dataPoint = record(
  {
    key: matching(KEY),
    label: text,
    unit: text,
    valueType: oneOf(
      ...['percentage', 'rate', 'average', 'boolean', 'currencyShare', 'count', 'ratio', 'index'],
    ),
    inputs: listOf(
      record({ key: matching(KEY), label: text, unit: text }, { from: oneOf('cityProfile') }),
      1,
    ),
    formula: text,
    direction: oneOf('higherIsBetter', 'lowerIsBetter', 'informative', 'targetValue'),
    validRange: pair(orNull(number), orNull(number)),
    notes: listOf(text),
  },
  {
    acceptsDirectValue: oneOf(true),
    unitConversions: listOf(record({ from: text, multiplyBy: number, to: text }), 1),
  },
);

const kpi = record({
  code: matching(CODE),
  aliasCodes: listOf(matching(CODE)),
  name: text,
  dimension: oneOf('Economy', 'Environment', 'Society and Culture'),
  subDimension: text,
  category: text,
  tier: oneOf('core', 'advanced'),
  type: oneOf('smart', 'sustainable', 'structural', null),
  summary: text,
  rationale: text,
  interpretation: text,
  dataPoints: listOf(dataPoint, 1),
  consistencyRules: listOf(text, 1),
  sdgGoals: listOf(oneOf(...Array.from({ length: 17 }, (_, index) => index + 1))),
  sdgTargets: listOf(text),
  sdgTargetsSuggested: listOf(text),
  verificationChecks: listOf(text, 1),
  dataSources: listOf(text),
  provenance: record({
    basis: oneOf('read', 'secondary', 'recalled'),
    references: listOf(text),
    notes: listOf(text),
  }),
});

const profileInput = record({ label: text, unit: text });
const catalogueSchema = record({
  name: text,
  edition: text,
  dimensions: listOf(text, 3),
  profileInputs: record(Object.fromEntries(PROFILE_KEYS.map((key) => [key, profileInput]))),
  kpis: listOf(kpi),
});

const benchmark = record({
  code: matching(CODE),
  dataPoint: matching(KEY),
  label: text,
  unit: text,
  direction: oneOf('higherIsBetter', 'lowerIsBetter', 'closestToTarget', 'yesIsBetter', 'notBenchmarked'),
  benchmark: orNull(number),
  worst: orNull(number),
  basis: oneOf(1, 2, 3, 4, 5, null),
  source: orNull(text),
  confidence: oneOf('read', 'recalled', 'judgement'),
  note: orNull(text),
});

/** Words of the catalogue's trend for each word of a benchmark's direction. */
const TREND_OF: Record<string, string> = {
  higherIsBetter: 'higherIsBetter',
  lowerIsBetter: 'lowerIsBetter',
  closestToTarget: 'targetValue',
  yesIsBetter: 'higherIsBetter',
};

describe('the catalogue', () => {
  it('has every field, of the right type and with an allowed value', () => {
    expect(catalogueSchema(catalogue, 'catalogue')).toEqual([]);
  });

  it('has 91 KPIs, 54 core and 37 advanced, with 112 data points', () => {
    expect(kpis).toHaveLength(91);
    expect(kpis.filter(({ tier }) => tier === 'core')).toHaveLength(54);
    expect(kpis.filter(({ tier }) => tier === 'advanced')).toHaveLength(37);
    expect(new Set(dataPointList.map(({ dataPoint: { key } }) => key)).size).toBe(112);
    expect(dataPointList).toHaveLength(112);
  });

  it('marks core and advanced in the code as in the tier', () => {
    for (const { code, tier } of kpis)
      expect([code, code.endsWith('C') ? 'core' : 'advanced']).toEqual([code, tier]);
  });

  it('gives every KPI one code, one address, and alias codes of its own', () => {
    const aliases = kpis.flatMap(({ aliasCodes }) => aliasCodes);
    expect(new Set(kpis.map(({ code }) => code)).size).toBe(91);
    expect(new Set(kpis.map(({ code }) => kpiSlug(code))).size).toBe(91);
    expect(new Set(aliases).size).toBe(aliases.length);
    // The one alias that is also another KPI's code; the data point tells which is meant.
    expect(aliases.filter((alias) => kpis.some(({ code }) => code === alias))).toEqual(['EN: EN: WS: 3C']);
  });

  it('uses every declared input in the formula and declares every variable of the formula', () => {
    for (const { dataPoint: point } of dataPointList) {
      const declared = point.inputs.map(({ key }) => key);
      expect([point.key, [...compileFormula(point.formula).variables].sort()]).toEqual([
        point.key,
        declared.sort(),
      ]);
    }
  });

  it('takes from the city profile exactly what the profile has, in the same unit', () => {
    const inputs = dataPointList.flatMap(({ dataPoint: point }) => point.inputs);
    for (const input of inputs) {
      const profile = Object.entries(catalogue.profileInputs).find(([key]) => key === input.key)?.[1];
      expect([input.key, input.from !== undefined]).toEqual([input.key, profile !== undefined]);
      if (profile) expect(input).toMatchObject(profile);
    }
  });

  it('gives an input that several data points share the same unit everywhere', () => {
    const units = new Map<string, string>();
    for (const { key, unit } of dataPointList.flatMap(({ dataPoint: point }) => point.inputs)) {
      expect([key, units.get(key) ?? unit]).toEqual([key, unit]);
      units.set(key, unit);
    }
  });

  it('keeps valid ranges in order, and yes/no data points between 0 and 1', () => {
    for (const { dataPoint: point } of dataPointList) {
      const [low, high] = point.validRange;
      if (low !== null && high !== null) expect(low).toBeLessThan(high);
      if (point.valueType === 'boolean') expect(point.validRange).toEqual([0, 1]);
      expect(point.valueType === 'boolean').toBe(point.unit === 'yes/no');
    }
  });

  it('cannot be changed, nor can the benchmark set', () => {
    expect(unfrozenParts(catalogue, 'catalogue')).toEqual([]);
    expect(unfrozenParts(benchmarkSet, 'benchmarkSet')).toEqual([]);
    expect(Object.isFrozen(dataPointList)).toBe(true);
  });
});

describe('the benchmark set', () => {
  it('has every field, of the right type and with an allowed value', () => {
    expect(listOf(benchmark, 112)(benchmarkSet.dataPoints, 'dataPoints')).toEqual([]);
    expect(benchmarkSet.version).toBe('2026.1');
    expect(
      benchmarkSet.method.bands.map(({ class: band, fromShare, points }) => [band, fromShare, points]),
    ).toEqual([
      [1, 0, 1],
      [2, 0.33, 2],
      [3, 0.66, 3],
      [4, 0.95, 4],
    ]);
  });

  it('matches each data point exactly once, with its code, label and unit', () => {
    expect(
      benchmarkSet.dataPoints.map((entry) => [entry.code, entry.dataPoint, entry.label, entry.unit]),
    ).toEqual(
      dataPointList.map(({ kpi: owner, dataPoint: point }) => [
        owner.code,
        point.key,
        point.label,
        point.unit,
      ]),
    );
  });

  it('agrees with the catalogue on what is better, save where there is no benchmark', () => {
    const different = benchmarkSet.dataPoints.filter(
      (entry) => TREND_OF[entry.direction] !== dataPointByKey(entry.dataPoint)?.dataPoint.direction,
    );
    expect(different.map(({ dataPoint: key, direction }) => [key, direction])).toEqual(
      [
        'publicWifiHotspots',
        'openDataNumber',
        'eGovernmentServices',
        'walking',
        'cycling',
        'paraTransport',
        'wasteIncinerated',
        'wasteOther',
        'culturalInfrastructure',
      ].map((key) => [key, 'notBenchmarked']),
    );
  });

  it('has a number, a basis and a source exactly where there is a benchmark', () => {
    for (const entry of benchmarkSet.dataPoints) {
      const benchmarked = entry.direction !== 'notBenchmarked';
      expect([entry.dataPoint, entry.benchmark !== null]).toEqual([entry.dataPoint, benchmarked]);
      expect([entry.dataPoint, entry.basis !== null]).toEqual([entry.dataPoint, benchmarked]);
      if (entry.worst !== null) expect(entry.worst).not.toBe(entry.benchmark);
      if (entry.direction === 'yesIsBetter') expect(entry.benchmark).toBe(1);
    }
  });

  it('puts the worst value on the side away from the benchmark', () => {
    for (const { dataPoint: key, direction, benchmark: goal, worst } of benchmarkSet.dataPoints) {
      if (goal === null || worst === null) continue;
      expect([key, worst < goal]).toEqual([key, direction === 'higherIsBetter']);
    }
  });
});

describe('looking things up', () => {
  it('finds a KPI by its code, whatever the spaces, by its alias and by its address', () => {
    expect(kpiByCode('EC: ICT: ICT: 1C')?.name).toBe('Household Internet Access');
    expect(kpiByCode('EC:ICT:ICT:1C')?.name).toBe('Household Internet Access');
    expect(kpiByCode('EC: ICT: ICT: 5C')?.code).toBe('EC: ICT: ICT: 5A');
    expect(kpiBySlug('EC-ICT-ICT-1C')?.code).toBe('EC: ICT: ICT: 1C');
    expect(kpiByCode('EC: ICT: ICT: 9C')).toBeUndefined();
    expect(kpiBySlug('constructor')).toBeUndefined();
  });

  it('tells by the data point which KPI a code means that two of them have used', () => {
    expect(kpiByCode('EN: EN: WS: 3C')?.name).toBe('Freshwater Consumption');
    expect(kpiByCode('EN: EN: WS: 3C', 'freshwaterShare')?.name).toBe('Freshwater Consumption');
    expect(kpiByCode('EN: EN: WS: 3C', 'wastewaterPrimary')?.name).toBe('Wastewater Treatment');
  });

  it('finds a data point with its KPI and place, and its benchmark', () => {
    expect(dataPointByKey('o3')).toBe(dataPointList.find(({ dataPoint: { key } }) => key === 'o3'));
    expect(dataPointByKey('o3')?.kpi.code).toBe('EN: EN: AQ: 1C');
    expect(dataPointByKey('nothing')).toBeUndefined();
    expect(dataPointList.map(({ index }) => index)).toEqual([...Array(112).keys()]);
    expect(benchmarkFor('fixedBroadbandSubscriptions')?.benchmark).toBe(60);
    const other = { ...benchmarkSet, version: 'own', dataPoints: benchmarkSet.dataPoints.slice(0, 1) };
    expect(benchmarkFor('fixedBroadbandSubscriptions', other)).toBeUndefined();
  });

  it('names the edition that every result carries', () => {
    expect(CATALOGUE_VERSION).toBe('2017, as verified with the 2022 manual');
  });
});
