/** `npm run bench`: speed as ratios against a yardstick in the same run; docs/benchmarks.md says what is asked. */
import { cpus } from 'node:os';
import { benchDocuments } from './documents.mjs';
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

console.log('\n| what | measured | asked |\n|---|---|---|');
for (const { what, measured, asked } of rows) console.log(`| ${what} | ${measured} | ${asked} |`);
