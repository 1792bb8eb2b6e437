import type { EntityManager } from 'typeorm';
import { type AssessmentRecord, EditionRecord, EditionValueRecord, newId, sha256 } from '#persistence';
import { contentText, type EditionContent } from '../shared/edition-content.js';
import type { Stamp } from './import-records.js';

/**
 * Publishes the content as the city's next edition and gives its identifier. Content that the city has published
 * before gives the edition of that time. The city must be locked by the transaction.
 */
export async function publish(
  manager: EntityManager,
  assessment: AssessmentRecord,
  content: EditionContent,
  { at, by }: Stamp,
): Promise<string> {
  const { cityId, id: assessmentId } = assessment;
  const text = contentText(content);
  const contentHash = sha256(text);
  const known = await manager.findOne(EditionRecord, {
    where: { cityId, contentHash },
    select: { id: true },
  });
  if (known) return known.id;

  const { result, submission, versions, state } = content;
  const overall = result.rollups.find(({ level }) => level === 'overall');
  if (!overall) throw new Error('A result without an overall roll-up cannot be published.');
  const id = newId();
  await manager.insert(EditionRecord, {
    cityId,
    id,
    assessmentId,
    number: ((await manager.maximum(EditionRecord, 'number', { cityId })) ?? 0) + 1,
    state,
    reportingYear: submission.reportingYear,
    document: submission.document,
    source: submission.source,
    catalogueEditionId: versions.catalogue,
    benchmarkSetVersion: versions.benchmarks,
    engineVersion: versions.engine,
    content: text,
    contentHash,
    overview: {
      overall,
      dimensions: result.rollups.filter(({ level }) => level === 'dimension'),
      reporting: result.reporting,
    },
    publishedAt: at,
    publishedBy: by,
  });
  // What is absent from the source says nothing about the city, so it is no row for comparing cities.
  const given = new Set(submission.values.map(({ dataPoint }) => dataPoint));
  const rows = result.dataPoints.filter(({ dataPoint }) => given.has(dataPoint));
  const values = rows.map(({ dataPoint, status, value, share, class: scoreClass, reason }) => ({
    cityId,
    editionId: id,
    dataPoint,
    status,
    value,
    share,
    class: scoreClass,
    reason,
  }));
  await manager.insert(EditionValueRecord, values);
  return id;
}
