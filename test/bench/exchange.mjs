/** Speed of the workbook template: writing, reading, comparing; alone and in a thread as the service does it. */
import { Worker } from 'node:worker_threads';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataPointList } from '#catalogue';
import { compareWithAssessment, readUpload, writeCsv, writeJson, writeTemplate } from '#exchange';
import { fullAssessment } from './scoring.mjs';
import { timeEach } from './measure.mjs';

const WORKER = new URL('../../dist/apps/api/src/exchange/uploads/exchange.worker.js', import.meta.url);
const AT = new Date(0);

/** Every field of all 112 data points filled in. */
export function fullWorkspace() {
  const { entries, profile } = fullAssessment();
  return {
    assessmentId: '01990000-0000-7000-8000-000000000001',
    city: 'Anytown',
    country: 'Norway',
    countryCode: 'NO',
    reportingYear: 2024,
    profile: Object.entries(profile).map(([key, value]) => ({
      key,
      revision: 1,
      value: `${value}`,
      unit: null,
      year: 2023,
      source: 'National statistics',
    })),
    context: [],
    entries: entries.map(({ dataPoint, inputs }) => ({
      dataPoint,
      revision: 1,
      status: 'reported',
      value: null,
      unit: null,
      inputs: Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, `${value}`])),
      inputUnits: {},
      inputYears: Object.fromEntries(Object.keys(inputs).map((key) => [key, 2023])),
      year: 2023,
      quality: 'survey',
      origin: 'city',
      sources: 'Register of the municipality, extract of January 2024, section 3',
      reason: null,
      note: 'Checked with the statistics office',
      explanation: null,
    })),
  };
}

function inThread(workerData) {
  return new Promise((settle, fail) => {
    const worker = new Worker(WORKER, { workerData, env: {} });
    worker.once('message', settle);
    worker.once('error', fail);
  });
}

/** Medians in milliseconds, and the size of the files in bytes. */
export async function benchExchange() {
  const data = fullWorkspace();
  const template = await writeTemplate(data, 'en', AT);
  const csv = writeCsv(data, 'en');
  const json = Buffer.from(writeJson(data));
  const folder = await mkdtemp(join(tmpdir(), 'civiscore-bench-'));
  const path = join(folder, 'template.xlsx');
  await writeFile(path, template);
  const unchanged = compareWithAssessment(data, readUpload(template).changes).counts.unchanged;
  if (unchanged < 8 * dataPointList.length) throw new Error('The template was not read as a whole.');
  const options = { runs: 9, warmUp: 2 };
  const results = [
    ['write the workbook', () => writeTemplate(data, 'en', AT)],
    ['read the workbook', () => readUpload(template)],
    ['read the workbook and compare', () => compareWithAssessment(data, readUpload(template).changes)],
    ['read the CSV file and compare', () => compareWithAssessment(data, readUpload(csv).changes)],
    ['read the JSON file and compare', () => compareWithAssessment(data, readUpload(json).changes)],
    [
      'write the workbook in a new thread',
      () => inThread({ kind: 'template', data, language: 'en', at: AT }),
    ],
    ['read the workbook in a new thread', () => inThread({ kind: 'read', path })],
  ];
  const measured = [];
  for (const [name, run] of results) {
    measured.push({ name, milliseconds: (await timeEach(run, options)).median });
  }
  await rm(folder, { recursive: true });
  return {
    sizes: { template: template.length, csv: csv.length, json: json.length },
    fields: unchanged,
    measured,
  };
}
