import { type Answers, type CityTargets, type Efforts, maturityModel, targetLevels } from '#maturity';
import { type CapabilityAnswer, type TargetDraft, targetDataPoint } from './statements.js';

/** The levels for which targets are set. */
export const LEVELS: readonly number[] = targetLevels(maturityModel);

/** Targets as judging takes them, also while some levels have none. */
export function numericTargets({ key, values, years }: TargetDraft): CityTargets {
  const targets = Object.entries(values).map(([level, value]) => [level, Number(value)] as const);
  return { dataPoint: targetDataPoint(key), targets: Object.fromEntries(targets), years };
}

/** True once every level has a target: only then they count. */
export const isComplete = ({ values }: TargetDraft): boolean =>
  LEVELS.every((level) => values[level] !== undefined);

/** What the city says, as judging takes it. */
export function statementsOf(
  answers: readonly CapabilityAnswer[],
  targets: readonly TargetDraft[],
): { readonly answers: Answers; readonly targets: readonly CityTargets[]; readonly efforts: Efforts } {
  const efforts = [
    ...answers.map(({ key, effort }) => [key, effort] as const),
    ...targets.map(({ key, effort }) => [targetDataPoint(key), effort] as const),
  ];
  return {
    answers: Object.fromEntries(
      answers.flatMap(({ key, answer }) => (answer === null ? [] : [[key, answer] as const])),
    ),
    targets: targets.filter(isComplete).map(numericTargets),
    efforts: Object.fromEntries(
      efforts.flatMap(([key, effort]) => (effort === null ? [] : [[key, effort] as const])),
    ),
  };
}
