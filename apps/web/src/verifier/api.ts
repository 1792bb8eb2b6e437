import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Language } from '#text';
import type { VerdictOutcome } from '#workflow';
import { ApiError, apiUrl, getJson, requestHeaders, sendJson } from '../api/client.js';
import type {
  Desk,
  DeskAssessment,
  DeskPoint,
  DeskRow,
  Question,
  Review,
  Screening,
  Transition,
  Verifiers,
} from './types.js';

/** Others work at the same time: what is shown is shown at once and read anew behind it. */
const shared = { staleTime: 5_000 };

const at = (id: string) => `/assessments/${encodeURIComponent(id)}`;

export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: ({ signal }) => getJson<Desk>('/desk', {}, signal),
  refetchOnWindowFocus: true,
  ...shared,
});

export const deskAssessmentQuery = (id: string, lang: Language) =>
  queryOptions({
    queryKey: ['desk', id, lang],
    queryFn: ({ signal }) => getJson<DeskAssessment>(`${at(id)}/desk`, { lang }, signal),
    refetchOnWindowFocus: true,
    ...shared,
  });

export const deskPointQuery = (id: string, dataPoint: string, lang: Language) =>
  queryOptions({
    queryKey: ['desk', id, lang, dataPoint],
    queryFn: ({ signal }) =>
      getJson<DeskPoint>(`${at(id)}/desk/${encodeURIComponent(dataPoint)}`, { lang }, signal),
    refetchOnWindowFocus: true,
    ...shared,
  });

export const screeningQuery = (id: string, lang: Language) =>
  queryOptions({
    queryKey: ['desk', id, 'screening', lang],
    queryFn: ({ signal }) => getJson<Screening>(`${at(id)}/screening`, { lang }, signal),
    ...shared,
  });

export const questionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', id, 'questions'],
    queryFn: ({ signal }) => getJson<readonly Question[]>(`${at(id)}/questions`, {}, signal),
    ...shared,
  });

export const verifiersQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', id, 'verifiers'],
    queryFn: ({ signal }) => getJson<Verifiers>(`${at(id)}/verifiers`, {}, signal),
    ...shared,
  });

export const transitionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', id, 'transitions'],
    queryFn: ({ signal }) => getJson<readonly Transition[]>(`${at(id)}/transitions`, {}, signal),
    ...shared,
  });

/** What a verifier saw when deciding. */
export type Seen = Pick<Review, 'dataPoint' | 'version' | 'entryRevision'>;

/** A verdict with the words that belong to it. */
export interface VerdictWords {
  readonly outcome: VerdictOutcome;
  readonly footnote?: string;
  readonly reasonCode?: string;
  readonly reason?: string;
  readonly resolution?: string;
  readonly checks?: readonly number[];
}

interface Changed {
  readonly reviews: readonly Review[];
}

/** Gives one verdict about all of `items`, or about none. Throws {@link ApiError}: `newerReview`, `questionOpen`, … */
export async function giveVerdict(
  assessmentId: string,
  words: VerdictWords,
  items: readonly Seen[],
): Promise<readonly Review[]> {
  const body = { ...words, items: items.map(forVerifier) };
  return (await sendJson<Changed>('POST', `${at(assessmentId)}/verdicts`, { body })).reviews;
}

/** A second reader agrees with the verdicts about `items`. Throws {@link ApiError}. */
export async function confirmVerdicts(
  assessmentId: string,
  items: readonly Seen[],
): Promise<readonly Review[]> {
  const body = { items: items.map(forReader) };
  return (await sendJson<Changed>('POST', `${at(assessmentId)}/verdicts/confirm`, { body })).reviews;
}

/** A second reader does not agree, and says why: the data points are to be judged again. Throws {@link ApiError}. */
export async function disagree(
  assessmentId: string,
  reason: string,
  items: readonly Seen[],
): Promise<readonly Review[]> {
  const body = { reason, items: items.map(forReader) };
  return (await sendJson<Changed>('POST', `${at(assessmentId)}/verdicts/disagree`, { body })).reviews;
}

// Only what the server asks for, whatever else the caller holds.
const forVerifier = ({ dataPoint, version, entryRevision }: Seen) => ({ dataPoint, version, entryRevision });
const forReader = ({ dataPoint, version }: Seen) => ({ dataPoint, version });

/**
 * The data points that have changed since they were read, when that is why a decision was refused; otherwise none.
 * Nothing was written then.
 */
export function movedOn(error: unknown): readonly Review[] {
  if (!(error instanceof ApiError) || error.problem.code !== 'newerReview') return [];
  const theirs = error.problem['theirs'];
  return (Array.isArray(theirs) ? theirs : [theirs]) as readonly Review[];
}

/** What a question is about. */
export type QuestionTarget =
  { readonly dataPoint: string; readonly version: number } | { readonly profileKey: string };

/** Asks the city. Throws {@link ApiError}. */
export function ask(
  assessmentId: string,
  target: QuestionTarget,
  words: { readonly issue: string; readonly text: string },
): Promise<Question> {
  return sendJson('POST', `${at(assessmentId)}/questions`, { body: { ...target, ...words } });
}

export type QuestionStep = 'followUp' | 'resolve' | 'withdraw';

const ENDPOINTS = {
  followUp: { path: 'follow-up', word: 'text' },
  resolve: { path: 'resolve', word: 'resolution' },
  withdraw: { path: 'withdraw', word: 'reason' },
} as const;

/** Goes on with a question. Throws {@link ApiError}. */
export function takeQuestionStep(
  assessmentId: string,
  questionId: string,
  step: QuestionStep,
  words: string,
): Promise<Question> {
  const { path, word } = ENDPOINTS[step];
  const body = { [word]: words };
  return sendJson('POST', `${at(assessmentId)}/questions/${questionId}/${path}`, { body });
}

/** Shows changed reviews at once, everywhere; the rest of what they changed is read anew. */
export function takeReviews(queries: QueryClient, assessmentId: string, reviews: readonly Review[]): void {
  const changed = new Map(reviews.map((review) => [review.dataPoint, review]));
  const row = (before: DeskRow): DeskRow => ({ ...before, ...changed.get(before.dataPoint) });
  for (const [key, data] of queries.getQueriesData<unknown>({ queryKey: ['desk', assessmentId] })) {
    if (isAssessment(data)) {
      queries.setQueryData(key, {
        ...data,
        categories: data.categories.map((each) => ({ ...each, dataPoints: each.dataPoints.map(row) })),
      });
    }
    if (isPoint(data)) {
      const review = changed.get(data.dataPoint);
      if (review) queries.setQueryData(key, { ...data, review });
    }
  }
  void queries.invalidateQueries({ queryKey: ['desk'] });
}

const isAssessment = (data: unknown): data is DeskAssessment =>
  typeof data === 'object' && data !== null && 'categories' in data;

const isPoint = (data: unknown): data is DeskPoint =>
  typeof data === 'object' && data !== null && 'review' in data && 'dataPoint' in data;

/** Reads everything about an assessment anew. */
export function reread(queries: QueryClient, assessmentId: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['desk', assessmentId] });
}

export const evidencePath = (assessmentId: string, evidenceId: string): string =>
  `${at(assessmentId)}/evidence/${encodeURIComponent(evidenceId)}`;

/** The bytes of a file of evidence that can be shown. Throws {@link ApiError}. */
export async function readEvidence(
  assessmentId: string,
  evidenceId: string,
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const headers = { ...requestHeaders('GET'), Accept: '*/*' };
  const response = await fetch(apiUrl(`${evidencePath(assessmentId, evidenceId)}/view`), { headers, signal });
  if (!response.ok) throw new ApiError({ title: response.statusText, status: response.status });
  return response.arrayBuffer();
}
