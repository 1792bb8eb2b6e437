import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { dataPointByKey, dataPointList, kpiByCode, kpis, kpiSlug } from '../catalogue.js';
import expectedSentences from '../data/rule-sentences.json' with { type: 'json' };
import { compileFormula } from '../formula/index.js';
import {
  listOf,
  matching,
  number,
  oneOf,
  orNull,
  record,
  text,
  unfrozenParts,
} from '../schema.spec-support.js';
import { figuresOf } from './figures.spec-support.js';
import { findingParams, judge, type Finding, type Rule, ruleMessages, rules } from './index.js';

const LANGUAGES = ['en', 'fr'] as const;
const expressionsOf = (rule: Rule): string[] => [
  ...(rule.when === undefined ? [] : [rule.when]),
  rule.assert,
  ...Object.values(rule.params),
];
const figuresIn = (rule: Rule): string[] => [
  ...new Set(expressionsOf(rule).flatMap((source) => compileFormula(source).variables)),
];
const found = (given: Record<string, number | null>): string[] =>
  judge(rules, figuresOf(given)).map(({ ruleId, severity }) => `${ruleId} ${severity}`);

function sentenceIn(finding: Finding, language: 'en' | 'fr'): string {
  const pattern = ruleMessages[language][finding.messageKey];
  return String(new IntlMessageFormat(pattern ?? '', language).format(findingParams(finding, language)));
}

/** Figures that break a rule, found by trying. */
function violation(rule: Rule): Record<string, number> | undefined {
  const names = figuresIn(rule);
  const candidates = [0, 1, 100, 107, 20.3, 0.5, -1, 50, 1e6];
  let seed = 1;
  const pick = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return candidates[seed % candidates.length] ?? 0;
  };
  for (let attempt = 0; attempt < 5_000; attempt += 1) {
    const given = Object.fromEntries(
      names.map((name) => [name, attempt < candidates.length ? (candidates[attempt] ?? 0) : pick()]),
    );
    if (judge([rule], figuresOf(given)).length > 0) return given;
  }
  return undefined;
}

describe('the rules', () => {
  it('have every field, of the right type and with an allowed value, and cannot be changed', () => {
    const rule = record(
      {
        id: matching(/^[A-Z0-9-]+\.(\d|profile)[a-z]?$/),
        kpi: oneOf(...kpis.map(({ code }) => code)),
        sentence: orNull(number),
        severity: oneOf('error', 'warning'),
        dataPoints: listOf(oneOf(...dataPointList.map(({ dataPoint }) => dataPoint.key)), 1),
        assert: text,
        messageKey: oneOf(...Object.keys(ruleMessages.en)),
        params: (value, path) =>
          Object.values(value as object).flatMap((source, index) => text(source, `${path}[${index}]`)),
      },
      { when: text, also: listOf(record({ kpi: text, sentence: number }), 1) },
    );
    expect(listOf(rule, 1)(rules, 'rules')).toEqual([]);
    expect(unfrozenParts(rules, 'rules')).toEqual([]);
  });

  it('have an identifier of their own that begins with the address of their KPI', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { id, kpi, sentence } of rules) {
      expect(id).toMatch(new RegExp(`^${kpiSlug(kpi)}\\.${sentence ?? 'profile'}[a-z]?$`));
    }
  });

  it('speak of figures the catalogue has, and list the data points they speak of', () => {
    for (const rule of rules) {
      const owners = figuresIn(rule).map((name) => name.split('.')[0] ?? '');
      const named = new Set(owners.filter((owner) => owner !== 'profile'));
      expect([rule.id, [...rule.dataPoints].sort()]).toEqual([rule.id, [...named].sort()]);
      for (const owner of named) expect(dataPointByKey(owner)).toBeDefined();
    }
    expect(() => judge(rules, figuresOf({}))).not.toThrow();
    expect(judge(rules, figuresOf({}))).toEqual([]);
  });

  it('refuse to be judged when they speak of a figure that the catalogue lacks', () => {
    const [first] = rules;
    if (!first) throw new Error('no rules');
    for (const name of [
      'nothing',
      'o3.nothing',
      'profile.nothing',
      'profile.population.more',
      'o3.o3Mass.more',
    ]) {
      expect(() => judge([{ ...first, assert: `${name} > 0` }], figuresOf({}))).toThrow(name);
    }
  });

  it('account for each of the 263 sentences: by a rule, or as guidance for people', () => {
    const judgedBy = (code: string, sentence: number): string[] =>
      rules
        .filter(
          (rule) =>
            (rule.kpi === code && rule.sentence === sentence) ||
            rule.also?.some((other) => other.kpi === code && other.sentence === sentence),
        )
        .map(({ id }) => id);
    const sentences = Object.fromEntries(
      kpis.map(({ code, consistencyRules }) => [
        code,
        consistencyRules.map((_, index) => {
          const ids = judgedBy(code, index + 1);
          return ids.length === 0 ? 'guidance' : ids;
        }),
      ]),
    );
    expect(sentences).toEqual(expectedSentences);
    expect(Object.values(sentences).flat()).toHaveLength(263);
    for (const { kpi, sentence, also = [] } of rules) {
      for (const reference of [{ kpi, sentence }, ...also]) {
        const count = kpiByCode(reference.kpi)?.consistencyRules.length ?? 0;
        if (reference.sentence !== null) expect(reference.sentence).toBeLessThanOrEqual(count);
      }
    }
  });

  it('compare every repeated profile figure with the rest of the submission', () => {
    for (const { dataPoint } of dataPointList) {
      for (const { key, from } of dataPoint.inputs) {
        if (from !== 'cityProfile') continue;
        const name = `${dataPoint.key}.${key}`;
        const withDifference = (own: number): string[] =>
          judge(rules, figuresOf({ [`profile.${key}`]: 1_000, [name]: own }))
            .filter(({ messageKey }) => messageKey.startsWith('differs'))
            .map(({ severity, dataPoints }) => `${severity} ${dataPoints.join()}`);
        expect(withDifference(1_050)).toEqual([]);
        expect(withDifference(1_051)).toEqual([`warning ${dataPoint.key}`]);
        expect(withDifference(900)).toEqual([`warning ${dataPoint.key}`]);
        expect(withDifference(899)).toEqual([`error ${dataPoint.key}`]);
      }
    }
  });

  it('have a message in each language, with the same parameters, and none to spare', () => {
    const used = [...new Set(rules.map(({ messageKey }) => messageKey))].sort();
    for (const language of LANGUAGES) expect(Object.keys(ruleMessages[language]).sort()).toEqual(used);
    const names = (pattern = ''): string[] =>
      [...pattern.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? '').sort();
    for (const key of used) expect(names(ruleMessages.fr[key])).toEqual(names(ruleMessages.en[key]));
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('can be broken, and then say so: %s', (_, rule) => {
    const given = violation(rule);
    expect(given).toBeDefined();
    const [finding] = judge([rule], figuresOf(given ?? {}));
    if (!finding) throw new Error('not found');
    expect(finding).toMatchObject({ ruleId: rule.id, kpi: rule.kpi, severity: rule.severity });
    for (const language of LANGUAGES) {
      const sentence = sentenceIn(finding, language);
      expect(sentence).not.toMatch(/undefined|NaN|[{}]/);
      expect(sentence.length).toBeGreaterThan(40);
    }
  });

  it('find nothing as soon as a figure they speak of is missing', () => {
    const broken = rules.map((rule) => ({ rule, given: violation(rule) ?? {} }));
    fc.assert(
      fc.property(fc.constantFrom(...broken), fc.nat(), ({ rule, given }, index) => {
        const names = figuresIn(rule);
        const missing = names[index % names.length] ?? '';
        return judge([rule], figuresOf({ ...given, [missing]: null })).length === 0;
      }),
      { numRuns: 500 },
    );
  });

  it('give the same findings, in the same order, for the same figures', () => {
    const names = [...new Set(rules.flatMap(figuresIn))];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.double({ noNaN: true })), (given) => {
        const order = judge(rules, figuresOf(given)).map(({ ruleId }) =>
          rules.findIndex(({ id }) => id === ruleId),
        );
        expect(order).toEqual([...order].sort((one, other) => one - other));
        expect(judge(rules, figuresOf(given))).toEqual(judge(rules, figuresOf(given)));
      }),
      { numRuns: 50 },
    );
  });
});

describe('judging an assessment', () => {
  it('finds more connected households than there are', () => {
    const figures = figuresOf({
      'householdInternetAccess.householdsWithInternet': 1_200,
      'profile.households': 1_000,
    });
    const [finding, ...others] = judge(rules, figures);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ ruleId: 'EC-ICT-ICT-1C.1', severity: 'error', params: { left: 1_200 } });
    expect(finding && sentenceIn(finding, 'en')).toBe(
      '“Households with Internet access (fixed or mobile)” (1,200) is more than “Households of the city” (1,000). ' +
        'Correct one of the two figures, or explain.',
    );
  });

  it('does not take rounding of published values for a contradiction', () => {
    const shares = (fixed: number) => ({ fixedBroadbandSubscriptions: fixed, householdInternetAccess: 57 });
    expect(found(shares(57))).toEqual([]);
    expect(found(shares(57.004))).toEqual([]);
    expect(found(shares(57.01))).toEqual(['EC-ICT-ICT-1C.3 warning']);
  });

  it('wants basic water supply to include potable water supply', () => {
    expect(found({ potableWaterSupply: 99, basicWaterSupply: 98 })).toEqual(['EC-I-WS-1C.2 error']);
    expect(found({ potableWaterSupply: 98, basicWaterSupply: 98 })).toEqual([]);
  });

  it('asks about wastewater treatment out of order', () => {
    const order = (first: number, second: number, third: number): string[] =>
      found({ wastewaterPrimary: first, wastewaterSecondary: second, wastewaterTertiary: third });
    expect(order(90, 80, 70)).toEqual([]);
    expect(order(80, 90, 70)).toEqual(['EN-EN-WS-4C.1 warning']);
    expect(order(70, 80, 90)).toEqual([
      'EN-EN-WS-4C.1 warning',
      'EN-EN-WS-4C.2a warning',
      'EN-EN-WS-4C.2b warning',
    ]);
  });

  it('adds up the modes of transport once all five are given', () => {
    const modes = (cycling: number | null) => ({
      privateVehicles: 50,
      publicTransport: 30,
      walking: 10,
      cycling,
      paraTransport: 0,
    });
    expect(found(modes(10))).toEqual([]);
    expect(found(modes(8))).toEqual([]);
    expect(found(modes(7.9))).toEqual(['EC-I-T-4A.2c warning']);
    expect(found(modes(12))).toEqual(['EC-I-T-4A.2b warning']);
    expect(found(modes(12.1))).toEqual(['EC-I-T-4A.2a error']);
    expect(found(modes(null))).toEqual([]);
  });

  it('adds up the six ways of waste', () => {
    const waste = (other: number) => ({
      wasteLandfill: 40,
      wasteBurnt: 0,
      wasteIncinerated: 30,
      wasteOpenDump: 0,
      wasteRecycled: 28,
      wasteOther: other,
    });
    expect(found(waste(0))).toEqual([]);
    expect(found(waste(4))).toEqual([]);
    expect(found(waste(4.5))).toEqual(['EN-EN-WA-1C.1a warning']);
    expect(found({ ...waste(0), wasteRecycled: 27 })).toEqual(['EN-EN-WA-1C.1b warning']);
  });

  it('compares with the first figure given where the profile has none', () => {
    const figures = { 'householdInternetAccess.households': 1_000, 'wastewaterCollection.households': 1_200 };
    expect(found(figures)).toEqual(['EC-I-WS-4C.2b error']);
    expect(found({ ...figures, 'profile.households': 1_200 })).toEqual(['EC-ICT-ICT-1C.2b error']);
  });

  it('compares areas in one unit', () => {
    const green = (hectares: number): string[] =>
      found({ 'greenAreaPer100k.greenAreaHectares': hectares, 'profile.cityArea': 10 });
    expect(green(1_000)).toEqual([]);
    expect(green(1_001)).toEqual(['EN-EN-PSN-1C.1 error']);
  });

  it('fits water consumption per inhabitant to the total volume of the year', () => {
    const water = (total: number): string[] =>
      found({
        waterConsumptionPerCapita: 200,
        'profile.population': 100_000,
        'freshwaterShare.totalWaterConsumption': total,
      });
    expect(water(7_300_000)).toEqual([]);
    expect(water(7_300_000_000)).toEqual(['EN-EN-WS-2C.3 warning']);
  });

  it('warns that youth unemployment is below unemployment, but only warns', () => {
    expect(found({ youthUnemploymentRate: 2.4, unemploymentRate: 2.74 })).toEqual(['EC-P-EM-2C.2 warning']);
  });

  it('asks for a Yes to be backed by every element', () => {
    expect(found({ resiliencePlans: 1, 'resiliencePlans.financialPlans': 0 })).toEqual([
      'SC-SH-SA-3A.1c error',
    ]);
    expect(found({ resiliencePlans: 0, 'resiliencePlans.financialPlans': 0 })).toEqual([]);
  });
});
