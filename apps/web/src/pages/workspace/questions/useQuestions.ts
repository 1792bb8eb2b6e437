import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { isJudged } from '#workflow';
import type { Verdict } from '../../../verifier/types.js';
import { type CityQuestion, questionsQuery, verdictsQuery } from '../../../workspace/questions.js';
import type { AnswerDraft, ReviewState } from '../../../workspace/types.js';
import { useAssessment, useWorkspace } from '../Workspace.js';

const NONE: readonly CityQuestion[] = [];

/** Every question about the assessment. */
export function useQuestions(): UseQueryResult<readonly CityQuestion[]> {
  return useQuery(questionsQuery(useAssessment()));
}

/** What a question can be about. */
export type Subject = { readonly dataPoint: string } | { readonly profileKey: string };

/** The questions about one figure, those that wait for somebody first. */
export function useQuestionsAbout(subject: Subject): readonly CityQuestion[] {
  const [kind, key] =
    'dataPoint' in subject
      ? (['dataPoint', subject.dataPoint] as const)
      : (['profileKey', subject.profileKey] as const);
  const select = useCallback(
    (questions: readonly CityQuestion[]) => questions.filter((question) => question[kind] === key),
    [kind, key],
  );
  return useQuery({ ...questionsQuery(useAssessment()), select }).data ?? NONE;
}

/** Where a data point stands under verification. */
export function useReviewState(dataPoint: string): ReviewState | undefined {
  return useAssessment().reviews.find((review) => review.dataPoint === dataPoint);
}

/** The verdict in force about a data point, as far as the reader may know it. */
export function useVerdict(dataPoint: string): Verdict | null {
  const assessment = useAssessment();
  const review = useReviewState(dataPoint);
  const { data } = useQuery({
    ...verdictsQuery(assessment),
    enabled: review !== undefined && isJudged(review.state),
  });
  return data?.find((each) => each.dataPoint === dataPoint)?.verdict ?? null;
}

/** What the reader has written as the answer to a question. */
export function useAnswer(questionId: string): AnswerDraft {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, () => store.answer(questionId));
}
