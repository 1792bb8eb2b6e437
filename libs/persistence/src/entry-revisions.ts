import type { EntityManager } from 'typeorm';
import { EntryRevisionRecord } from './entities/entry.entity.js';

/** The history of entries. It can be added to and read; nothing in the program changes or removes a revision. */
export class EntryRevisions {
  constructor(private readonly manager: EntityManager) {}

  /** Adds revisions; fails on a number that the entry already has. */
  async append(revisions: readonly EntryRevisionRecord[]): Promise<void> {
    if (revisions.length > 0) await this.manager.insert(EntryRevisionRecord, [...revisions]);
  }

  /** Every revision of one entry, oldest first. */
  history(cityId: string, assessmentId: string, dataPoint: string): Promise<readonly EntryRevisionRecord[]> {
    return this.manager.find(EntryRevisionRecord, {
      where: { cityId, assessmentId, dataPoint },
      order: { revision: 'ASC' },
    });
  }
}
