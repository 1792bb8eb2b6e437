import { type EntityManager, IsNull } from 'typeorm';
import {
  AssessmentRecord,
  AssessmentTransitionRecord,
  CapabilityAnswerRecord,
  City,
  ContextNoteRecord,
  EditionRecord,
  EntryRecord,
  EvidenceRecord,
  MaturityTargetRecord,
  ProfileFigureRecord,
  ReviewRecord,
  VerdictRecord,
  VerifierAssignmentRecord,
} from '#persistence';
import { SUMMARY_COLUMNS, type SummaryRecord } from '../../shared/edition-summary.js';
import { type Names, namesOf, peopleIn } from '../../shared/people.js';

/** Everything that an edition is made from, as it stands in the tables. */
export interface SignedOff {
  readonly assessment: AssessmentRecord;
  readonly city: City;
  readonly entries: readonly EntryRecord[];
  readonly profile: readonly ProfileFigureRecord[];
  readonly notes: readonly ContextNoteRecord[];
  readonly evidence: readonly Pick<EvidenceRecord, 'dataPoint' | 'contentHash'>[];
  readonly reviews: readonly ReviewRecord[];
  /** About the city's capabilities. */
  readonly answers: readonly CapabilityAnswerRecord[];
  readonly targets: readonly MaturityTargetRecord[];
  /** All decisions, the oldest of each data point first. */
  readonly verdicts: readonly VerdictRecord[];
  /** All steps, the oldest first. */
  readonly steps: readonly AssessmentTransitionRecord[];
  readonly assignments: readonly VerifierAssignmentRecord[];
  readonly names: Names;
  /** The edition of the same assessment that is in force. */
  readonly previous: SummaryRecord | null;
}

/** Reads an assessment that the transaction has locked. `by` is who publishes it. */
export async function readSignedOff(
  manager: EntityManager,
  cityId: string,
  assessmentId: string,
  by: string,
): Promise<SignedOff> {
  const own = { cityId, assessmentId };
  const assessment = await manager.findOneByOrFail(AssessmentRecord, { cityId, id: assessmentId });
  const city = await manager.findOneByOrFail(City, { id: cityId });
  const steps = await manager.find(AssessmentTransitionRecord, { where: own, order: { number: 'ASC' } });
  const verdicts = await manager.find(VerdictRecord, { where: own, order: { number: 'ASC' } });
  const actors = [...steps, ...verdicts].map((record) => record.by);
  return {
    assessment,
    city,
    entries: await manager.findBy(EntryRecord, own),
    profile: await manager.findBy(ProfileFigureRecord, own),
    notes: await manager.findBy(ContextNoteRecord, own),
    evidence: await manager.find(EvidenceRecord, {
      select: { cityId: true, id: true, dataPoint: true, contentHash: true },
      where: { ...own, removedAt: IsNull() },
    }),
    reviews: await manager.findBy(ReviewRecord, own),
    answers: await manager.findBy(CapabilityAnswerRecord, own),
    targets: await manager.findBy(MaturityTargetRecord, { cityId }),
    verdicts,
    steps,
    assignments: await manager.findBy(VerifierAssignmentRecord, own),
    names: await namesOf(manager, peopleIn([...actors, by])),
    previous: await editionInForce(manager, cityId, assessmentId),
  };
}

/** The edition of an assessment that none supersedes. */
export function editionInForce(
  manager: EntityManager,
  cityId: string,
  assessmentId: string,
): Promise<SummaryRecord | null> {
  return manager.findOne(EditionRecord, {
    select: SUMMARY_COLUMNS,
    where: { cityId, assessmentId },
    order: { number: 'DESC' },
  });
}
