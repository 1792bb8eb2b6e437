import type { VerifierGrade } from '#persistence';
import { isJudged, type VerdictOutcome } from '#workflow';
import { confirmed, judged, moved, movedOn, type Review, type Seen } from '../review.js';
import type { ReviewChange } from '../reviews.service.js';

/** Why a decision about several data points is not taken; it is taken for all of them or for none. */
export interface Objection {
  readonly code: 'newerReview' | 'nothingToJudge' | 'questionOpen' | 'ownVerdict';
  /** Those that it is about. */
  readonly reviews: readonly Review[];
}

/** A verdict as the verifier words it. */
export interface VerdictWords {
  readonly outcome: VerdictOutcome;
  readonly footnote: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly checks: readonly number[];
}

/** What a decision changes, or why it is not taken. */
export type Decided = { readonly changes: readonly ReviewChange[] } | { readonly objection: Objection };

/**
 * A verdict about data points as they were seen.
 * @param reviews those that `seen` names, in the same order
 * @param values the computed values, decimal text in the catalogue's units
 */
export function judgeAll(
  seen: readonly Seen[],
  reviews: readonly Review[],
  words: VerdictWords,
  { grade, values }: { grade: VerifierGrade; values: ReadonlyMap<string, string | null> },
): Decided {
  const objection =
    objectionOf('newerReview', changedSince(seen, reviews)) ??
    objectionOf(
      'questionOpen',
      reviews.filter(({ openQuestions }) => openQuestions > 0),
    ) ??
    objectionOf(
      'nothingToJudge',
      reviews.filter(({ reported }) => !reported),
    );
  if (objection) return { objection };
  return everyChange(reviews, (review) => {
    const standing = judged(review.standing, words.outcome, review.decisions + 1);
    const value = values.get(review.dataPoint) ?? null;
    return standing && { review, standing, decision: { ...words, value, grade } };
  });
}

/** A second reader agrees with the verdicts in force. */
export function confirmAll(seen: readonly Seen[], reviews: readonly Review[], reader: string): Decided {
  const objection =
    objectionOf('newerReview', changedSince(seen, reviews)) ??
    objectionOf(
      'ownVerdict',
      reviews.filter(({ inForce }) => inForce?.by === reader),
    );
  if (objection) return { objection };
  return everyChange(reviews, (review) => {
    const standing = confirmed(review.standing);
    const value = review.inForce?.value ?? null;
    const decision = { outcome: 'confirmed', value, reason: null, grade: 'qualified' } as const;
    return standing && { review, standing, decision };
  });
}

/** A second reader disagrees with the verdicts in force: the data points are to be judged again. */
export function disagreeAll(seen: readonly Seen[], reviews: readonly Review[], reason: string): Decided {
  const objection = objectionOf('newerReview', changedSince(seen, reviews));
  if (objection) return { objection };
  return everyChange(reviews, (review) => {
    const standing = isJudged(review.standing.state) ? moved(review.standing, 'reopen') : null;
    const value = review.inForce?.value ?? null;
    const decision = { outcome: 'reopened', value, reason, grade: 'qualified' } as const;
    return standing && { review, standing, decision };
  });
}

function changedSince(seen: readonly Seen[], reviews: readonly Review[]): Review[] {
  const before = new Map(seen.map((one) => [one.dataPoint, one]));
  return reviews.filter((review) => {
    const one = before.get(review.dataPoint);
    return one !== undefined && movedOn(review, one);
  });
}

function objectionOf(code: Objection['code'], reviews: readonly Review[]): Objection | null {
  return reviews.length > 0 ? { code, reviews } : null;
}

/** The changes of all, or the objection that there is nothing to decide about some. */
function everyChange(reviews: readonly Review[], change: (review: Review) => ReviewChange | null): Decided {
  const all = reviews.map((review) => ({ review, change: change(review) }));
  const changes = all.flatMap((one) => one.change ?? []);
  const without = all.filter((one) => one.change === null).map(({ review }) => review);
  const objection = objectionOf('nothingToJudge', without);
  return objection ? { objection } : { changes };
}
