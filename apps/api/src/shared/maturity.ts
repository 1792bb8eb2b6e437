import { benchmarkSet, type BenchmarkSet, catalogue, type Catalogue } from '#catalogue';
import {
  type Answer,
  type Answers,
  type CityTargets,
  createMaturityJudge,
  type Efforts,
  type Gap,
  gapsOf,
  type MaturityJudge,
  maturityModel,
  type MaturityResult,
  targetLevels,
} from '#maturity';
import type { CapabilityAnswerRecord, MaturityTargetRecord } from '#persistence';
import type { AssessmentResult } from '#scoring';

/** An answer as it is published: what the city says, not who wrote it. */
export interface PublishedAnswer {
  readonly question: string;
  readonly answer: Answer;
  readonly note: string | null;
  /** SHA-256 (hex) of the files that prove it; the files are not published. */
  readonly evidence: readonly string[];
}

/** The maturity of an edition with all that it follows from besides the figures. */
export interface PublishedMaturity {
  readonly result: MaturityResult;
  /** In the order of the questionnaire. */
  readonly answers: readonly PublishedAnswer[];
  /** Targets that the city has set, in catalogue order. */
  readonly targets: readonly CityTargets[];
  readonly gaps: readonly Gap[];
}

/** What a city says besides its figures. */
export interface MaturityStatements {
  readonly answers?: Answers;
  readonly targets?: readonly CityTargets[];
  readonly efforts?: Efforts;
}

/** The versions by which a result is judged. */
export interface Yardstick {
  readonly catalogue: Catalogue;
  readonly benchmarkSet: BenchmarkSet;
}

/** The yardstick shipped with this program. */
export const CURRENT: Yardstick = { catalogue, benchmarkSet };

/** With the thresholds that hold where a city has set no targets. */
const judgeByDefault = createMaturityJudge(maturityModel, catalogue, benchmarkSet);

/** A judge with a city's own targets, in the versions named. */
export function maturityJudge(
  targets: readonly CityTargets[],
  yardstick: Yardstick = CURRENT,
): MaturityJudge {
  return targets.length === 0 && yardstick === CURRENT
    ? judgeByDefault
    : createMaturityJudge(maturityModel, yardstick.catalogue, yardstick.benchmarkSet, { targets });
}

/** The maturity that follows from a result of scoring and from what the city says, with its gaps. */
export function judgeMaturity(
  scored: Pick<AssessmentResult, 'dataPoints'>,
  { answers = {}, targets = [], efforts = {} }: MaturityStatements,
): { readonly result: MaturityResult; readonly gaps: readonly Gap[] } {
  const judge = maturityJudge(targets);
  const result = judge.judge(scored, answers);
  return { result, gaps: gapsOf(judge, result, answers, efforts) };
}

/** What a city says besides its figures, as it is published. */
export interface CityStatements extends Pick<PublishedMaturity, 'answers' | 'targets'> {
  readonly efforts: Efforts;
}

/** The maturity of an edition. */
export function publishedMaturity(
  scored: Pick<AssessmentResult, 'dataPoints'>,
  { answers, targets, efforts }: CityStatements,
): PublishedMaturity {
  const given = Object.fromEntries(answers.map(({ question, answer }) => [question, answer]));
  return { ...judgeMaturity(scored, { answers: given, targets, efforts }), answers, targets };
}

type Stored = Pick<MaturityTargetRecord, 'dataPoint' | 'targets'>;

/** Stored targets as judging takes them; `null` until every level has a value. */
export function completeTargets({ dataPoint, targets }: Stored): CityTargets | null {
  const levels = targetLevels(maturityModel);
  if (levels.some((level) => (targets[level]?.value ?? null) === null)) return null;
  return numericTargets({ dataPoint, targets });
}

/** Stored targets as numbers, also while some levels have none yet. */
export function numericTargets({ dataPoint, targets }: Stored): CityTargets {
  const set = Object.entries(targets);
  return {
    dataPoint,
    targets: Object.fromEntries(
      set.flatMap(([level, { value }]) => (value === null ? [] : [[level, Number(value)] as const])),
    ),
    years: Object.fromEntries(
      set.flatMap(([level, { year }]) => (year === null ? [] : [[level, year] as const])),
    ),
  };
}

/** The effort a city has stated, by question and by data point. */
export function effortsOf(
  answers: readonly Pick<CapabilityAnswerRecord, 'question' | 'effort'>[],
  targets: readonly Pick<MaturityTargetRecord, 'dataPoint' | 'effort'>[],
): Efforts {
  const all = [
    ...answers.map(({ question, effort }) => [question, effort] as const),
    ...targets.map(({ dataPoint, effort }) => [dataPoint, effort] as const),
  ];
  return Object.fromEntries(
    all.flatMap(([key, effort]) => (effort === null ? [] : [[key, effort] as const])),
  );
}
