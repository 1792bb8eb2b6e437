import type { EntityManager } from 'typeorm';

interface DataPointRef {
  readonly cityId: string;
  readonly assessmentId: string;
  readonly dataPoint: string | null;
}

/** Files that each data point has just now, by their identifiers in a fixed order. */
export async function presentEvidence(
  manager: EntityManager,
  refs: readonly DataPointRef[],
): Promise<readonly (readonly string[])[]> {
  if (refs.length === 0) return [];
  const rows: { readonly ord: string; readonly ids: readonly string[] }[] = await manager.query(
    `SELECT asked.ord, array_agg(e.id ORDER BY e.id) AS ids
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) WITH ORDINALITY AS asked(city_id, assessment_id, data_point, ord)
     JOIN evidence e ON e.city_id = asked.city_id AND e.assessment_id = asked.assessment_id
       AND e.data_point = asked.data_point AND e.removed_at IS NULL
     GROUP BY asked.ord`,
    [
      refs.map(({ cityId }) => cityId),
      refs.map(({ assessmentId }) => assessmentId),
      refs.map(({ dataPoint }) => dataPoint),
    ],
  );
  const found = new Map(rows.map(({ ord, ids }) => [Number(ord), ids]));
  return refs.map((_, index) => found.get(index + 1) ?? []);
}

/** A file of evidence, as a leaf points to it. */
export interface EvidenceFile {
  readonly id: string;
  readonly assessmentId: string;
  readonly dataPoint: string;
  /** SHA-256 (hex) of its bytes. */
  readonly hash: string;
}

/** Files of evidence by their identifiers, also those that were taken away. */
export async function evidenceFiles(
  manager: EntityManager,
  cities: readonly string[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, EvidenceFile>> {
  if (ids.length === 0) return new Map();
  const rows: EvidenceFile[] = await manager.query(
    `SELECT id, assessment_id AS "assessmentId", data_point AS "dataPoint", content_hash AS hash
     FROM evidence WHERE city_id = ANY($1::uuid[]) AND id = ANY($2::uuid[])`,
    [[...new Set(cities)], [...new Set(ids)]],
  );
  return new Map(rows.map((file) => [file.id, file]));
}
