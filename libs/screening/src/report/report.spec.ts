import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { benchmarkSet, catalogue, catalogueTexts, dataPointList } from '#catalogue';
import { createScorer } from '#scoring';
import { LANGUAGES } from '#text';
import {
  checkMessage,
  concerns,
  type EarlierEdition,
  screeningMessages,
  screeningReport,
  SCREENING_LIMITS,
  type Submitted,
  type SubmittedEntry,
  type SubmittedFigure,
} from '../index.js';

const scorer = createScorer(catalogue, benchmarkSet);

/** An entry that leaves nothing to say. */
function entry(dataPoint: string, content: Partial<SubmittedEntry> = {}): SubmittedEntry {
  return {
    dataPoint,
    status: 'reported',
    value: null,
    unit: null,
    inputs: null,
    inputUnits: null,
    inputYears: null,
    year: 2025,
    quality: 'measured',
    origin: 'city',
    sources: 'Statistics office',
    reason: null,
    explanation: null,
    ...content,
  };
}

function figure(key: string, value: string, content: Partial<SubmittedFigure> = {}): SubmittedFigure {
  return { key, value, unit: null, year: 2025, source: 'Statistics office', ...content };
}

const profile: readonly SubmittedFigure[] = [
  figure('population', '800000'),
  figure('households', '400000'),
  figure('cityArea', '260', { unit: 'km²' }),
  figure('cityGdp', '24000', { unit: 'million EUR' }),
  figure('labourForce', '410000'),
];

const internet = (content: Partial<SubmittedEntry> = {}) =>
  entry('householdInternetAccess', { inputs: { householdsWithInternet: '360000' }, ...content });

function report(
  entries: readonly SubmittedEntry[],
  more: Partial<Submitted> = {},
  limits = SCREENING_LIMITS,
) {
  const submitted: Submitted = {
    city: 'Testby',
    reportingYear: 2026,
    entries,
    profile,
    boundary: 'The municipality',
    evidence: {},
    earlier: null,
    ...more,
  };
  return screeningReport(scorer, submitted, limits);
}

/** What was found about a data point (or the profile and the whole, for none), with its severity. */
function found(result: ReturnType<typeof report>, about?: string): string[] {
  return result.findings
    .filter(({ dataPoints: [first] }) => first === about)
    .map(({ rule, severity }) => `${rule} ${severity}`);
}

/** The edition of 2024 with other figures than `report` has. */
function earlier(entries: readonly SubmittedEntry[], figures = profile): EarlierEdition {
  const { screening } = report(entries, { reportingYear: 2024, profile: figures });
  return { assessment: screening.assessment, result: screening.result, profile: figures };
}

describe('screening a submission as a whole', () => {
  it('asks about more than a fifth of the KPIs without figures, and counts what nobody said anything about', () => {
    const few = report([internet()]);
    expect(few.completeness).toEqual({ reported: 1, total: 91, notReportedShare: 90 / 91 });
    expect(found(few)).toEqual([
      'profile.gdpPerInhabitant info',
      'reporting.manyMissing warning',
      'reporting.unanswered info',
    ]);
    const all = dataPointList.map(({ dataPoint }) =>
      entry(dataPoint.key, { value: '1', reason: 'known', sources: 'report' }),
    );
    expect(found(report(all))).toEqual(['profile.gdpPerInhabitant info']);
  });

  it('names what the profile lacks', () => {
    const figures = [
      figure('population', '800000', { year: null }),
      figure('households', '400000', { source: null }),
      figure('cityArea', '260', { year: 2019 }),
      figure('cityGdp', '24000000000', { unit: 'currency per year' }),
    ];
    expect(found(report([], { profile: figures, boundary: ' ' })).slice(0, 6)).toEqual([
      'profile.yearMissing warning',
      'profile.sourceMissing warning',
      'profile.currencyMissing error',
      'profile.figureMissing error',
      'profile.boundaryMissing warning',
      'profile.gdpPerInhabitant info',
    ]);
    expect(report([], { profile: figures }).findings).toContainEqual(
      expect.objectContaining({
        rule: 'years.old',
        severity: 'error',
        profileKey: 'cityArea',
        dataPoints: [],
      }),
    );
  });

  it('holds the profile against the edition before: above 5 % a warning, from 10 % an error', () => {
    const before = [
      figure('population', '762000'),
      figure('households', '360000'),
      figure('cityArea', '26000', { unit: 'ha' }),
      figure('cityGdp', '99', { unit: 'million NOK' }),
    ];
    expect(found(report([], { earlier: earlier([], before) })).slice(0, 3)).toEqual([
      'profile.gdpPerInhabitant info',
      'profile.changed error',
      'profile.currencyChanged warning',
    ]);
    const slower = [figure('population', '750000')];
    expect(found(report([], { earlier: earlier([], slower) }))).toContain('profile.changed warning');
  });

  it('has the rules of the catalogue among its findings, with what the city said', () => {
    const tooMany = internet({ inputs: { householdsWithInternet: '412000' }, explanation: 'Counted twice' });
    const { findings } = report([tooMany]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'EC-ICT-ICT-1C.1',
        group: 'figures',
        severity: 'error',
        kpi: 'EC: ICT: ICT: 1C',
        explanation: 'Counted twice',
        explained: true,
      }),
    );
    const ownHouseholds = internet({ inputs: { householdsWithInternet: '300000', households: '340000' } });
    expect(report([ownHouseholds]).findings).toContainEqual(
      expect.objectContaining({ rule: 'EC-ICT-ICT-1C.2b', group: 'profile', severity: 'error' }),
    );
  });
});

describe('screening a reported figure', () => {
  const about = (content: Partial<SubmittedEntry>, more: Partial<Submitted> = {}) =>
    found(report([internet(content)], more), 'householdInternetAccess');

  it('has nothing to say about one that is complete', () => {
    expect(about({})).toEqual([]);
  });

  it.each([
    [2026, []],
    [2023, []],
    [2022, ['years.old warning', 'years.apart warning']],
    [2021, ['years.old warning', 'years.apart warning']],
    [2020, ['years.old error', 'years.apart warning']],
    [2027, ['years.future warning']],
    [null, ['years.missing warning']],
  ])('of the year %s finds %j', (year, findings) => {
    expect(about({ year })).toEqual(findings);
  });

  it('looks at the year of each figure a value is computed from', () => {
    const meters = { smartWaterMeters: '40', waterMeters: '100' };
    const result = report([entry('smartWaterMeters', { inputs: meters, inputYears: { waterMeters: 2021 } })]);
    expect(found(result, 'smartWaterMeters')).toEqual(['years.old warning', 'years.apart warning']);
  });

  it('asks for a source, a quality grade and an origin', () => {
    expect(about({ sources: null, quality: null, origin: null })).toEqual([
      'sources.missing error',
      'sources.qualityMissing warning',
      'sources.originMissing info',
    ]);
    const evidence = { householdInternetAccess: 1 };
    expect(about({ sources: ' ' }, { evidence })).toEqual(['sources.missing warning']);
    expect(about({ quality: 'unknown' })).toEqual(['sources.untraceable warning']);
    expect(about({ quality: 'personalEstimate' })).toEqual(['sources.estimated info']);
  });

  it('shows values that were overtyped, with the reason, and units that were converted', () => {
    const { findings } = report([internet({ value: '90', inputs: null, reason: 'National survey' })]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'figures.overridden',
        explanation: 'National survey',
        explained: true,
      }),
    );
    const nitrogen = report([entry('no2', { value: '10', unit: 'ppb', reason: 'Measured' })]);
    expect(found(nitrogen, 'no2')).toContain('figures.converted info');
    expect(nitrogen.screening.result.dataPoints.find(({ dataPoint }) => dataPoint === 'no2')?.value).toBe(19);
  });

  it('sees a result in the place of the numerator', () => {
    const mass = report([entry('pm25', { inputs: { pm25Mass: '12' } })]);
    expect(found(mass, 'pm25')).toEqual(['entry.inputMissing error', 'figures.numeratorOnly warning']);
    const volume = report([entry('pm25', { inputs: { pm25AirVolume: '12' } })]);
    expect(found(volume, 'pm25')).toEqual(['entry.inputMissing error']);
  });

  it('does not let two currencies make one share', () => {
    const losses = (unit: string) =>
      report([
        entry('disasterLosses', { inputs: { disasterLosses: '5' }, inputUnits: { disasterLosses: unit } }),
      ]);
    expect(found(losses('million NOK'), 'disasterLosses')).toEqual(['figures.currenciesDiffer error']);
    expect(found(losses('million EUR'), 'disasterLosses')).toEqual([]);
  });
});

describe('screening against the edition before', () => {
  const now = (entries: SubmittedEntry[], before: SubmittedEntry[]) =>
    report(entries, { earlier: earlier(before) });

  it('asks about a value that changed much, but not about small movements of a percentage', () => {
    const share = (value: string) => entry('householdInternetAccess', { value, reason: 'survey' });
    const change = (from: string, to: string) =>
      found(now([share(to)], [share(from)]), 'householdInternetAccess').includes('change.value warning');
    expect(change('60', '90')).toBe(true);
    expect(change('70', '90')).toBe(false);
    expect(change('2', '4')).toBe(false);
    expect(change('0', '6')).toBe(true);
  });

  it('asks about an answer that turned round', () => {
    const result = now([entry('compact', { value: '0' })], [entry('compact', { value: '1' })]);
    expect(found(result, 'compact')).toEqual(['change.answer warning']);
  });

  it('asks about a denominator that changed by a tenth', () => {
    const meters = (all: string) =>
      entry('smartWaterMeters', { inputs: { smartWaterMeters: '40', waterMeters: all } });
    expect(found(now([meters('110')], [meters('100')]), 'smartWaterMeters')).toEqual([
      'change.denominator warning',
    ]);
    expect(found(now([meters('109')], [meters('100')]), 'smartWaterMeters')).toEqual([]);
  });

  it('asks about what is no longer reported; the reason answers it', () => {
    const gone = internet({ status: 'notReported', inputs: null, reason: 'No survey this year' });
    const { findings } = now([gone], [internet()]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'reporting.dropped',
        dataPoints: ['householdInternetAccess'],
        explanation: 'No survey this year',
        explained: true,
      }),
    );
    expect(found(now([gone], [internet({ status: 'notVerified' })]), 'householdInternetAccess')).toEqual([]);
  });
});

describe('the report', () => {
  it('takes other limits', () => {
    const limits = { ...SCREENING_LIMITS, notReported: 1, old: 0, tooOld: 1 };
    const result = report([internet()], {}, limits);
    expect(found(result)).not.toContain('reporting.manyMissing warning');
    expect(found(result, 'householdInternetAccess')).toEqual(['years.old warning']);
  });

  it('gives the profile’s findings to the data points that are computed from it', () => {
    const { findings } = report([internet()], { profile: profile.slice(0, 1) });
    const missing = findings.find(({ profileKey }) => profileKey === 'households');
    expect(missing && concerns(missing, 'householdInternetAccess', ['households'])).toBe(true);
    expect(missing && concerns(missing, 'patents', ['population'])).toBe(false);
  });

  it('does what docs/screening.md says', () => {
    const text = readFileSync(new URL('../../../../docs/screening.md', import.meta.url), 'utf8');
    for (const code of Object.keys(screeningMessages.en).filter((key) => key.includes('.'))) {
      expect(text).toContain(`.${code.slice(code.indexOf('.') + 1)}\``);
    }
  });

  it('has a sentence for every check in every language, with the same words to fill in', () => {
    expect(Object.keys(screeningMessages.fr)).toEqual(Object.keys(screeningMessages.en));
  });

  it('never throws, whatever a city enters, and says everything in every language', () => {
    const figures = fc.constantFrom('0', '1', '12.5', '100', '250000', '-3');
    const anyEntry = fc.constantFrom(...dataPointList).chain(({ dataPoint }) =>
      fc
        .record({
          status: fc.constantFrom('reported', 'notReported', null),
          value: fc.option(figures, { nil: null }),
          year: fc.option(fc.integer({ min: 1990, max: 2030 }), { nil: null }),
          sources: fc.option(fc.constantFrom('', 'report'), { nil: null }),
          quality: fc.option(fc.constantFrom('measured', 'unknown', 'personalEstimate'), { nil: null }),
          inputs: fc.option(
            fc.record(Object.fromEntries(dataPoint.inputs.map(({ key }) => [key, figures])), {
              requiredKeys: [],
            }),
            { nil: null },
          ),
        })
        .map((content) => entry(dataPoint.key, content as Partial<SubmittedEntry>)),
    );
    const submission = fc.uniqueArray(anyEntry, { selector: ({ dataPoint }) => dataPoint, maxLength: 30 });
    fc.assert(
      fc.property(submission, submission, (entries, before) => {
        for (const { source } of report(entries, { earlier: earlier(before) }).findings) {
          if (!('check' in source)) continue;
          for (const language of LANGUAGES) {
            const sentence = checkMessage(source.check, language);
            expect(sentence).not.toMatch(/\{|undefined|NaN/);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('says it in the words of the reader', () => {
    const result = report([internet({ year: 2020 })], {});
    const [old] = result.findings.filter(({ rule }) => rule === 'years.old');
    if (!old || !('check' in old.source)) throw new Error('nothing found');
    const { label } = catalogueTexts('en').dataPoint('householdInternetAccess');
    expect(checkMessage(old.source.check, 'en')).toBe(
      `“${label}” rests on a figure of 2020, 6 years before the reporting year.`,
    );
    expect(checkMessage(old.source.check, 'fr')).toMatch(/2020, 6 ans avant l’année de référence\.$/);
  });
});
