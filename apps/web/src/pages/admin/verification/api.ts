import { queryOptions } from '@tanstack/react-query';
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
