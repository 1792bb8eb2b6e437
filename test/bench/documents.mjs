/** Time of a City Snapshot, warm, in this process. */
import { readFileSync } from 'node:fs';
import { benchmarkSet, catalogue } from '#catalogue';
import { renderSnapshot } from '#documents';
import { readSubmission, toAssessment } from '#exchange';
import { createScorer } from '#scoring';
import { timeEach } from './measure.mjs';

const file = new URL('../../apps/cli/src/demo/data/moscow.json', import.meta.url);

export async function benchDocuments() {
  const reading = readSubmission(readFileSync(file, 'utf8'));
  if (!reading.ok) throw new Error('The demo file no longer reads');
  const result = createScorer(catalogue, benchmarkSet).score(toAssessment(reading.submission));
  const edition = {
    id: '00000000-0000-7000-8000-000000000000',
    number: 1,
    city: result.city,
    country: reading.submission.country,
    reportingYear: result.reportingYear,
    state: 'publishedElsewhere',
    document: reading.submission.document,
    source: reading.submission.source,
    publishedAt: '2026-11-20T00:00:00.000Z',
    contentHash: '0'.repeat(64),
    result,
  };
  return timeEach((run) => renderSnapshot(edition, run % 2 === 0 ? 'en' : 'fr'));
}
