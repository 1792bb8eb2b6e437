import type { EntityManager } from 'typeorm';
import { QUALITY_GRADES } from '#exchange';
import type { LeafVersions } from '#ledger';
import { storedDecimal } from '#persistence';
import type { DataPointResult } from '#scoring';
import { type EditionContent, parseContent } from '../../shared/edition-content.js';
import type { RowRef } from '../subject.js';
import { type Facts, type RowReader, utc } from './facts.js';

interface EditionRow {
  readonly id: string;
  readonly cityId: string;
  readonly assessmentId: string;
  readonly number: number;
  readonly state: string;
  readonly content: string;
  readonly contentHash: string;
  readonly supersedesId: string | null;
  readonly versions: LeafVersions;
  readonly at: string;
  readonly by: string;
}

/** An edition with what its content publishes of each data point. */
interface ReadEdition {
  readonly row: EditionRow;
  readonly figures: ReadonlyMap<string, Figure>;
}

interface Figure extends Pick<DataPointResult, 'status' | 'value' | 'class'> {
  readonly quality: string | null;
}

/** Editions as a whole. */
export const editions: RowReader = async (manager, refs) => {
  const found = await readEditions(manager, refs);
  return refs.map((ref) => {
    const edition = editionOf(found, ref);
    if (!edition) return null;
    const { id, number, state, contentHash, supersedesId } = edition.row;
    return facts(edition, null, {
      value: null,
      quality: null,
      versions: edition.row.versions,
      extension: { edition: id, number, state, contentHash, supersedes: supersedesId },
    });
  });
};

/** What editions publish of single data points. */
export const publishedValues: RowReader = async (manager, refs) => {
  const found = await readEditions(manager, refs);
  return refs.map((ref) => {
    const edition = editionOf(found, ref);
    const figure = edition?.figures.get(ref.dataPoint ?? '');
    if (!edition || !figure) return null;
    const { id, number, contentHash, versions } = edition.row;
    const { status, value, class: scoreClass, quality } = figure;
    const shown = {
      value: value === null ? null : storedDecimal(String(value)),
      quality,
      versions,
      extension: { edition: id, number, contentHash, status, class: scoreClass },
    };
    // Files are proof of what is published, not of what is not.
    return facts(edition, ref.dataPoint, shown, value !== null);
  });
};

function facts(
  { row }: ReadEdition,
  dataPoint: string | null,
  shown: NonNullable<Facts['shown']>,
  isProven = false,
): Facts {
  return {
    dataPoint,
    profileKey: null,
    by: row.by,
    at: row.at,
    record: {},
    evidence: isProven ? 'ofDataPoint' : [],
    shown,
  };
}

const EDITIONS = `
  SELECT id, city_id AS "cityId", assessment_id AS "assessmentId", number, state, content, content_hash AS "contentHash",
    supersedes_id AS "supersedesId", ${utc('published_at')} AS at, published_by AS by,
    jsonb_build_object('catalogue', catalogue_edition, 'benchmarks', benchmark_set, 'engine', engine_version) AS versions
  FROM edition WHERE city_id = ANY($1::uuid[]) AND id = ANY($2::uuid[])`;

/** Each edition once, however many of its data points are asked for. */
async function readEditions(
  manager: EntityManager,
  refs: readonly RowRef[],
): Promise<ReadonlyMap<string, ReadEdition>> {
  const cities = [...new Set(refs.map(({ cityId }) => cityId))];
  const ids = [...new Set(refs.map(({ id }) => id))];
  const rows: EditionRow[] = await manager.query(EDITIONS, [cities, ids]);
  return new Map(rows.map((row) => [row.id, { row, figures: figuresOf(row.content) }]));
}

function editionOf(
  found: ReadonlyMap<string, ReadEdition>,
  { id, cityId, assessmentId }: RowRef,
): ReadEdition | null {
  const edition = found.get(id ?? '');
  return edition?.row.cityId === cityId && edition.row.assessmentId === assessmentId ? edition : null;
}

/** Data points that an edition publishes, as its content has them; none when somebody has spoilt the content. */
function figuresOf(text: string): ReadonlyMap<string, Figure> {
  let content: EditionContent;
  try {
    content = parseContent(text);
  } catch {
    return new Map();
  }
  const qualities = new Map(content.submission.values.map(({ dataPoint, quality }) => [dataPoint, quality]));
  return new Map(
    content.result.dataPoints.map(({ dataPoint, status, value, class: scoreClass }) => [
      dataPoint,
      { status, value, class: scoreClass, quality: gradeOf(qualities.get(dataPoint) ?? null) },
    ]),
  );
}

/** Files of others may say anything of quality; the log takes our grades only. */
function gradeOf(quality: string | null): string | null {
  return QUALITY_GRADES.find((grade) => grade === quality) ?? null;
}
