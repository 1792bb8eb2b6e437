import type { City, EditionRecord } from '#persistence';
import type { CityRefDto } from './city.dto.js';
import type { CityEditionDto, EditionRefDto, EditionSummaryDto } from './edition-summary.dto.js';

/** The columns a summary is made from; `content`, which is large, is not among them. */
export const SUMMARY_COLUMNS = {
  cityId: true,
  id: true,
  assessmentId: true,
  number: true,
  state: true,
  reportingYear: true,
  document: true,
  source: true,
  catalogueEditionId: true,
  benchmarkSetVersion: true,
  engineVersion: true,
  contentHash: true,
  overview: true,
  supersedesId: true,
  correction: true,
  publishedAt: true,
} as const;

export type SummaryRecord = Pick<EditionRecord, keyof typeof SUMMARY_COLUMNS>;

/** The newest year counts first; of one year the edition published last. */
export const NEWEST_FIRST = { reportingYear: 'DESC', number: 'DESC' } as const;

export function cityRef({ slug, name, country, countryCode }: City): CityRefDto {
  return { slug, name, country, countryCode };
}

export function editionSummary(record: SummaryRecord, city: City): EditionSummaryDto {
  const { id, number, reportingYear, state, document, source, contentHash, overview } = record;
  return {
    id,
    number,
    city: cityRef(city),
    reportingYear,
    state,
    document,
    source,
    publishedAt: record.publishedAt.toISOString(),
    contentHash,
    versions: {
      catalogue: record.catalogueEditionId,
      benchmarks: record.benchmarkSetVersion,
      engine: record.engineVersion,
    },
    ...overview,
  };
}

type Referred = Pick<EditionRecord, 'id' | 'number' | 'publishedAt'>;

export function editionRef({ id, number, publishedAt }: Referred): EditionRefDto {
  return { id, number, publishedAt: publishedAt.toISOString() };
}

/** What stands before and after an edition; other editions of its city may be among `others`. */
export function seriesOf(
  { id, supersedesId, correction }: Pick<EditionRecord, 'id' | 'supersedesId' | 'correction'>,
  others: readonly (Referred & Pick<EditionRecord, 'supersedesId'>)[],
): Pick<CityEditionDto, 'supersedes' | 'supersededBy' | 'correction'> {
  const before = others.find((other) => other.id === supersedesId);
  const after = others.find((other) => other.supersedesId === id);
  return {
    supersedes: before ? editionRef(before) : null,
    supersededBy: after ? editionRef(after) : null,
    correction,
  };
}
