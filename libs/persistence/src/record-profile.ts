import type { EntityManager } from 'typeorm';
import { storedDecimal } from './decimal.js';
import {
  AssessmentRecord,
  ProfileFigureRecord,
  ProfileFigureRevisionRecord,
} from './entities/assessment.entity.js';

const CONTENT = ['value', 'stated', 'unit', 'year', 'source', 'page', 'note'] as const;

/** What is entered for one figure of the profile. */
export type ProfileContent = Pick<ProfileFigureRecord, (typeof CONTENT)[number] | 'key'>;

export interface ProfileToRecord {
  readonly cityId: string;
  readonly assessmentId: string;
  readonly figures: readonly ProfileContent[];
  readonly at: Date;
  /** Who enters it, e.g. `user:<id>`. */
  readonly by: string;
}

/** The content of a figure that was taken back. */
export function noProfileFigure(key: string): ProfileContent {
  return { key, value: null, stated: '', unit: null, year: null, source: null, page: null, note: null };
}

/** False for a figure that was taken back. */
export function isStated({ stated }: Pick<ProfileFigureRecord, 'stated'>): boolean {
  return stated !== '';
}

/**
 * Writes figures of the profile with their revisions and gives those that changed; one that equals the present figure
 * is passed over. The manager must be in a transaction.
 */
export async function recordProfile(
  manager: EntityManager,
  { cityId, assessmentId, figures, at, by }: ProfileToRecord,
): Promise<readonly ProfileFigureRecord[]> {
  if (manager.queryRunner?.isTransactionActive !== true) {
    throw new Error('recordProfile needs a transaction: a figure and its revision are written together.');
  }
  // Writers of one assessment take turns, also where there is no figure yet to lock.
  await manager.findOneOrFail(AssessmentRecord, {
    where: { cityId, id: assessmentId },
    lock: { mode: 'for_no_key_update' },
  });
  const present = new Map(
    (await manager.findBy(ProfileFigureRecord, { cityId, assessmentId })).map((figure) => [
      figure.key,
      figure,
    ]),
  );
  const records = figures
    .map((figure) => ({ ...figure, value: figure.value === null ? null : storedDecimal(figure.value) }))
    .filter((figure) => {
      const before = present.get(figure.key);
      return !before || CONTENT.some((field) => before[field] !== figure[field]);
    })
    .map((figure) => ({
      ...figure,
      cityId,
      assessmentId,
      revision: (present.get(figure.key)?.revision ?? 0) + 1,
      updatedAt: at,
      updatedBy: by,
    }));
  if (records.length > 0) {
    await manager.upsert(ProfileFigureRecord, records, ['cityId', 'assessmentId', 'key']);
    await manager.insert(ProfileFigureRevisionRecord, records);
  }
  return records;
}
