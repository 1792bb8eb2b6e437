import type { EntityManager } from 'typeorm';
import { EVIDENCE_COLUMNS, type StoredEvidence } from '../assessments/evidence/evidence.service.js';

interface Place {
  readonly cityId: string;
  readonly assessmentId: string;
}

/** Files that prove answers about capabilities, of one question (`capability:<id>`) or of all, oldest first. */
export function evidenceOfCapabilities(
  manager: EntityManager,
  { cityId, assessmentId }: Place,
  key = 'capability:%',
): Promise<StoredEvidence[]> {
  return manager.query(
    `SELECT ${EVIDENCE_COLUMNS} FROM evidence
     WHERE city_id = $1 AND assessment_id = $2 AND data_point LIKE $3 AND removed_at IS NULL
     ORDER BY uploaded_at, id`,
    [cityId, assessmentId, key],
  );
}
