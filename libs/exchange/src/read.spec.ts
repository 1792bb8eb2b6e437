import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { MAX_FILE_BYTES, MAX_PROBLEMS } from './limits.js';
import { readSubmission, readSubmissionBytes } from './read.js';
import { complaints, example, problemsOf, smartMeters, withValue } from './submission.spec-support.js';

const folder = new URL('../../../apps/cli/src/demo/data/', import.meta.url);
/** The submission files made from published U4SSC documents. */
const publishedFiles = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));

const messageOf = (file: unknown) => problemsOf(file)[0]?.message;

describe('a submission file', () => {
  it.each(publishedFiles)('made from a published document is accepted: $name', ({ text }) => {
    expect(readSubmission(text)).toMatchObject({ ok: true });
  });

  it('keeps figures stated in words, with a warning', () => {
    const moscow = publishedFiles.find(({ name }) => name === 'moscow.json');
    const reading = readSubmission(moscow?.text ?? '');
    expect(reading).toMatchObject({
      ok: true,
      warnings: [{ path: 'profile.population.value', code: 'profileInWords', severity: 'warning' }],
    });
    expect(reading.ok && reading.submission.profile[0]).toMatchObject({
      key: 'population',
      value: null,
      stated: 'more than 12 million',
    });
  });

  it('without fault gives no problem at all', () => {
    expect(problemsOf(example)).toEqual([]);
  });

  it('comes out in catalogue order, with codes as the catalogue writes them', () => {
    const reading = readSubmission(
      JSON.stringify({
        ...example,
        values: example.values.toReversed().map((v) => ({ ...v, code: v.code.replaceAll(' ', '') })),
      }),
    );
    expect(reading.ok && reading.submission.values.map(({ code }) => code)).toEqual([
      'EC: ICT: ICT: 1C',
      'EC: ICT: WS: 1C',
      'SC: SH: SI: 2C',
    ]);
  });

  it('may use an alias code, also one that is another KPI’s own code', () => {
    const entry = { code: 'EN: EN: WS: 3C', dataPoint: 'wastewaterPrimary', status: 'reported', value: 98 };
    const reading = readSubmission(JSON.stringify(withValue(entry)));
    expect(
      reading.ok && reading.submission.values.find((v) => v.dataPoint === 'wastewaterPrimary')?.code,
    ).toBe('EN: EN: WS: 4C');
  });

  it('keeps HTML and SQL in names as plain text', () => {
    const city = `<script>alert("1")</script>'; DROP TABLE city; --`;
    const reading = readSubmission(JSON.stringify({ ...example, city }));
    expect(reading.ok && reading.submission.city).toBe(city);
  });

  it('never makes the reader throw, whatever JSON it holds', () => {
    const part = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom<unknown[]>(...example.values));
    const file = fc.oneof(
      fc.jsonValue(),
      fc.record({ city: part, countryCode: part, reportingYear: part, profile: part, values: part }),
      fc.record({
        ...Object.fromEntries(Object.keys(example).map((key) => [key, part])),
        values: fc.array(part),
      }),
      fc.dictionary(fc.string(), fc.jsonValue()).map((inputs) => withValue({ ...example.values[0], inputs })),
      fc.dictionary(fc.string(), fc.jsonValue()).map((profile) => ({ ...example, profile })),
    );
    fc.assert(fc.property(file, (value) => void readSubmission(JSON.stringify(value) ?? '')));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readSubmission(text)));
  });
});

describe('a file that cannot be a submission', () => {
  it('is told where it stops being JSON', () => {
    expect(problemsOf('{\n"city": Rana}')).toMatchObject([
      {
        path: 'line 2',
        code: 'notJson',
        message: 'The file is not JSON: R was not expected at line 2, column 9.',
      },
    ]);
    expect(complaints('')).toEqual(['unexpectedEnd at line 1']);
  });

  it('is told that it is too large, before it is parsed', () => {
    expect(complaints(' '.repeat(MAX_FILE_BYTES + 1))).toEqual(['tooLarge at ']);
    expect(complaints(`"${'é'.repeat(MAX_FILE_BYTES / 2)}"`)).toEqual(['tooLarge at ']);
  });

  it('is told that it is not UTF-8, when read from bytes', () => {
    const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${JSON.stringify(example)}`, 'utf16le'));
    expect(readSubmissionBytes(utf16)).toMatchObject({ ok: false, problems: [{ code: 'notUtf8' }] });
    const utf8 = new TextEncoder().encode(`\uFEFF${JSON.stringify(example)}`);
    expect(readSubmissionBytes(utf8)).toMatchObject({ ok: true });
    expect(readSubmissionBytes(new Uint8Array(MAX_FILE_BYTES + 1))).toMatchObject({
      problems: [{ code: 'tooLarge' }],
    });
  });

  it('is told that it is nested too deeply', () => {
    expect(complaints(`{"city":${'['.repeat(100_000)}`)).toEqual(['tooDeep at line 1']);
  });

  it.each(['[]', '"Rana"', '12', 'null', 'true'])('is told that %s is no object', (text) => {
    expect(complaints(text)).toEqual(['wrongType at ']);
  });
});

describe('the head of a submission', () => {
  it.each(['city', 'country', 'countryCode', 'reportingYear', 'values'])('must have %s', (field) => {
    expect(complaints({ ...example, [field]: undefined })).toEqual([`missingField at ${field}`]);
    expect(complaints({ ...example, [field]: null })).toEqual([`wrongType at ${field}`]);
  });

  it('may have only the fields of the format', () => {
    expect(complaints({ ...example, mayor: 'x' })).toEqual(['unknownField at mayor']);
    const text = JSON.stringify(example).replace('{', '{"__proto__": {"a": 1}, ');
    expect(complaints(text)).toEqual(['unknownField at __proto__']);
    expect(complaints(JSON.stringify(example).replace('{', '{"city": "Oslo", '))).toEqual([
      'repeatedField at city',
    ]);
  });

  it('names a city in characters that can be shown', () => {
    for (const city of ['Ra\u0000na', 'Ra\nna', '\u202EanaR', 'Ra\uD800na']) {
      expect(complaints({ ...example, city })).toEqual(['controlCharacters at city']);
    }
    expect(complaints({ ...example, city: '  ' })).toEqual(['emptyText at city']);
    expect(complaints({ ...example, city: 'x'.repeat(121) })).toEqual(['textTooLong at city']);
    expect(complaints({ ...example, city: 12 })).toEqual(['wrongType at city']);
  });

  it('has a country code of two letters and a year of our time', () => {
    expect(complaints({ ...example, countryCode: 'NOR' })).toEqual(['notACountryCode at countryCode']);
    expect(complaints({ ...example, reportingYear: 1889 })).toEqual(['notAYear at reportingYear']);
    expect(complaints({ ...example, reportingYear: 2020.5 })).toEqual(['notAYear at reportingYear']);
    expect(complaints({ ...example, reportingYear: '2020' })).toEqual(['textForNumber at reportingYear']);
  });
});

describe('the profile', () => {
  const withProfile = (profile: unknown) => ({ ...smartMeters({ value: 1 }), profile });

  it('takes area and gdp as other names, in usual units', () => {
    expect(
      problemsOf(withProfile({ area: { value: 5, unit: 'ha' }, gdp: { value: 1.5, unit: 'million EUR' } })),
    ).toEqual([]);
    expect(complaints(withProfile({ area: { value: 5 }, cityArea: { value: 5 } }))).toEqual([
      'sameFigureTwice at profile.cityArea',
    ]);
    expect(complaints(withProfile({ cityArea: { value: 5, unit: 'constructor' } }))).toEqual([
      'unknownUnit at profile.cityArea.unit',
    ]);
  });

  it('has figures with numbers that make sense', () => {
    expect(complaints(withProfile({ population: 5 }))).toEqual(['wrongType at profile.population']);
    expect(complaints(withProfile({ population: {} }))).toEqual(['missingField at profile.population.value']);
    expect(complaints(withProfile({ population: { value: -1 } }))).toEqual([
      'negative at profile.population.value',
    ]);
    expect(complaints(withProfile({ population: { value: '26,000' } }))).toEqual([
      'textForNumber at profile.population.value',
    ]);
    expect(complaints(withProfile({ population: { value: 1, year: 20 } }))).toEqual([
      'notAYear at profile.population.year',
    ]);
    expect(complaints(withProfile({ population: { value: 1, when: 20 } }))).toEqual([
      'unknownField at profile.population.when',
    ]);
    expect(complaints(withProfile({ 'green surface': { value: 1 } }))).toEqual([
      'profileKeyForm at profile.green surface',
    ]);
  });

  it('must give, as a number, what a KPI is computed with', () => {
    const file = { ...example, profile: {} };
    expect(complaints(file)).toEqual(['profileFigureMissing at profile.households']);
    expect(messageOf(file)).toMatch(/needed to compute EC: ICT: ICT: 1C\.$/);
    expect(complaints({ ...example, profile: { households: { value: 'many' } } })).toEqual([
      'profileInWords at profile.households.value',
      'profileFigureMissing at profile.households',
    ]);
    expect(complaints({ ...example, profile: { households: { value: true } } })).toEqual([
      'booleanForNumber at profile.households.value',
    ]);
  });
});

describe('a value', () => {
  it('belongs to a data point of a KPI of the catalogue', () => {
    const entry = { code: 'EC: ICT: WS: 1C', dataPoint: 'smartWaterMeters', status: 'reported', value: 1 };
    expect(complaints(withValue({ ...entry, code: 'XX: 1' }))).toEqual(['unknownCode at values[0].code']);
    expect(complaints(withValue({ ...entry, dataPoint: 'meters' }))).toEqual([
      'unknownDataPoint at values[0].dataPoint',
    ]);
    expect(complaints(withValue({ ...entry, dataPoint: 'pm10' }))).toEqual([
      'dataPointOfOtherKpi at values[0].dataPoint',
    ]);
    expect(complaints(withValue({ ...entry, colour: 1 }))).toContain('unknownField at values[0].colour');
    expect(complaints({ ...example, values: [7, null] })).toEqual([
      'wrongType at values[0]',
      'wrongType at values[1]',
    ]);
  });

  it('occurs once; the second names the first', () => {
    const file = { ...example, values: [...example.values, example.values[1]] };
    expect(complaints(file)).toEqual(['duplicateDataPoint at values[3]']);
    expect(messageOf(file)).toContain('values[1]');
  });

  it('has a status that fits', () => {
    expect(complaints(smartMeters({ status: 'done', value: 1 }))).toEqual([
      'unknownStatus at values[0].status',
    ]);
    expect(complaints(smartMeters({}))).toEqual(['valueMissing at values[0].value']);
    expect(complaints(smartMeters({ status: 'verified', value: null }))).toEqual([
      'valueMissing at values[0].value',
    ]);
    expect(complaints(smartMeters({ status: 'notVerified' }))).toEqual([]);
    expect(complaints(smartMeters({ status: 'notReported', value: 0 }))).toEqual([
      'valueWithNotReported at values[0].value',
    ]);
    expect(complaints(smartMeters({ status: 'notReported', inputs: { waterMeters: 1 } }))).toEqual([
      'valueWithNotReported at values[0].inputs',
    ]);
  });

  it('is a number that exists', () => {
    expect(complaints(smartMeters({ value: '27' }))).toEqual(['textForNumber at values[0].value']);
    expect(complaints(smartMeters({ value: true }))).toEqual(['booleanForNumber at values[0].value']);
    expect(complaints(smartMeters({ value: [1] }))).toEqual(['wrongType at values[0].value']);
    const typed = (digits: string) => JSON.stringify(smartMeters({ value: 4711 })).replace('4711', digits);
    expect(complaints(typed('NaN'))).toEqual(['notANumber at values[0].value']);
    expect(complaints(typed('-Infinity'))).toEqual(['notANumber at values[0].value']);
    expect(complaints(typed('1e400'))).toEqual(['numberTooLarge at values[0].value']);
    expect(complaints(typed(`1.${'0'.repeat(64)}`))).toEqual(['numberTooLong at values[0].value']);
    expect(complaints(typed('0e9999'))).toEqual(['numberTooLong at values[0].value']);
  });

  it('lies in the range of its data point', () => {
    expect(complaints(smartMeters({ value: 140 }))).toEqual(['outOfRange at values[0].value']);
    expect(messageOf(smartMeters({ value: 140 }))).toContain('from 0 to 100');
    expect(complaints(smartMeters({ value: -1 }))).toEqual(['negative at values[0].value']);
    const hotspots = { code: 'EC: ICT: ICT: 5A', dataPoint: 'publicWifiHotspots', status: 'reported' };
    expect(complaints(withValue({ ...hotspots, value: -3 }))).toEqual(['negative at values[0].value']);
    expect(problemsOf(withValue({ ...hotspots, value: 3.5 }))).toMatchObject([
      { code: 'notWhole', severity: 'warning' },
    ]);
    const compact = { code: 'EC: I: UP: 2A', dataPoint: 'compact', status: 'reported' };
    expect(complaints(withValue({ ...compact, value: 2 }))).toEqual(['notYesNo at values[0].value']);
  });

  it('may be in a unit that can be converted', () => {
    const no2 = { code: 'EN: EN: AQ: 1C', dataPoint: 'no2', status: 'reported', value: 20 };
    expect(problemsOf(withValue({ ...no2, unit: 'ppb' }))).toEqual([]);
    expect(problemsOf(withValue({ ...no2, unit: 'ug/m3' }))).toEqual([]);
    expect(complaints(withValue({ ...no2, unit: 'spoons' }))).toEqual(['unknownUnit at values[0].unit']);
  });
});

describe('inputs', () => {
  const given = (inputs: unknown, more = {}) => smartMeters({ inputs, ...more });

  it('are those of the data point, complete and not negative', () => {
    expect(complaints(given({ smartWaterMeters: 1, waterMeters: 2, gasMeters: 3 }))).toEqual([
      'unknownInput at values[0].inputs.gasMeters',
    ]);
    expect(complaints(given({ smartWaterMeters: 1 }))).toEqual([
      'inputMissing at values[0].inputs.waterMeters',
    ]);
    expect(complaints(given({ smartWaterMeters: -1, waterMeters: 2 }))).toEqual([
      'negative at values[0].inputs.smartWaterMeters',
    ]);
    expect(complaints(given({ smartWaterMeters: '1', waterMeters: 2 }))).toEqual([
      'textForNumber at values[0].inputs.smartWaterMeters',
    ]);
    expect(complaints(given([]))).toEqual(['wrongType at values[0].inputs']);
  });

  it('that divide by zero leave the value undefined, with a warning', () => {
    expect(problemsOf(given({ smartWaterMeters: 1, waterMeters: 0 }))).toMatchObject([
      {
        path: 'values[0]',
        code: 'undefinedValue',
        severity: 'warning',
        message: expect.stringMatching(/^undefined: /),
      },
    ]);
  });

  it('that give an impossible value are refused', () => {
    expect(complaints(given({ smartWaterMeters: 3, waterMeters: 2 }))).toEqual([
      'computedOutOfRange at values[0].inputs',
    ]);
    expect(complaints(given({ smartWaterMeters: 138.35, waterMeters: 138.35 }))).toEqual([]);
  });

  it('that disagree with the value entered are told', () => {
    expect(complaints(given({ smartWaterMeters: 1, waterMeters: 2 }, { value: 50 }))).toEqual([]);
    expect(complaints(given({ smartWaterMeters: 1, waterMeters: 2 }, { value: 60 }))).toEqual([
      'valueDiffersFromInputs at values[0].value',
    ]);
  });

  it('may replace a profile figure', () => {
    const file = { ...example, profile: {} };
    const [first, ...rest] = example.values;
    const inputs = { householdsWithInternet: 11000, households: 12500 };
    expect(complaints({ ...file, values: [{ ...first, inputs }, ...rest] })).toEqual([]);
  });
});

describe('many problems', () => {
  it('are all reported at once', () => {
    const file = { ...example, countryCode: 'x', values: [{ ...example.values[1], value: 140, year: 1 }, 5] };
    expect(complaints(file)).toEqual(
      [
        'notACountryCode at countryCode',
        'outOfRange at values[0].value',
        'notAYear at values[0].year',
        'wrongType at values[1]',
      ].toSorted(() => 0),
    );
  });

  it('are listed up to a limit and counted beyond it', () => {
    const problems = problemsOf({ ...example, values: Array.from({ length: MAX_PROBLEMS + 5 }, () => 0) });
    expect(problems).toHaveLength(MAX_PROBLEMS + 1);
    expect(problems.at(-1)).toMatchObject({ code: 'tooManyProblems', params: { count: 5 } });
  });
});
