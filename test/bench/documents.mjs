/**
 * Time of documents, warm, in this process, and the memory it takes to make 200 of them. `node test/bench/documents.mjs`
 * prints all of it; `npm run bench` takes the Snapshot.
 */
import { readFileSync } from 'node:fs';
import { memoryUsage } from 'node:process';
import { fileURLToPath } from 'node:url';
import { benchmarkSet, catalogue } from '#catalogue';
import { documents, renderSnapshot } from '#documents';
import { readSubmission, toAssessment } from '#exchange';
import { createMaturityJudge, gapsOf, maturityModel, questionnaire } from '#maturity';
import { createScorer } from '#scoring';
import { median, timeEach } from './measure.mjs';

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

const EMPTY = Object.fromEntries(
  ['typed', 'inputs', 'typedInputs', 'unit', 'reason', 'note', 'published', 'publishedUnit', 'page'].map(
    (key) => [key, null],
  ),
);

/** A made-up city that reported everything; every sixth figure has a caveat. */
function fullEdition() {
  const entries = benchmarkSet.dataPoints.map(({ dataPoint, benchmark, direction }, index) => ({
    dataPoint,
    status: index % 6 === 2 ? 'verifiedWithCaveat' : 'verified',
    value: direction === 'yesIsBetter' ? index % 2 : (benchmark ?? 50) * [1, 0.8, 0.5, 0.2][index % 4],
  }));
  const result = createScorer(catalogue, benchmarkSet).score({
    city: 'Bench',
    reportingYear: 2026,
    profile: {},
    entries,
  });
  const judge = createMaturityJudge(maturityModel, catalogue, benchmarkSet);
  const answers = Object.fromEntries(
    questionnaire.map(({ id, level }) => [id, level < 3 ? 'yes' : 'partly']),
  );
  const maturity = judge.judge(result, answers);
  return {
    id: '00000000-0000-7000-8000-000000000000',
    number: 1,
    city: result.city,
    country: 'Nowhere',
    reportingYear: result.reportingYear,
    state: 'verified',
    document: null,
    source: null,
    publishedAt: '2026-11-20T00:00:00.000Z',
    contentHash: '0'.repeat(64),
    proofAddress: 'https://civiscore.example/proof/0',
    result,
    profile: [],
    context: [],
    values: result.dataPoints.map(({ code, dataPoint, status, value }) => ({
      ...EMPTY,
      code,
      dataPoint,
      status,
      value,
      year: 2026,
      quality: 'measured',
      origin: 'city',
      sources: 'Register of the city, table 7',
    })),
    verdicts: entries.map(({ dataPoint, status }) => ({
      dataPoint,
      outcome: status,
      footnote: status === 'verifiedWithCaveat' ? 'Leaves out the outer districts.' : null,
      reasonCode: null,
      reason: null,
    })),
    attestations: [],
    findings: [],
    supersedes: null,
    maturity: { result: maturity, gaps: gapsOf(judge, maturity, answers), answers },
  };
}

/** Milliseconds of each kind of document: on the clock, and of processor time, which other work on the machine disturbs less. */
export async function benchDocumentSet({ runs = 9, warmUp = 2 } = {}) {
  const edition = fullEdition();
  const rows = [];
  for (const [kind, { pdf }] of Object.entries(documents)) {
    const clock = [];
    const processor = [];
    for (let run = -warmUp; run < runs; run++) {
      const before = process.cpuUsage();
      const start = performance.now();
      await pdf(edition, run % 2 === 0 ? 'en' : 'fr');
      const { user, system } = process.cpuUsage(before);
      if (run < 0) continue;
      clock.push(performance.now() - start);
      processor.push((user + system) / 1000);
    }
    rows.push({ kind, clock: median(clock), processor: median(processor), fastest: Math.min(...clock) });
  }
  return rows;
}

/** The most memory (MB, resident) that the process holds while it makes `count` documents of all kinds in turn. */
export async function benchDocumentMemory(count = 200) {
  const edition = fullEdition();
  const makers = Object.values(documents);
  let most = 0;
  for (let made = 0; made < count; made++) {
    await makers[made % makers.length].pdf(
      { ...edition, city: `Bench ${made}` },
      made % 2 === 0 ? 'en' : 'fr',
    );
    most = Math.max(most, memoryUsage().rss);
  }
  return most / 1e6;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.table(await benchDocumentSet());
  console.log(`200 documents: ${(await benchDocumentMemory()).toFixed(0)} MB at most`);
}
