import type { EntityManager } from 'typeorm';
import type { AssessmentState } from '#persistence';
import { type Frame, requireOpen } from './frame.js';

/**
 * Locks the assessment until the end of the transaction and gives its state at that moment: whoever writes figures or
 * takes a step waits for whoever is doing so.
 */
export async function lockAssessment(
  manager: EntityManager,
  { cityId, assessmentId }: Pick<Frame, 'cityId' | 'assessmentId'>,
): Promise<AssessmentState> {
  const [row]: { readonly state: AssessmentState }[] = await manager.query(
    `SELECT state FROM assessment WHERE city_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [cityId, assessmentId],
  );
  if (!row) throw new Error(`The assessment ${assessmentId} vanished.`);
  return row.state;
}

/** As `lockAssessment`; throws the problem `assessmentFrozen` unless the city may change its figures. */
export async function lockOpen(manager: EntityManager, frame: Frame): Promise<void> {
  requireOpen({ state: await lockAssessment(manager, frame) });
}
