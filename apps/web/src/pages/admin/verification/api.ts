import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { VerifierGrade } from '../../../api/account-types.js';
import { getJson, sendJson } from '../../../api/client.js';
import type { Duty, VerifierAssignment, Verifiers } from '../../../verifier/types.js';

/** Somebody who can be assigned. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly grade: VerifierGrade | null;
}

const at = (id: string) => `/assessments/${encodeURIComponent(id)}`;

/** Who verifies an assessment, who did or could not, and who could. */
export const assignmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', id, 'verifiers'],
    queryFn: ({ signal }) =>
      getJson<Verifiers & { readonly candidates: readonly Candidate[] }>(`${at(id)}/verifiers`, {}, signal),
    staleTime: 5_000,
  });

/** Assigns somebody. Throws {@link ApiError}: `assignmentRefused`, which stays on record, or `alreadyAssigned`. */
export function assign(
  assessmentId: string,
  wanted: { readonly userId: string; readonly duty: Duty; readonly reason: string },
): Promise<VerifierAssignment> {
  return sendJson('POST', `${at(assessmentId)}/verifiers`, { body: wanted });
}

/** Ends an assignment. Throws {@link ApiError}. */
export function endAssignment(assessmentId: string, id: string, reason: string): Promise<VerifierAssignment> {
  return sendJson('POST', `${at(assessmentId)}/verifiers/${id}/end`, { body: { reason } });
}

interface Taken {
  /** The edition, where the step published one. */
  readonly editionId: string | null;
}

/** Takes a step and reads anew what it changes. Throws {@link ApiError}. */
export function useTakeStep(assessmentId: string) {
  const reread = useReread();
  return async (event: string, words: object = {}): Promise<Taken> => {
    const body = { event, ...words };
    const taken = await sendJson<Taken>('POST', `${at(assessmentId)}/transitions`, { body });
    await reread();
    return taken;
  };
}

/** Reads anew what an assignment or a step changes. */
export function useReread(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      ['desk', 'programme', 'workspace', 'city'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
}
