import type { DataSource } from 'typeorm';
import {
  AssessmentRecord,
  BenchmarkSetVersion,
  CatalogueEdition,
  City,
  type EntryChange,
  newId,
  Programme,
} from '#persistence';

const at = new Date('2026-11-20T10:00:00Z');

/** A city with a draft assessment, and whatever that points to. */
export async function storeAssessment(
  dataSource: DataSource,
): Promise<{ cityId: string; assessmentId: string }> {
  const cityId = newId();
  const assessmentId = newId();
  const programmeId = newId();
  const hash = '0'.repeat(64);
  await dataSource.transaction(async (manager) => {
    await manager
      .createQueryBuilder()
      .insert()
      .into(CatalogueEdition)
      .values({ id: '2017', name: 'KPIs', content: {}, contentHash: hash, loadedAt: at })
      .orIgnore()
      .execute();
    await manager
      .createQueryBuilder()
      .insert()
      .into(BenchmarkSetVersion)
      .values({ version: '2026.1', name: 'Reference set', content: {}, contentHash: hash, loadedAt: at })
      .orIgnore()
      .execute();
    await manager.insert(Programme, { id: programmeId, name: 'U4SSC', slug: programmeId, createdAt: at });
    await manager.insert(City, {
      id: cityId,
      name: 'Asker',
      country: 'Norway',
      countryCode: 'NO',
      slug: cityId,
      programmeId,
      createdAt: at,
    });
    await manager.insert(AssessmentRecord, {
      cityId,
      id: assessmentId,
      reportingYear: 2026,
      state: 'draft',
      document: null,
      source: null,
      catalogueEditionId: '2017',
      benchmarkSetVersion: '2026.1',
      createdAt: at,
      createdBy: 'test',
    });
  });
  return { cityId, assessmentId };
}

/** A reported value of a data point as it is entered. */
export function reported(dataPoint: string, value: string, more: Partial<EntryChange> = {}): EntryChange {
  return {
    dataPoint,
    status: 'reported',
    value,
    inputs: null,
    unit: null,
    year: null,
    quality: null,
    origin: null,
    sources: null,
    reason: null,
    note: null,
    published: null,
    publishedUnit: null,
    page: null,
    overridden: false,
    ...more,
  };
}
