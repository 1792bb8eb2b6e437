/**
 * The verifier's desk, through HTTP as browsers use it: an assessment with every field filled in, with questions and
 * verdicts, in a city that has published for 20 years, among 500 cities that have done the same.
 */
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { contentText, editionContent, scorer } from '../../dist/apps/api/src/index.js';
import { dataPointByKey } from '#catalogue';
import { newId, openDataSource, sha256 } from '#persistence';
import { screeningReport } from '#screening';
import { fullWorkspace } from './exchange.mjs';
import { median, timeEach } from './measure.mjs';
import { makePerson, withServer } from './server.mjs';

const CITIES = 500;
const YEARS = Array.from({ length: 20 }, (_, index) => 2006 + index);
const REPORTING_YEAR = 2026;
const AT = new Date();

/** The figures of an earlier year as a published document would give them. */
function submissionOf(workspace, city, reportingYear) {
  const { country, countryCode, profile, entries } = workspace;
  const numbers = (inputs) =>
    Object.fromEntries(Object.entries(inputs).map(([key, typed]) => [key, Number(typed)]));
  const nothing = { note: null, published: null, publishedUnit: null, page: null };
  return {
    ...{ city, country, countryCode, reportingYear, document: `Report ${reportingYear}`, source: null },
    profile: profile.map(({ key, value, unit, source }) => ({
      ...{ key, value: Number(value), stated: value, unit, year: reportingYear, source },
      ...{ page: null, note: null },
    })),
    values: entries.map(({ dataPoint, inputs, quality, origin, sources }) => ({
      ...{
        code: dataPointByKey(dataPoint).kpi.code,
        dataPoint,
        status: 'reported',
        value: null,
        typed: null,
      },
      ...{ inputs: numbers(inputs), typedInputs: inputs, unit: null, year: reportingYear },
      ...{ quality, origin, sources, reason: null },
      ...nothing,
    })),
  };
}

/** Cities with an edition of every year; the values of all but the first are not far from those given. */
async function publish(dataSource, programmeId, workspace, catalogue) {
  const cities = Array.from({ length: CITIES }, () => newId());
  await dataSource.query(
    `INSERT INTO city (id, name, country, country_code, slug, programme_id, created_at)
     SELECT id, 'city-' || place, 'Norway', 'NO', 'city-' || place, $2, $3
     FROM unnest($1::uuid[]) WITH ORDINALITY AS city (id, place)`,
    [cities, programmeId, AT],
  );
  for (const [index, year] of YEARS.entries()) {
    const content = editionContent(submissionOf(workspace, 'city-1', year));
    const [number, text] = [index + 1, contentText(content)];
    const overview = {
      overall: content.result.rollups.find(({ level }) => level === 'overall'),
      dimensions: content.result.rollups.filter(({ level }) => level === 'dimension'),
      reporting: content.result.reporting,
    };
    await dataSource.query(
      `INSERT INTO assessment (city_id, id, reporting_year, state, document, catalogue_edition, benchmark_set,
         created_at, created_by)
       SELECT id, gen_random_uuid(), $2::integer, 'publishedElsewhere', 'Report ' || $2::integer, $3, $4, $5, 'bench'
       FROM unnest($1::uuid[]) AS city (id)`,
      [cities, year, catalogue.edition, catalogue.benchmarks, AT],
    );
    await dataSource.query(
      `INSERT INTO edition (city_id, id, assessment_id, number, state, reporting_year, document, catalogue_edition,
         benchmark_set, engine_version, content, content_hash, overview, published_at, published_by)
       SELECT city_id, gen_random_uuid(), id, $2, 'publishedElsewhere', $1, document, catalogue_edition, benchmark_set,
         $3, CASE WHEN city_id = $8 THEN $4 ELSE '' END, $5, $6, $7, 'bench' FROM assessment WHERE reporting_year = $1`,
      [year, number, content.result.versions.engine, text, sha256(text), overview, AT, cities[0]],
    );
    const points = content.result.dataPoints;
    await dataSource.query(
      `INSERT INTO edition_value (city_id, edition_id, data_point, status, value, share, class, reason)
       SELECT city_id, id, point.key, 'reported', point.value * (0.9 + 0.2 * random()), point.share, point.class,
         point.reason
       FROM edition, unnest($2::text[], $3::float8[], $4::float8[], $5::int[], $6::text[])
         AS point (key, value, share, class, reason) WHERE reporting_year = $1`,
      [
        year,
        ...['dataPoint', 'value', 'share', 'class', 'reason'].map((field) =>
          points.map((point) => point[field]),
        ),
      ],
    );
  }
  return cities[0];
}

/** An assessment in verification: every field filled in, half of it judged, every fifth data point asked about. */
async function submit(dataSource, cityId, workspace, catalogue, verifierId) {
  const assessmentId = newId();
  const place = [cityId, assessmentId];
  const by = `user:${verifierId}`;
  await dataSource.query(
    `INSERT INTO assessment (city_id, id, reporting_year, state, catalogue_edition, benchmark_set, submitted_at,
       created_at, created_by) VALUES ($1, $2, $3, 'questionsOpen', $4, $5, $6, $6, 'bench')`,
    [...place, REPORTING_YEAR, catalogue.edition, catalogue.benchmarks, AT],
  );
  await dataSource.query(
    `INSERT INTO verifier_assignment (city_id, id, assessment_id, user_id, duty, state, grade, reason, at, by)
     VALUES ($1, $2, $3, $4, 'verifier', 'active', 'qualified', 'bench', $5, 'bench')`,
    [cityId, newId(), assessmentId, verifierId, AT],
  );
  for (const { key, value, unit, year, source } of workspace.profile) {
    await dataSource.query(
      `INSERT INTO profile_figure (city_id, assessment_id, key, revision, value, stated, unit, year, source,
         updated_at, updated_by) VALUES ($1, $2, $3, 1, $4::text::numeric, $4::text, $5, $6, $7, $8, 'bench')`,
      [...place, key, value, unit, year, source, AT],
    );
  }
  for (const [index, entry] of workspace.entries.entries()) {
    const { dataPoint, inputs, inputYears, year, quality, origin, sources, note } = entry;
    await dataSource.query(
      `INSERT INTO entry (city_id, assessment_id, data_point, revision, status, inputs, input_years, year, quality,
         origin, sources, note, overridden, updated_at, updated_by)
       VALUES ($1, $2, $3, 3, 'reported', $4, $5, $6, $7, $8, $9, $10, false, $11, 'bench')`,
      [...place, dataPoint, inputs, inputYears, year, quality, origin, sources, note, AT],
    );
    await dataSource.query(
      `INSERT INTO evidence (city_id, id, assessment_id, data_point, name, size, media_type, content_hash, uploaded_at,
         uploaded_by) VALUES ($1, $2, $3, $4, 'report.pdf', 1000, 'application/pdf', $5, $6, 'bench')`,
      [cityId, newId(), assessmentId, dataPoint, sha256(dataPoint), AT],
    );
    if (index % 2 === 0) await judge(dataSource, place, dataPoint, by);
    if (index % 5 === 0) await ask(dataSource, place, dataPoint, index + 1, by);
  }
  return assessmentId;
}

/** Judged twice, with a correction between. */
async function judge(dataSource, place, dataPoint, by) {
  for (const [number, outcome] of [
    [1, 'verified'],
    [2, 'reopened'],
    [3, 'verified'],
  ]) {
    await dataSource.query(
      `INSERT INTO verdict (city_id, assessment_id, data_point, number, outcome, entry_revision, value, checks, grade,
         at, by) VALUES ($1, $2, $3, $4, $5, 3, '1', '[0,1]', 'qualified', $6, $7)`,
      [...place, dataPoint, number, outcome, AT, by],
    );
  }
  await dataSource.query(
    `INSERT INTO review (city_id, assessment_id, data_point, state, version, verdict, confirmed, updated_at, updated_by)
     VALUES ($1, $2, $3, 'verified', 3, 3, false, $4, $5)`,
    [...place, dataPoint, AT, by],
  );
}

async function ask(dataSource, [cityId, assessmentId], dataPoint, number, by) {
  const id = newId();
  await dataSource.query(
    `INSERT INTO question (city_id, id, assessment_id, number, data_point, issue, state, revision_before, asked_at,
       asked_by) VALUES ($1, $2, $3, $4, $5, 'Source', 'open', 3, $6, $7)`,
    [cityId, id, assessmentId, number, dataPoint, AT, by],
  );
  for (let message = 1; message <= 4; message++) {
    await dataSource.query(
      `INSERT INTO question_message (city_id, question_id, number, side, text, evidence, at, by)
       VALUES ($1, $2, $3, 'verifier', 'Which survey is this?', '{}', $4, $5)`,
      [cityId, id, message, AT, by],
    );
  }
}

/** Fills the database; gives the assessment and a verifier's cookie. */
async function prepare(dataSource, workspace) {
  const programmeId = newId();
  const [{ id: edition }] = await dataSource.query('SELECT id FROM catalogue_edition');
  const [{ version: benchmarks }] = await dataSource.query('SELECT version FROM benchmark_set');
  await dataSource.query(
    `INSERT INTO programme (id, name, slug, created_at) VALUES ($1, 'Bench', 'bench', $2)`,
    [programmeId, AT],
  );
  const { userId, cookie } = await makePerson(dataSource, 'verifier@example.org', AT);
  await dataSource.query(
    `INSERT INTO programme_membership (id, programme_id, user_id, role, created_at)
     VALUES ($1, $2, $3, 'verifier', $4)`,
    [newId(), programmeId, userId, AT],
  );
  const cityId = await publish(dataSource, programmeId, workspace, { edition, benchmarks });
  const assessmentId = await submit(dataSource, cityId, workspace, { edition, benchmarks }, userId);
  return { assessmentId, cookie };
}

/** Medians and the slowest, in milliseconds. */
export function benchDesk() {
  const workspace = fullWorkspace();
  return withServer('desk', 4, async ({ url, call }) => {
    const dataSource = await openDataSource(url, { poolSize: 2 });
    const { assessmentId, cookie } = await prepare(dataSource, workspace);
    await dataSource.query('ANALYZE');
    await dataSource.destroy();
    const read = async (path) => {
      const answer = await call('GET', path, { cookie });
      if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`);
      return JSON.parse(answer.body);
    };
    const at = `/assessments/${assessmentId}`;
    await read(`${at}/desk/${workspace.entries[0].dataPoint}`);
    const times = [];
    for (const { dataPoint } of workspace.entries) {
      const begin = performance.now();
      const { history, peers } = await read(`${at}/desk/${dataPoint}`);
      times.push(performance.now() - begin);
      if (history.length !== YEARS.length || ![0, CITIES - 1].includes(peers.n))
        throw new Error('The history is not complete.');
    }
    const { entries, profile } = workspace;
    const submitted = {
      ...{ city: 'Anytown', reportingYear: REPORTING_YEAR, entries, profile, boundary: 'The municipality' },
      ...{ evidence: {}, earlier: earlierOf(workspace) },
    };
    return {
      next: { median: median(times), slowest: Math.max(...times) },
      desk: await timeEach(() => read(`${at}/desk`)),
      queue: await timeEach(() => read('/desk')),
      screening: await timeEach(() => read(`${at}/screening`)),
      report: await timeEach(() => Promise.resolve(screeningReport(scorer, submitted))),
    };
  });
}

function earlierOf(workspace) {
  const { entries, profile } = workspace;
  const assessment = {
    ...{ city: 'Anytown', reportingYear: REPORTING_YEAR - 1 },
    profile: Object.fromEntries(profile.map(({ key, value }) => [key, Number(value)])),
    entries: entries.map(({ dataPoint, inputs }) => ({
      ...{ dataPoint, status: 'reported', value: null },
      inputs: Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, 1.5 * Number(value)])),
    })),
  };
  return { assessment, result: scorer.score(assessment), profile };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(await benchDesk(), null, 2));
