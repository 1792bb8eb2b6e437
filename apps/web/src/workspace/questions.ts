import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getJson, sendJson } from '../api/client.js';
import type { Question, Review } from '../verifier/types.js';
import type { AnswerDraft, Assessment } from './types.js';

/** A question as its city sees it. */
export interface CityQuestion extends Question {
  /** The reader may answer it now. */
  readonly mayAnswer: boolean;
}

type Standing = Pick<Assessment, 'id' | 'state' | 'questions' | 'submittedAt'>;

/** Every question about an assessment, read anew when the assessment says that something was asked or closed. */
export const questionsQuery = ({ id, state, questions, submittedAt }: Standing) =>
  queryOptions({
    queryKey: ['questions', id, state, questions.open, questions.answered],
    queryFn: ({ signal }) => getJson<readonly CityQuestion[]>(`/assessments/${id}/questions`, {}, signal),
    // Nothing is asked before the first submission.
    enabled: submittedAt !== null,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    refetchOnWindowFocus: true,
  });

/** The verdicts about an assessment that its city may read. */
export const verdictsQuery = ({ id, state }: Pick<Assessment, 'id' | 'state'>) =>
  queryOptions({
    queryKey: ['reviews', id, state],
    queryFn: ({ signal }) => getJson<readonly Review[]>(`/assessments/${id}/reviews`, {}, signal),
  });

/** Sends an answer. Throws {@link ApiError}. */
export function sendAnswer(
  assessmentId: string,
  questionId: string,
  draft: AnswerDraft,
): Promise<CityQuestion> {
  const body = { text: (draft.text ?? '').trim(), evidence: Object.keys(draft.files) };
  return sendJson('POST', `/assessments/${assessmentId}/questions/${questionId}/answers`, { body });
}

/** Whether a question waits for somebody. */
export const isOpen = ({ state }: Pick<Question, 'state'>): boolean =>
  state === 'open' || state === 'answered';
