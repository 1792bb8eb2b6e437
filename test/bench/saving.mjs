/**
 * Saving fields with 200 editors at once, through HTTP as browsers do, against plain `pg` writing the same rows. Server,
 * database and editors share the machine.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { dataPointList } from '#catalogue';
import { newId, openDataSource } from '#persistence';
import { makePerson, withServer } from './server.mjs';

const CITIES = 20;
const EDITORS_PER_CITY = 10;
const EDITORS = CITIES * EDITORS_PER_CITY;
/** Data points of each assessment that are filled in beforehand, so that every save judges a real assessment. */
const KEYS = dataPointList
  .filter(({ dataPoint }) => dataPoint.valueType !== 'boolean')
  .map(({ dataPoint }) => dataPoint.key);

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

/** Cities with filled-in assessments, and editors with sessions. */
async function prepare(dataSource) {
  const at = new Date();
  const programmeId = newId();
  const editors = [];
  const [{ id: edition }] = await dataSource.query('SELECT id FROM catalogue_edition');
  const [{ version }] = await dataSource.query('SELECT version FROM benchmark_set');
  await dataSource.query(
    `INSERT INTO programme (id, name, slug, created_at) VALUES ($1, 'Bench', 'bench', $2)`,
    [programmeId, at],
  );
  for (let city = 0; city < CITIES; city++) {
    const [cityId, assessmentId] = [newId(), newId()];
    await dataSource.query(
      `INSERT INTO city (id, name, country, country_code, slug, programme_id, created_at)
       VALUES ($1, $2, 'Norway', 'NO', $2, $3, $4)`,
      [cityId, `city-${city}`, programmeId, at],
    );
    await dataSource.query(
      `INSERT INTO assessment (city_id, id, reporting_year, state, catalogue_edition, benchmark_set, created_at, created_by)
       VALUES ($1, $2, 2026, 'draft', $3, $4, $5, 'bench')`,
      [cityId, assessmentId, edition, version, at],
    );
    await dataSource.query(
      `INSERT INTO entry (city_id, assessment_id, data_point, revision, status, value, overridden, reason, updated_at, updated_by)
       SELECT $1, $2, key, 1, 'reported', 42.5, true, 'known', $4, 'bench' FROM unnest($3::text[]) AS key`,
      [cityId, assessmentId, KEYS, at],
    );
    await dataSource.query(
      `INSERT INTO profile_figure (city_id, assessment_id, key, revision, value, stated, updated_at, updated_by)
       SELECT $1, $2, key, 1, 41000, '41000', $3, 'bench'
       FROM unnest('{population,households,cityArea,cityGdp,labourForce}'::text[]) AS key`,
      [cityId, assessmentId, at],
    );
    for (let number = 0; number < EDITORS_PER_CITY; number++) {
      const { userId, cookie } = await makePerson(dataSource, `editor-${city}-${number}@example.org`, at);
      await dataSource.query(
        `INSERT INTO city_membership (city_id, id, user_id, role, created_at) VALUES ($1, $2, $3, 'cityManager', $4)`,
        [cityId, newId(), userId, at],
      );
      // Everybody works through data points of their own.
      const own = KEYS.filter((_, index) => index % EDITORS_PER_CITY === number);
      editors.push({
        cityId,
        assessmentId,
        own,
        cookie,
        revisions: new Map(),
        saves: 0,
      });
    }
  }
  return editors;
}

/** One field saved; gives the milliseconds it took. */
async function saveOne(call, editor) {
  const dataPoint = editor.own[editor.saves++ % editor.own.length];
  const baseRevision = editor.revisions.get(dataPoint) ?? 1;
  const body = JSON.stringify({ baseRevision, patch: { value: `${(Math.random() * 100).toFixed(3)}` } });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    cookie: editor.cookie,
    'x-civiscore-csrf': editor.csrf,
  };
  const path = `/assessments/${editor.assessmentId}/entries/${dataPoint}`;
  const begin = performance.now();
  const answer = await call('PUT', path, headers, body);
  const took = performance.now() - begin;
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`);
  editor.revisions.set(dataPoint, JSON.parse(answer.body).revision);
  return took;
}

/** Every editor saves again and again for `seconds`, with `pause` milliseconds between two saves. */
async function saveFor(call, editors, seconds, pause) {
  const times = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    editors.map(async (editor, index) => {
      if (pause > 0) await sleep((pause * index) / editors.length);
      while (performance.now() < end) {
        const took = await saveOne(call, editor);
        times.push(took);
        if (pause > 0) await sleep(Math.max(0, pause - took));
      }
    }),
  );
  const elapsed = (performance.now() - begin) / 1000;
  times.sort((left, right) => left - right);
  return { perSecond: times.length / elapsed, median: share(times, 0.5), p95: share(times, 0.95) };
}

const UPSERT = `INSERT INTO entry (city_id, assessment_id, data_point, revision, status, value, overridden, reason, updated_at,
    updated_by) VALUES ($1, $2, $3, $4, 'reported', $5, true, 'known', $6, 'pg')
  ON CONFLICT (city_id, assessment_id, data_point) DO UPDATE
    SET revision = excluded.revision, value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`;
const REVISION = `INSERT INTO entry_revision (city_id, assessment_id, data_point, revision, status, value, overridden, reason,
    updated_at, updated_by) VALUES ($1, $2, $3, $4, 'reported', $5, true, 'known', $6, 'pg')`;

/** The same rows written by plain `pg` from one connection: each save committed by itself, or all of them at once. */
async function plainPg(url, editors, saves, { together }) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const begin = performance.now();
    if (together) await client.query('BEGIN');
    for (let number = 0; number < saves; number++) {
      const { cityId, assessmentId, own } = editors[number % editors.length];
      const revision = (together ? 2_000_000 : 1_000_000) + number;
      const values = [cityId, assessmentId, own[number % own.length], revision, '12.345', new Date()];
      if (!together) await client.query('BEGIN');
      await client.query({ name: 'upsert', text: UPSERT, values });
      await client.query({ name: 'revision', text: REVISION, values });
      if (!together) await client.query('COMMIT');
    }
    if (together) await client.query('COMMIT');
    return saves / ((performance.now() - begin) / 1000);
  } finally {
    await client.end();
  }
}

export function benchSaving() {
  return withServer('saving', EDITORS, async ({ url, call }) => {
    const dataSource = await openDataSource(url, { poolSize: 2 });
    const editors = await prepare(dataSource);
    await dataSource.query('ANALYZE');
    await dataSource.destroy();
    for (const editor of editors) {
      const { body } = await call('GET', '/session', { cookie: editor.cookie });
      editor.csrf = JSON.parse(body).csrf;
    }
    await saveFor(call, editors, 3, 0);
    const paced = await saveFor(call, editors, 10, 1000);
    const flatOut = await saveFor(call, editors, 10, 0);
    const eachCommitted = await plainPg(url, editors, 2000, { together: false });
    const together = await plainPg(url, editors, 2000, { together: true });
    return { editors: EDITORS, paced, flatOut, plainPg: { eachCommitted, together } };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(await benchSaving(), null, 2));
