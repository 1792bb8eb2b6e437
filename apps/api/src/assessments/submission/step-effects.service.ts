import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AssessmentTransitionRecord } from '#persistence';
import { PublishingService } from '../../editions/publishing.service.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { ReviewsService } from '../../verification/reviews.service.js';
import type { Frame } from '../frame.js';
import type { Reading } from '../reading.service.js';
import { outdatedReviews } from './resubmission.js';

/** Steps with which somebody vouches for the figures. */
const ATTESTATIONS: readonly string[] = ['conclude', 'signOff', 'publish'];

/** What comes with a step besides the new state: leaves of the log, verdicts that no longer hold, the edition. */
@Injectable()
export class StepEffectsService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly reviews: ReviewsService,
    private readonly publishing: PublishingService,
  ) {}

  /** Writes it in the transaction of the step, which has been recorded. */
  async of(
    manager: EntityManager,
    figures: Reading,
    { event, number, at, by }: AssessmentTransitionRecord,
  ): Promise<{ readonly editionId: string | null }> {
    const { cityId, assessmentId } = figures.frame;
    const step = { cityId, assessmentId, number, at, actor: by };
    if (event === 'submit') {
      await this.ledger.append(manager, [
        { event: 'submitted', ...step },
        ...(await unloggedEntries(manager, figures)).map(({ dataPoint, revision }) => ({
          ...step,
          event: 'submitted' as const,
          dataPoint,
          number: revision,
        })),
      ]);
      const outdated = outdatedReviews(figures, await this.reviews.read(manager, figures.frame));
      await this.reviews.reopenChanged(manager, figures.frame, outdated, { at, by });
    }
    if (ATTESTATIONS.includes(event)) await this.ledger.append(manager, [{ event: 'attested', ...step }]);
    if (event !== 'publish') return { editionId: null };
    return this.publishing.publish(manager, { cityId, assessmentId, stamp: { at, by } });
  }
}

/** The entries whose present revision the log does not know yet. */
async function unloggedEntries(
  manager: EntityManager,
  { frame, entries }: Reading,
): Promise<readonly { readonly dataPoint: string; readonly revision: number }[]> {
  const logged = await loggedRevisions(manager, frame);
  return entries.filter(
    ({ dataPoint, status, revision }) => status !== null && !logged.has(`${dataPoint} ${revision}`),
  );
}

async function loggedRevisions(
  manager: EntityManager,
  { cityId, assessmentId }: Frame,
): Promise<ReadonlySet<string>> {
  const rows: { readonly entry: string }[] = await manager.query(
    `SELECT subject_data_point || ' ' || subject_number AS entry FROM ledger_leaf
     WHERE subject_assessment = $2 AND subject_city = $1 AND subject_data_point IS NOT NULL
       AND event IN ('submitted', 'corrected')`,
    [cityId, assessmentId],
  );
  return new Set(rows.map(({ entry }) => entry));
}
