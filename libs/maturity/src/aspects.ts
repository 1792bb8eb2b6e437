import { levelsOf } from './levels.js';
import { FULFILLED } from './questionnaire.js';
import type { Answers, CapabilityQuestion, GroupMaturity, MaturityModel } from './types.js';

/** The questions of one aspect, level by level. */
export interface PlannedAspect {
  readonly id: string;
  readonly total: number;
  /** For each level of the model, in rising order, the ids of its questions. */
  readonly steps: readonly { readonly level: number; readonly questions: readonly string[] }[];
}

/** Puts the questions of an aspect in the order of the model's levels. */
export function planAspect(
  model: MaturityModel,
  questions: readonly CapabilityQuestion[],
  aspect: string,
): PlannedAspect {
  const own = questions.filter((question) => question.aspect === aspect);
  const steps = levelsOf(model).map((level) => ({
    level,
    questions: own.filter((question) => question.level === level).map(({ id }) => id),
  }));
  return { id: aspect, total: own.length, steps };
}

/**
 * Maturity of one capability aspect (method decision 13). Staged: the highest level of which, and below which, every
 * question is answered yes. Average: for each level the share that is fulfilled (partly is half), added up from the lowest
 * level on, on the scale of the levels. Unanswered counts as no, and shows in the coverage.
 */
export function judgeAspect({ id, total, steps }: PlannedAspect, answers: Answers): GroupMaturity {
  // The scale begins below the lowest level: nothing fulfilled is one step under it.
  let average = (steps[0]?.level ?? 1) - 1;
  let staged: number | null = null;
  let unbroken = true;
  let judged = 0;
  for (const { level, questions } of steps) {
    let fulfilled = 0;
    for (const question of questions) {
      const answer = answers[question];
      if (answer === undefined) continue;
      judged += 1;
      fulfilled += FULFILLED[answer];
    }
    unbroken &&= fulfilled === questions.length;
    if (unbroken) staged = level;
    average += questions.length === 0 ? 1 : fulfilled / questions.length;
  }
  return judged === 0
    ? { name: id, staged: null, average: null, judged, total }
    : { name: id, staged, average, judged, total };
}
