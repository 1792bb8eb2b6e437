/** `npm run bench`: speed as ratios against a yardstick in the same run; docs/benchmarks.md says what is asked. */
import { cpus } from 'node:os';
import { benchDocuments } from './documents.mjs';
import { benchExchange } from './exchange.mjs';
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
