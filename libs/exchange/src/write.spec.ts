import { dataPointList } from '#catalogue';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { readSubmission } from './read.js';
import { example } from './submission.spec-support.js';
import { toAssessment } from './assessment.js';
import { writeSubmission } from './write.js';

const folder = new URL('../../../apps/cli/src/demo/data/', import.meta.url);
/** The submission files made from published U4SSC documents. */
const publishedFiles = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));

const reread = (text: string) => {
  const reading = readSubmission(text);
  if (!reading.ok)
    throw new Error(reading.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return reading.submission;
};

/** Any correct submission: some data points with a value inside the range, some not reported. */
const anySubmission = fc
  .record({
    head: fc.record({
      city: fc.constantFrom('Rana', 'Karmøy', '<b>"O\'Hara"</b>', '东京'),
      country: fc.constantFrom('Norway', 'Côte d’Ivoire'),
      countryCode: fc.constantFrom('NO', 'CI'),
      reportingYear: fc.integer({ min: 1990, max: 2100 }),
      document: fc.option(fc.constantFrom('Report, 2020', 'Line \\ "quoted"'), { nil: undefined }),
      source: fc.option(fc.webUrl(), { nil: undefined }),
    }),
    profile: fc.record(
      {
        population: fc.record({
          value: fc.oneof(fc.nat(), fc.constant('about a million')),
          year: fc.constant(2020),
        }),
        area: fc.record({
          value: fc.double({ min: 0, max: 1e6, noNaN: true }),
          unit: fc.constantFrom('km2', 'ha'),
        }),
        rainfall: fc.record({
          value: fc.double({ noNaN: true, noDefaultInfinity: true }),
          unit: fc.constant('mm'),
        }),
      },
      { requiredKeys: [] },
    ),
    values: fc.shuffledSubarray([...dataPointList]).chain((points) =>
      fc.tuple(
        ...points.map(({ kpi, dataPoint }) =>
          fc
            .record({ share: fc.double({ min: 0, max: 1, noNaN: true }), given: fc.boolean() })
            .map(({ share, given }) => ({
              code: kpi.code,
              dataPoint: dataPoint.key,
              status: given ? 'reported' : 'notReported',
              value: given ? (dataPoint.valueType === 'boolean' ? Math.round(share) : share) : null,
              note: given ? 'First line\nsecond' : undefined,
            })),
        ),
      ),
    ),
  })
  .map(({ head, profile, values }) => ({ ...head, profile, values }));

describe('writing a submission', () => {
  it.each([{ name: 'the example', text: JSON.stringify(example) }, ...publishedFiles])(
    'and reading it again gives the same: $name',
    ({ text }) => {
      const submission = reread(text);
      expect(reread(writeSubmission(submission))).toEqual(submission);
    },
  );

  it('and reading it again gives the same for any submission', () => {
    fc.assert(
      fc.property(anySubmission, (file) => {
        const submission = reread(JSON.stringify(file));
        const text = writeSubmission(submission);
        expect(reread(text)).toEqual(submission);
        expect(writeSubmission(reread(text))).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps every digit', () => {
    const text = JSON.stringify(example).replace('27.27', '27.270').replace('11400', '1.14e4');
    const written = writeSubmission(reread(text));
    expect(written).toContain('"value": 27.270');
    expect(written).toContain('"householdsWithInternet": 1.14e4');
  });
});

describe('the assessment of a submission', () => {
  it('has the profile in the catalogue’s units, without words and context figures', () => {
    const profile = {
      population: { value: 0.5, unit: 'million inhabitants' },
      area: { value: 13835, unit: 'ha' },
      gdp: { value: 18272.15, unit: 'million EUR' },
      labourForce: { value: 'unknown' },
      inflationRate: { value: 2, unit: '%' },
    };
    const submission = reread(JSON.stringify({ ...example, profile, values: [] }));
    expect(toAssessment(submission).profile).toEqual({
      population: 500_000,
      cityArea: 138.35,
      cityGdp: 18_272_150_000,
    });
  });

  it('names a unit only where it is not the catalogue’s', () => {
    const no2 = { code: 'EN: EN: AQ: 1C', dataPoint: 'no2', status: 'reported', value: 20, unit: 'ug/m3' };
    const o3 = { ...no2, dataPoint: 'o3', unit: 'ppb' };
    const { entries } = toAssessment(reread(JSON.stringify({ ...example, values: [no2, o3] })));
    expect(entries).toEqual([
      { dataPoint: 'no2', status: 'reported', value: 20 },
      { dataPoint: 'o3', status: 'reported', value: 20, unit: 'ppb' },
    ]);
  });
});
