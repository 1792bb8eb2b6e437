import fc from 'fast-check';
import { dataPointList, type DataPoint } from '#catalogue';
import type { Assessment, DataPointStatus, Entry } from './types.js';

/** Arbitrary assessments for property tests: any mix of absent, NR, entered and computed data points. */
const scoredStatus = fc.constantFrom<DataPointStatus>('reported', 'verified', 'verifiedWithCaveat');

export function valueOfRange({ validRange: [low, high], valueType }: DataPoint): fc.Arbitrary<number> {
  if (valueType === 'boolean') return fc.constantFrom(0, 1);
  return fc.double({ min: low ?? -1e6, max: high ?? 1e6, noNaN: true });
}

function entryOf(dataPoint: DataPoint): fc.Arbitrary<Entry | null> {
  const own = dataPoint.inputs.filter((input) => input.from === undefined);
  const figures = fc.tuple(...own.map(() => fc.double({ min: 0, max: 1e6, noNaN: true })));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom<DataPointStatus>('notReported', 'notVerified')
        .map((status) => ({ dataPoint: dataPoint.key, status, value: null })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(scoredStatus, valueOfRange(dataPoint))
        .map(([status, value]) => ({ dataPoint: dataPoint.key, status, value })),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(scoredStatus, figures).map(([status, values]) => ({
        dataPoint: dataPoint.key,
        status,
        value: null,
        inputs: Object.fromEntries(own.map((input, index) => [input.key, values[index] as number])),
      })),
    },
  );
}

export const arbitraryAssessment: fc.Arbitrary<Assessment> = fc.record({
  city: fc.constant('Anytown'),
  reportingYear: fc.integer({ min: 2015, max: 2030 }),
  profile: fc.record({
    population: fc.double({ min: 1, max: 4e7, noNaN: true }),
    households: fc.double({ min: 1, max: 2e7, noNaN: true }),
    cityArea: fc.double({ min: 0.1, max: 1e5, noNaN: true }),
    cityGdp: fc.double({ min: 1, max: 1e13, noNaN: true }),
    labourForce: fc.double({ min: 1, max: 2e7, noNaN: true }),
  }),
  entries: fc
    .tuple(...dataPointList.map(({ dataPoint }) => entryOf(dataPoint)))
    .map((entries) => entries.filter((entry) => entry !== null)),
});
