import type { AssessmentTransitionRecord, VerdictRecord } from '#persistence';
import type { Attestation } from '../../shared/edition-content.js';
import { personRef } from '../../shared/people.js';
import type { SignedOff } from './signed-off.js';

/** Who releases the edition, and when. */
export interface Release {
  readonly at: Date;
  /** E.g. `user:<id>`. */
  readonly by: string;
}

type Dated = Omit<Attestation, 'on'> & { readonly at: Date };

/**
 * Those who vouch for the edition, in the order of their words: who concluded the verification, the second readers whose
 * confirmations stand, who signed off, and who releases it. Throws when nobody concluded or signed off.
 */
export function attestationsOf(signedOff: SignedOff, release: Release): Attestation[] {
  const concluded = lastStep(signedOff, 'conclude');
  const signed = lastStep(signedOff, 'signOff');
  if (!concluded || !signed || signed.number < concluded.number) {
    throw new Error(`The assessment ${signedOff.assessment.id} is not signed off.`);
  }
  const all = [
    verifier(signedOff, concluded),
    ...confirmations(signedOff, signed.by),
    signature(signedOff, signed),
    { ...person(signedOff, release.by), role: 'secretariat', grade: null, statement: null, at: release.at },
  ] satisfies Dated[];
  return all
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, ...rest }) => ({ ...rest, on: at.toISOString().slice(0, 'YYYY-MM-DD'.length) }));
}

function lastStep({ steps }: SignedOff, event: string): AssessmentTransitionRecord | undefined {
  return steps.findLast((step) => step.event === event);
}

function verifier(signedOff: SignedOff, { by, statement, at }: AssessmentTransitionRecord): Dated {
  const grade = gradeOf(signedOff, by, 'verifier');
  return { ...person(signedOff, by), role: 'verifier', grade, statement, at };
}

/** Whoever signs off does so as the second reader they are, else for the secretariat. */
function signature(signedOff: SignedOff, { by, statement, at }: AssessmentTransitionRecord): Dated {
  const grade = gradeOf(signedOff, by, 'secondReader');
  const role = grade === null ? 'secretariat' : 'secondReader';
  return { ...person(signedOff, by), role, grade, statement, at };
}

/** Each second reader once, with the last of their confirmations that stand; without the one who signed off. */
function confirmations(signedOff: SignedOff, signedBy: string): Dated[] {
  const last = new Map<string, VerdictRecord>();
  for (const { dataPoint, verdict, confirmed } of signedOff.reviews) {
    if (!confirmed || verdict === null) continue;
    const confirmation = signedOff.verdicts.findLast(
      (record) => record.dataPoint === dataPoint && record.outcome === 'confirmed' && record.number > verdict,
    );
    if (!confirmation || confirmation.by === signedBy) continue;
    const known = last.get(confirmation.by);
    if (!known || known.at < confirmation.at) last.set(confirmation.by, confirmation);
  }
  return [...last.values()].map(({ by, grade, at }) => ({
    ...person(signedOff, by),
    role: 'secondReader',
    grade,
    statement: null,
    at,
  }));
}

function person({ names }: SignedOff, by: string): { readonly name: string } {
  return { name: personRef(by, names).name };
}

/** The grade with which somebody was last given a duty in this assessment; `null` without that duty. */
function gradeOf({ assignments }: SignedOff, by: string, duty: 'verifier' | 'secondReader') {
  const given = assignments
    .filter((each) => `user:${each.userId}` === by && each.duty === duty && each.state !== 'refused')
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return given.at(-1)?.grade ?? null;
}
