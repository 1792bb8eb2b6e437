import type { EditionRecord, EditionValueRecord } from '#persistence';
import { type EditionContent, verificationOf } from './edition-content.js';

/** Columns of an edition that only repeat its content. */
export type FrozenColumns = Pick<
  EditionRecord,
  | 'state'
  | 'reportingYear'
  | 'document'
  | 'source'
  | 'catalogueEditionId'
  | 'benchmarkSetVersion'
  | 'engineVersion'
  | 'overview'
>;

/** The columns that repeat the content of an edition. Throws when its result has no overall roll-up. */
export function frozenColumns({ state, submission, versions, result }: EditionContent): FrozenColumns {
  const overall = result.rollups.find(({ level }) => level === 'overall');
  if (!overall) throw new Error('A result without an overall roll-up cannot be published.');
  return {
    state,
    reportingYear: submission.reportingYear,
    document: submission.document,
    source: submission.source,
    catalogueEditionId: versions.catalogue,
    benchmarkSetVersion: versions.benchmarks,
    engineVersion: versions.engine,
    overview: {
      overall,
      dimensions: result.rollups.filter(({ level }) => level === 'dimension'),
      reporting: result.reporting,
    },
  };
}

/** The rows by which cities are compared. What a source leaves out says nothing about the city and has none. */
export function valueRows(cityId: string, editionId: string, content: EditionContent): EditionValueRecord[] {
  const { submission, result } = content;
  const given = new Set(submission.values.map(({ dataPoint }) => dataPoint));
  const footnotes = new Map(
    verificationOf(content).verdicts.map(({ dataPoint, footnote }) => [dataPoint, footnote]),
  );
  return result.dataPoints
    .filter(({ dataPoint }) => given.has(dataPoint))
    .map(({ dataPoint, status, value, share, class: scoreClass, reason }) => ({
      cityId,
      editionId,
      dataPoint,
      status,
      value,
      share,
      class: scoreClass,
      reason,
      footnote: footnotes.get(dataPoint) ?? null,
    }));
}
