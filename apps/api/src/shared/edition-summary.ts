import type { City, EditionRecord } from '#persistence';
import type { CityRefDto } from './city.dto.js';
import type { EditionSummaryDto } from './edition-summary.dto.js';

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
