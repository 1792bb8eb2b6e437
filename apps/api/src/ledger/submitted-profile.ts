import type { EntityManager } from 'typeorm';
import { kindOf, type LedgerSubject, rowRef } from './subject.js';

/**
 * Figures of the profile that are submitted with the given steps: those whose present revision the log has not. A figure
 * of the profile is part of every value computed from it.
 */
export async function unloggedProfile(
  manager: EntityManager,
  subjects: readonly LedgerSubject[],
): Promise<readonly LedgerSubject[]> {
  const figures: LedgerSubject[] = [];
  for (const subject of subjects) {
    if (subject.event !== 'submitted' || kindOf(rowRef(subject)) !== 'step') continue;
    const { event, cityId, assessmentId, actor, at } = subject;
    const rows: { readonly key: string; readonly revision: number }[] = await manager.query(
      `SELECT key, revision FROM profile_figure AS figure
       WHERE city_id = $1 AND assessment_id = $2 AND NOT EXISTS (
         SELECT FROM ledger_leaf WHERE subject_assessment = figure.assessment_id
           AND subject_profile_key = figure.key AND subject_number = figure.revision
           AND event IN ('submitted', 'corrected'))
       ORDER BY key`,
      [cityId, assessmentId],
    );
    const own = { event, cityId, assessmentId, actor, at };
    figures.push(...rows.map(({ key, revision }) => ({ ...own, profileKey: key, number: revision })));
  }
  return figures;
}
