import type { Problem } from './types.js';
import { readSubmission } from './read.js';

/** A small correct submission; a test changes what it is about. */
export const example = {
  city: 'Rana',
  country: 'Norway',
  countryCode: 'NO',
  reportingYear: 2024,
  profile: {
    population: { value: 26000, unit: 'inhabitants', year: 2024 },
    households: { value: 12000 },
  },
  values: [
    {
      code: 'EC: ICT: ICT: 1C',
      dataPoint: 'householdInternetAccess',
      status: 'reported',
      inputs: { householdsWithInternet: 11400 },
    },
    { code: 'EC: ICT: WS: 1C', dataPoint: 'smartWaterMeters', status: 'reported', value: 27.27 },
    {
      code: 'SC: SH: SI: 2C',
      dataPoint: 'giniCoefficient',
      status: 'notReported',
      value: null,
      reason: 'not collected',
    },
  ],
};

/** The example with its first value replaced by these fields. */
export const withValue = (value: Record<string, unknown>) => ({
  ...example,
  values: [value, ...example.values.slice(1)],
});

export const smartMeters = (fields: Record<string, unknown>) => ({
  ...example,
  values: [{ code: 'EC: ICT: WS: 1C', dataPoint: 'smartWaterMeters', status: 'reported', ...fields }],
});

/** Everything reported about a file, errors and warnings alike. */
export function problemsOf(file: unknown): readonly Problem[] {
  const reading = readSubmission(typeof file === 'string' ? file : JSON.stringify(file));
  return reading.ok ? reading.warnings : reading.problems;
}

/** `code at path` of every problem. */
export const complaints = (file: unknown): string[] =>
  problemsOf(file).map(({ code, path }) => `${code} at ${path}`);
