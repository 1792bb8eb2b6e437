import { benchmarkSet, catalogue, type Finding, judge, rules } from '#catalogue';
import type { ProfileFigure, SubmittedValue } from '#exchange';
import { createMaturityJudge, gapsOf, maturityModel, questionnaire } from '#maturity';
import { type AssessmentResult, createScorer, type DataPointStatus } from '#scoring';
import { editionOf, fullResult } from './assessments.spec-support.js';
import type { DocumentEdition, DocumentMaturity } from './edition.js';

const scorer = createScorer(catalogue, benchmarkSet);

export const EMPTY_VALUE: Omit<SubmittedValue, 'code' | 'dataPoint' | 'status'> = {
  value: null,
  typed: null,
  inputs: null,
  typedInputs: null,
  unit: null,
  year: null,
  quality: null,
  origin: null,
  sources: null,
  reason: null,
  note: null,
  published: null,
  publishedUnit: null,
  page: null,
};

const PROFILE: readonly ProfileFigure[] = [
  figure('population', 42186, 'inhabitants'),
  figure('cityArea', 229.94, 'km²'),
];

function figure(key: string, value: number, unit: string): ProfileFigure {
  return {
    key,
    value,
    stated: String(value),
    unit,
    year: 2020,
    source: 'Statistics Norway',
    page: null,
    note: null,
  };
}

const isCaveat = (index: number) => index % 6 === 2;
const isNotVerified = (index: number) => index % 23 === 7;
const isNotReported = (index: number) => index % 19 === 11;

/** A full assessment after verification: most are verified, some with a caveat, some not, some not reported. */
export function verifiedEdition(city = 'Karmøy', changes: Partial<DocumentEdition> = {}): DocumentEdition {
  const before = fullResult(city);
  const entries = before.dataPoints.map(({ dataPoint, value }, index) => {
    const status: DataPointStatus = isNotReported(index)
      ? 'notReported'
      : isNotVerified(index)
        ? 'notVerified'
        : isCaveat(index)
          ? 'verifiedWithCaveat'
          : 'verified';
    return { dataPoint, status, value: status === 'notReported' || status === 'notVerified' ? null : value };
  });
  const result = scorer.score({ city, reportingYear: 2020, profile: {}, entries });
  return documentEditionOf(result, {
    state: 'verified',
    document: null,
    source: null,
    verdicts: result.dataPoints.flatMap(({ dataPoint, status }) => {
      if (status === 'notReported' || status === 'reported') return [];
      return [
        {
          dataPoint,
          outcome: status,
          footnote:
            status === 'verifiedWithCaveat' ? `The figure leaves out two islands (${dataPoint}).` : null,
          reasonCode: status === 'notVerified' ? 'sourceMissing' : null,
          reason: status === 'notVerified' ? 'The register named could not be opened.' : null,
        },
      ];
    }),
    attestations: [
      {
        role: 'verifier',
        name: 'Vera Verhoeven',
        grade: 'qualified',
        statement: 'I have seen every source named.',
        on: '2026-11-10',
      },
      { role: 'secondReader', name: 'Sam Second', grade: 'provisional', statement: null, on: '2026-11-12' },
      { role: 'secretariat', name: 'Sara Secretary', grade: null, statement: null, on: '2026-11-20' },
    ],
    questionsAsked: 14,
    ...changes,
  });
}

/** An edition of a result, with a value for each data point of it. */
export function documentEditionOf(
  result: AssessmentResult,
  changes: Partial<DocumentEdition> = {},
): DocumentEdition {
  return {
    ...editionOf(result),
    proofAddress: 'https://civiscore.example/proof/9f86d081884c7d65',
    profile: PROFILE,
    context: [{ heading: 'geography', text: 'Islands on the west coast.\nMost people live in the north.' }],
    values: result.dataPoints.map(({ code, dataPoint, status, value }) => ({
      ...EMPTY_VALUE,
      code,
      dataPoint,
      status,
      value,
      year: 2020,
      quality: 'measured',
      origin: 'city',
      sources: 'Register of the city, table 7',
      reason: status === 'notReported' ? 'Not collected' : null,
    })),
    verdicts: [],
    attestations: [],
    findings: findingsOf(result),
    supersedes: null,
    ...changes,
  };
}

function findingsOf(result: AssessmentResult): readonly Finding[] {
  const values = new Map(result.dataPoints.map(({ dataPoint, value }) => [dataPoint, value]));
  return judge(rules, {
    value: (dataPoint) => values.get(dataPoint) ?? null,
    input: () => null,
    profile: () => null,
  });
}

/** Maturity of a result with the questions of the lower levels answered. */
export function maturityOf(result: AssessmentResult): DocumentMaturity {
  const maturityJudge = createMaturityJudge(maturityModel, catalogue, benchmarkSet);
  const answers = Object.fromEntries(
    questionnaire
      .filter(({ level }) => level < 5)
      .map(({ id, level }) => [id, level < 3 ? 'yes' : level === 3 ? 'partly' : 'no'] as const),
  );
  const judged = maturityJudge.judge(result, answers);
  return { result: judged, gaps: gapsOf(maturityJudge, judged, answers), answers };
}
