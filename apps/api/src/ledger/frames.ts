import type { EntityManager } from 'typeorm';
import type { LeafFrame } from './leaf.js';

interface AssessmentRef {
  readonly cityId: string;
  readonly assessmentId: string;
}

/** City and assessment of leaves, by the identifier of the assessment. */
export async function readFrames(
  manager: EntityManager,
  refs: readonly AssessmentRef[],
): Promise<ReadonlyMap<string, LeafFrame>> {
  const byId = new Map(refs.map((ref) => [ref.assessmentId, ref.cityId]));
  const rows: (LeafFrame & { readonly id: string })[] = await manager.query(
    `SELECT assessment.id, city.country_code AS country, city.slug AS city,
       assessment.reporting_year::text AS period, assessment.catalogue_edition AS catalogue,
       assessment.benchmark_set AS benchmarks
     FROM unnest($1::uuid[], $2::uuid[]) AS asked(city_id, id)
     JOIN assessment ON assessment.city_id = asked.city_id AND assessment.id = asked.id
     JOIN city ON city.id = assessment.city_id`,
    [[...byId.values()], [...byId.keys()]],
  );
  return new Map(rows.map(({ id, ...frame }) => [id, frame]));
}
