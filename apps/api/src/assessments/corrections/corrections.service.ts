import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EntryRecord, type EntryContent, recordEntries, StaleRevisionError } from '#persistence';
import { LedgerService } from '../../ledger/ledger.service.js';
import { ReviewsService, type Place, type Stamp } from '../../verification/reviews.service.js';
import { restsOnProfile } from './profile-use.js';
import { lockChangeable } from './questioned.js';

export { lockChangeable } from './questioned.js';

/** Figures that the city corrects while they are verified: what was judged about them is to be judged again. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reviews: ReviewsService,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Writes an entry about which a question is not closed, with its leaf of the log, in a transaction of its own. True
   * when it was written; false when somebody else wrote it since `onRevision`, or the assessment is open as a whole by
   * now: nothing was written then, and whoever saves looks again. Throws the problem `assessmentFrozen`.
   */
  async correctEntry(
    place: Place,
    content: EntryContent,
    onRevision: number,
    stamp: Stamp,
  ): Promise<boolean> {
    const { dataPoint } = content;
    try {
      return await this.dataSource.transaction(async (manager) => {
        const openness = await lockChangeable(manager, place, { kind: 'entry', key: dataPoint });
        if (openness !== 'questioned') return false;
        const changes = [{ ...content, expectedRevision: onRevision }];
        const [written] = await recordEntries(manager, { ...pick(place), changes, ...stamp });
        if (!written) return false;
        await this.ledger.append(manager, [
          { ...corrected(place, stamp), dataPoint, number: written.revision },
        ]);
        await this.reopen(manager, place, [dataPoint], stamp);
        return true;
      });
    } catch (error) {
      if (error instanceof StaleRevisionError) return false;
      throw error;
    }
  }

  /**
   * Notes in the log that a figure of the profile was corrected and reopens what was judged with it. The transaction has
   * locked the assessment and written the figure.
   */
  async profileCorrected(
    manager: EntityManager,
    place: Place,
    { key, revision }: { readonly key: string; readonly revision: number },
    stamp: Stamp,
  ): Promise<void> {
    await this.ledger.append(manager, [{ ...corrected(place, stamp), profileKey: key, number: revision }]);
    const entries = await manager.findBy(EntryRecord, pick(place));
    const resting = entries.filter((entry) => restsOnProfile(entry, key));
    await this.reopen(
      manager,
      place,
      resting.map(({ dataPoint }) => dataPoint),
      stamp,
    );
  }

  private async reopen(
    manager: EntityManager,
    place: Place,
    dataPoints: readonly string[],
    stamp: Stamp,
  ): Promise<void> {
    const reviews = await this.reviews.of(manager, place, dataPoints);
    await this.reviews.reopenChanged(manager, place, reviews, stamp);
  }
}

function corrected(place: Place, { at, by: actor }: Stamp) {
  return { event: 'corrected', ...pick(place), actor, at } as const;
}

/** The place alone: records refuse what else a frame has. */
function pick({ cityId, assessmentId }: Place): Place {
  return { cityId, assessmentId };
}
