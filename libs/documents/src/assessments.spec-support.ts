import { benchmarkFor, benchmarkSet, catalogue, dataPointList } from '#catalogue';
import { createScorer, type Assessment, type AssessmentResult, type Entry } from '#scoring';
import type { SnapshotEdition } from './snapshot/edition.js';

const scorer = createScorer(catalogue, benchmarkSet);

/** A result in which every data point is reported and the four classes take turns as far as the benchmarks allow. */
export function fullResult(city = 'Karmøy'): AssessmentResult {
  return scorer.score(
    assessment(
      city,
      dataPointList.map(({ dataPoint }, index) => entryAt(dataPoint.key, index)),
    ),
  );
}

/** A result with the two figures of the Karmøy report (VR-Karm 14) and one figure that failed verification. */
export function sparseResult(city = 'Karmøy'): AssessmentResult {
  return scorer.score(
    assessment(city, [
      { dataPoint: 'householdInternetAccess', status: 'reported', value: 97 },
      { dataPoint: 'fixedBroadbandSubscriptions', status: 'reported', value: 84.51 },
      { dataPoint: 'publicWifiHotspots', status: 'reported', value: 78 },
      { dataPoint: 'giniCoefficient', status: 'notVerified', value: null },
    ]),
  );
}

export function editionOf(result: AssessmentResult, changes: Partial<SnapshotEdition> = {}): SnapshotEdition {
  return {
    id: '01998f3c-0000-7000-8000-000000000001',
    number: 1,
    city: result.city,
    country: 'Norway',
    reportingYear: result.reportingYear,
    state: 'publishedElsewhere',
    document: 'U4SSC Verification Report, Karmøy, Norway, September 2020',
    source: 'https://www.example.org/report',
    publishedAt: '2026-11-20T10:00:00Z',
    contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    address: 'https://civiscore.example/en/editions/1',
    result,
    ...changes,
  };
}

function assessment(city: string, entries: readonly Entry[]): Assessment {
  return { city, reportingYear: 2020, profile: {}, entries };
}

function entryAt(dataPoint: string, index: number): Entry {
  const benchmark = benchmarkFor(dataPoint);
  const target = benchmark?.benchmark ?? 50;
  const worst = benchmark?.worst ?? null;
  const share = [1, 0.8, 0.5, 0.2][index % 4]!;
  const byDirection = () => {
    if (benchmark?.direction === 'yesIsBetter') return index % 2;
    if (worst !== null) return worst + share * (target - worst);
    return benchmark?.direction === 'lowerIsBetter' ? target / share : target * share;
  };
  return { dataPoint, status: 'reported', value: byDirection() };
}
