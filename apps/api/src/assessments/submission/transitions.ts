import type { EntityManager } from 'typeorm';
import { AssessmentTransitionRecord } from '#persistence';
import type { Frame } from '../frame.js';

type Step = Omit<AssessmentTransitionRecord, 'cityId' | 'assessmentId' | 'number' | 'assessment'>;

/** Notes a step of an assessment that the transaction has locked or made. */
export async function recordTransition(
  manager: EntityManager,
  { cityId, assessmentId }: Pick<Frame, 'cityId' | 'assessmentId'>,
  step: Step,
): Promise<AssessmentTransitionRecord> {
  const before = await manager.countBy(AssessmentTransitionRecord, { cityId, assessmentId });
  const record = { cityId, assessmentId, number: before + 1, ...step };
  await manager.insert(AssessmentTransitionRecord, record);
  return record;
}
