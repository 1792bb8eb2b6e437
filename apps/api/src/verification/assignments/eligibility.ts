import type { AssignmentRefusal, VerifierGrade } from '#persistence';
import type { VerificationDuty } from '../../shared/permissions.js';

/** What decides whether somebody may take part in the verification of a city. */
export interface Candidate {
  /** Has any role in the city. */
  readonly belongsToCity: boolean;
  /** Is a verifier of the programme. */
  readonly verifier: boolean;
  readonly grade: VerifierGrade | null;
}

/** Why the person may not have the duty; `null` when they may. */
export function refusalOf(
  { belongsToCity, verifier, grade }: Candidate,
  duty: VerificationDuty,
): AssignmentRefusal | null {
  if (belongsToCity) return 'belongsToCity';
  if (!verifier) return 'notVerifier';
  return duty === 'secondReader' && grade !== 'qualified' ? 'notQualified' : null;
}
