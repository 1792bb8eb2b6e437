import type { DataSource, EntityManager, ObjectLiteral, EntityTarget } from 'typeorm';
import { canonicalJson } from '#scoring';
import { BenchmarkSetVersion, CatalogueEdition, MaturityModelVersion } from './entities/reference.entity.js';
import { sha256 } from './hash.js';
import { problem } from './startup-error.js';

/** The data that results refer to, as the program carries it. */
export interface ReferenceData {
  readonly catalogue: { readonly name: string; readonly edition: string };
  readonly benchmarkSet: { readonly name: string; readonly version: string };
  readonly maturityModel: { readonly id: string; readonly content: object };
}

/**
 * Stores the catalogue, the benchmark set and the maturity model under their versions. What is already there stays as
 * it is. Throws `StartupError` when the database has other content under the same version: results that name the
 * version could no longer be recomputed.
 */
export async function loadReferenceData(
  dataSource: DataSource,
  data: ReferenceData,
  now: Date,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { catalogue, benchmarkSet, maturityModel } = data;
    await store(manager, CatalogueEdition, 'catalogue_edition', catalogue.edition, catalogue, now, {
      id: catalogue.edition,
      name: catalogue.name,
    });
    await store(manager, BenchmarkSetVersion, 'benchmark_set', benchmarkSet.version, benchmarkSet, now, {
      version: benchmarkSet.version,
      name: benchmarkSet.name,
    });
    await store(
      manager,
      MaturityModelVersion,
      'maturity_model',
      maturityModel.id,
      maturityModel.content,
      now,
      {
        id: maturityModel.id,
      },
    );
  });
}

async function store(
  manager: EntityManager,
  table: EntityTarget<ObjectLiteral>,
  what: string,
  version: string,
  content: object,
  now: Date,
  key: Record<string, string>,
): Promise<void> {
  const contentHash = sha256(canonicalJson(content));
  // Two processes may load at the same time: the second finds the row of the first.
  await manager
    .createQueryBuilder()
    .insert()
    .into(table)
    .values({ ...key, content, contentHash, loadedAt: now })
    .orIgnore()
    .execute();
  const stored: ObjectLiteral = await manager.findOneOrFail(table, {
    where: 'version' in key ? { version } : { id: version },
    select: { contentHash: true },
  });
  if (stored['contentHash'] !== contentHash) throw problem('referenceDataDiffers', { what, version });
}
