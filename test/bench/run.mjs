/** `npm run bench`: speed as ratios against a yardstick in the same run; docs/benchmarks.md says what is asked. */
import { cpus } from 'node:os';
import { benchDesk } from './desk.mjs';
import { benchDocuments } from './documents.mjs';
import { benchExchange } from './exchange.mjs';
import { benchLedger } from './ledger.mjs';
import { benchMaturity } from './maturity.mjs';
import { benchSaving } from './saving.mjs';
import { benchScoring } from './scoring.mjs';
import { benchStart } from './start.mjs';

const rows = [];
const row = (what, measured, asked) => rows.push({ what, measured, asked });

console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model}`);

for (const { name, seconds, ratioToFirst } of benchScoring()) {
  const speed = `${Math.round(1 / seconds).toLocaleString('en')} /s, ${ratioToFirst.toFixed(1)} × the yardstick`;
  const asked = { score: '≥ 20,000 /s', explain: '≥ 5,000 /s', arithmetic: '≤ 4 × the yardstick' };
  row(name, speed, asked[name.split(/[ :]/)[0]] ?? '');
}
const maturity = benchMaturity();
row(
  'maturity of a full assessment',
  `${Math.round(1 / maturity.seconds).toLocaleString('en')} /s`,
  '≥ 20,000 /s',
);
const ledger = await benchLedger();
row(
  '1,000 leaves appended to a ledger of 10 million and signed (median of 21)',
  `${ledger.append.median.toFixed(0)} ms`,
  '< 1 s',
);
row(
  'inclusion proof from 10 million leaves (median of 501)',
  `${ledger.prove.median.toFixed(1)} ms`,
  '< 5 ms',
);
row('check of such a proof', `${ledger.verify.median.toFixed(2)} ms`, '');
const desk = await benchDesk();
row(
  'the desk: next data point, 20 years, 500 cities (median; slowest)',
  `${desk.next.median.toFixed(0)} ms; ${desk.next.slowest.toFixed(0)} ms`,
  '< 150 ms',
);
row('the desk of an assessment', `${desk.desk.median.toFixed(0)} ms`, '');
row('the queue of the desk', `${desk.queue.median.toFixed(0)} ms`, '');
row('screening of a full assessment, through HTTP', `${desk.screening.median.toFixed(0)} ms`, '< 200 ms');
row('the screening report alone', `${desk.report.median.toFixed(0)} ms`, '');
const snapshot = await benchDocuments();
row(
  'City Snapshot, warm (median of 21)',
  `${snapshot.median.toFixed(0)} ms (${snapshot.min.toFixed(0)} to ${snapshot.max.toFixed(0)})`,
  '< 150 ms',
);
const start = await benchStart();
row(
  'npm start on an existing data folder, without npm (median of 5)',
  `${start.start.toFixed(1)} s`,
  '< 5 s',
);
row('npm run demo on a new data folder, built', `${start.firstDemo.toFixed(1)} s`, '');
row('memory of the server after the demo', `${start.afterDemo.toFixed(0)} MB`, '< 250 MB');
row('the same after every page and document was read', `${start.afterUse.toFixed(0)} MB`, '< 250 MB');

const { measured } = await benchExchange();
for (const { name, milliseconds } of measured)
  row(name, `${milliseconds.toFixed(0)} ms`, name.startsWith('read the workbook in') ? '< 3 s' : '');
const { editors, paced, flatOut, plainPg } = await benchSaving();
row(
  `saving one field, ${editors} editors, one save a second each (median)`,
  `${paced.median.toFixed(0)} ms`,
  '< 50 ms',
);
row('the same, 95th percentile', `${paced.p95.toFixed(0)} ms`, '');
row('saves a second, each editor as fast as answers come', `${flatOut.perSecond.toFixed(0)} /s`, '');
row(
  'the same rows by plain pg, each save its transaction',
  `${plainPg.eachCommitted.toFixed(0)} /s; saving has ${((100 * flatOut.perSecond) / plainPg.eachCommitted).toFixed(0)} % of it`,
  '≥ 50 %',
);
row(
  'the same rows by plain pg, all in one transaction',
  `${plainPg.together.toFixed(0)} /s; saving has ${((100 * flatOut.perSecond) / plainPg.together).toFixed(0)} % of it`,
  '',
);

console.log('\n| what | measured | asked |\n|---|---|---|');
for (const { what, measured, asked } of rows) console.log(`| ${what} | ${measured} | ${asked} |`);
