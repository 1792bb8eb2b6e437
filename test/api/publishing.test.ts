import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { canonicalJson } from '#scoring';
import { readSubmission, toAssessment } from '#exchange';
import { EditionRecord, EditionValueRecord, sha256 } from '#persistence';
import { type EditionContent, ExportService, importsInto, scorer } from '../../apps/api/src/index.js';
import { example } from './support/examples.js';
import { publishedFile, rowCounts, type Service, startService } from './support/service.js';

const published = readdirSync(new URL('../../apps/cli/src/demo/data/', import.meta.url)).map((file) =>
  file.replace('.json', ''),
);

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

async function publish(file: unknown): Promise<string> {
  const answer = await service.send(file, { publish: true }).expect(201);
  return (answer.body as { editionId: string }).editionId;
}

async function contentOf(id: string): Promise<EditionContent> {
  return (await service.get(`/api/v1/editions/${id}/content`).expect(200)).body as EditionContent;
}

describe('the published results of the eight cities', () => {
  it.each(published)(
    'of %s are taken in, and their page shows the result that the engine gives',
    async (name) => {
      const file = await publishedFile(name);
      const id = await publish(file);
      const reading = readSubmission(file);
      if (!reading.ok) throw new Error(`${name} was refused`);
      const page = await service.get(`/api/v1/editions/${id}`).expect(200);
      const result = scorer.score(toAssessment(reading.submission));
      expect(page.body).toMatchObject({
        id,
        number: 1,
        state: 'publishedElsewhere',
        city: { slug: name, name: reading.submission.city },
        values: reading.submission.values,
        profile: reading.submission.profile,
        versions: result.versions,
      });
      expect(canonicalJson((page.body as { result: unknown }).result)).toBe(canonicalJson(result));
    },
  );

  it('are listed by name, each with its latest edition', async () => {
    const page = await service.get('/api/v1/cities').expect(200);
    const { items, total } = page.body as {
      items: { slug: string; latestEdition: unknown }[];
      total: number;
    };
    expect(total).toBe(published.length);
    expect(items.map(({ slug }) => slug)).toEqual(published.toSorted());
    expect(items[2]).toMatchObject({
      slug: 'karmoy',
      name: 'Karmøy',
      latestEdition: { number: 1, overall: { level: 'overall' }, dimensions: [{ name: 'Economy' }, {}, {}] },
    });
  });

  it.each([
    ['karmo', ['karmoy']],
    ['KARMØY', ['karmoy']],
    ['norway', ['asker', 'karmoy', 'rana', 'stavanger']],
    ['%', []],
    ["' OR 1=1 --", []],
  ])('are found by part of a name: %s', async (search, slugs) => {
    const page = await service.get('/api/v1/cities').query({ search }).expect(200);
    expect((page.body as { items: { slug: string }[] }).items.map(({ slug }) => slug)).toEqual(slugs);
  });

  it('are listed page by page and by country', async () => {
    const page = await service.get('/api/v1/cities?country=no&page=2&pageSize=3').expect(200);
    expect(page.body).toMatchObject({ total: 4, page: 2, pageSize: 3, items: [{ slug: 'stavanger' }] });
  });

  it('can be compared KPI by KPI', async () => {
    const answer = await service.get('/api/v1/catalogue/kpis/EC-ICT-ICT-2C/values').expect(200);
    expect(answer.body).toMatchObject({
      slug: 'EC-ICT-ICT-2C',
      dataPoints: [{ key: 'fixedBroadbandSubscriptions' }],
    });
    const { values } = (
      answer.body as { dataPoints: { values: { city: { slug: string }; class: number }[] }[] }
    ).dataPoints[0]!;
    expect(values.find(({ city }) => city.slug === 'karmoy')).toMatchObject({ value: 84.51, class: 4 });
    // The pages read of Rana's report say nothing about broadband; that is no "not reported".
    expect(values.map(({ city }) => city.slug)).not.toContain('rana');
    const missing = await service.get('/api/v1/catalogue/kpis/EC-I-T-5A/values').expect(200);
    expect(missing.body).toMatchObject({
      dataPoints: [{ values: [{ city: { slug: 'rana' }, status: 'notReported', value: null }] }],
    });
  });
});

describe('an edition', () => {
  it('is its canonical JSON, whose hash it names and serves as its tag', async () => {
    const id = await publish(await publishedFile('karmoy'));
    const answer = await service.get(`/api/v1/editions/${id}/content`).expect(200);
    const page = await service.get(`/api/v1/editions/${id}`).expect(200);
    const hash = sha256(answer.text);
    expect((page.body as { contentHash: string }).contentHash).toBe(hash);
    expect(answer.headers).toMatchObject({
      etag: `"${hash}"`,
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(canonicalJson(answer.body)).toBe(answer.text);
    expect(answer.body).toMatchObject({
      label: { en: 'Published by U4SSC; scored here with reference set 2026.1' },
      submission: { document: 'U4SSC Verification Report, Karmøy, Norway, September 2020' },
    });
  });

  it('is sent once to a reader who keeps it', async () => {
    const id = await publish(await publishedFile('karmoy'));
    for (const path of ['', '/content', '/explanations', '/explanations/coverage3G', '/wheel.svg']) {
      const first = await service.get(`/api/v1/editions/${id}${path}`).expect(200);
      const etag = first.headers['etag'] ?? '';
      expect(etag).toMatch(/^"/);
      const second = await service
        .get(`/api/v1/editions/${id}${path}`)
        .set('If-None-Match', etag)
        .expect(304);
      expect(second.text).toBeFalsy();
    }
  });

  it('keeps a result that its figures give again, and explains it', async () => {
    const id = await publish(await publishedFile('valencia'));
    const content = await contentOf(id);
    const assessment = toAssessment(content.submission);
    expect(canonicalJson(scorer.score(assessment))).toBe(canonicalJson(content.result));
    const all = await service.get(`/api/v1/editions/${id}/explanations`).expect(200);
    expect(all.body).toEqual(scorer.explain(assessment));
    const one = await service.get(`/api/v1/editions/${id}/explanations/patents`).expect(200);
    expect(one.body).toMatchObject({ dataPoint: 'patents', value: 10.23, benchmarkSet: '2026.1' });
    expect(all.body).toContainEqual(one.body);
  });

  it('has a row for each data point of its source, equal to the result, and none for what the source leaves out', async () => {
    const id = await publish(await publishedFile('valencia'));
    const rows = await service.dataSource.manager.findBy(EditionValueRecord, { editionId: id });
    const { result, submission } = await contentOf(id);
    const given = new Set(submission.values.map(({ dataPoint }) => dataPoint));
    expect(new Map(rows.map((row) => [row.dataPoint, row.share]))).toEqual(
      new Map(
        result.dataPoints
          .filter(({ dataPoint }) => given.has(dataPoint))
          .map(({ dataPoint, share }) => [dataPoint, share]),
      ),
    );
    expect(rows).toHaveLength(13);
  });

  it('says where figures do not fit together, in the language of the reader', async () => {
    const id = await publish({
      ...example,
      city: 'Inconsistent',
      values: [
        { code: 'EC: ICT: ICT: 1C', dataPoint: 'householdInternetAccess', status: 'reported', value: 40 },
        { code: 'EC: ICT: ICT: 2C', dataPoint: 'fixedBroadbandSubscriptions', status: 'reported', value: 90 },
      ],
    });
    const findings = async (lang: string) => {
      const page = await service.get(`/api/v1/editions/${id}?lang=${lang}`).expect(200);
      return (page.body as { findings: { ruleId: string; message: string }[] }).findings;
    };
    const [english, french] = [await findings('en'), await findings('fr')];
    expect(english.length).toBeGreaterThan(0);
    expect(english[0]).toMatchObject({ severity: 'warning', dataPoints: expect.anything() });
    expect(french.map(({ ruleId }) => ruleId)).toEqual(english.map(({ ruleId }) => ruleId));
    expect(french[0]?.message).not.toBe(english[0]?.message);
    expect((await contentOf(id)).findings).toHaveLength(english.length);
  });
});

describe('publishing again', () => {
  it('the same file changes nothing and gives the same edition', async () => {
    const first = await publish({ ...example, city: 'Twice' });
    const before = await rowCounts(service.dataSource);
    expect(await publish({ ...example, city: 'Twice' })).toBe(first);
    expect(await rowCounts(service.dataSource)).toEqual(before);
  });

  it('changed figures makes the next edition and leaves the old one as it was', async () => {
    const first = await publish({ ...example, city: 'Changed' });
    const old = await service.get(`/api/v1/editions/${first}/content`);
    const changed = { ...example, city: 'Changed', values: [{ ...example.values[1], value: 50 }] };
    const second = await publish(changed);
    const city = await service.get('/api/v1/cities/changed').expect(200);
    expect(city.body).toMatchObject({
      editions: [
        { id: second, number: 2 },
        { id: first, number: 1 },
      ],
    });
    expect((await service.get(`/api/v1/editions/${first}/content`)).text).toBe(old.text);
  });

  it('the same file several times at once makes one edition', async () => {
    const file = { ...example, city: 'At Once' };
    const ids = await Promise.all(Array.from({ length: 8 }, () => publish(file)));
    expect(new Set(ids).size).toBe(1);
    const editions = await service.dataSource.manager.countBy(EditionRecord, { id: ids[0]! });
    expect(editions).toBe(1);
    expect((await service.get('/api/v1/cities?search=at once').expect(200)).body).toMatchObject({ total: 1 });
  });

  it('different files of one city at once numbers them without a gap', async () => {
    const file = (value: number) => ({
      ...example,
      city: 'Busy',
      values: [{ ...example.values[1], value }],
    });
    await Promise.all([1, 2, 3, 4, 5].map((value) => publish(file(value))));
    const city = await service.get('/api/v1/cities/busy').expect(200);
    const { editions } = city.body as { editions: { number: number }[] };
    expect(editions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  });
});

describe('importing', () => {
  it('without publishing keeps the assessment and makes no edition', async () => {
    const answer = await service.send({ ...example, city: 'Quiet', document: null }).expect(201);
    expect(answer.body).toMatchObject({ city: { slug: 'quiet' }, editionId: null, warnings: [] });
    expect((await service.get('/api/v1/cities/quiet').expect(200)).body).toMatchObject({ editions: [] });
  });

  it('a smaller file later turns what is missing into "not reported", with its history', async () => {
    const file = { ...example, city: 'Shrinking' };
    await service.send(file).expect(201);
    const answer = await service.send({ ...file, values: file.values.slice(1) }).expect(201);
    const { assessmentId } = answer.body as { assessmentId: string };
    const entries: { data_point: string; status: string; revision: number }[] =
      await service.dataSource.query(
        'SELECT data_point, status, revision FROM entry WHERE assessment_id = $1 ORDER BY data_point',
        [assessmentId],
      );
    expect(entries).toEqual([
      { data_point: 'giniCoefficient', status: 'notReported', revision: 1 },
      { data_point: 'householdInternetAccess', status: 'notReported', revision: 2 },
      { data_point: 'smartWaterMeters', status: 'reported', revision: 1 },
    ]);
  });

  it('gives cities of one name in two countries two addresses', async () => {
    const slugs = [];
    for (const countryCode of ['ES', 'VE', 'ES']) {
      const answer = await service.send({ ...example, city: 'Mérida', countryCode }).expect(201);
      slugs.push((answer.body as { city: { slug: string } }).city.slug);
    }
    expect(slugs).toEqual(['merida', 'merida-ve', 'merida']);
  });

  it('gives a city whose name has no Latin letters an address too', async () => {
    const answer = await service.send({ ...example, city: '東京', countryCode: 'JP' }).expect(201);
    expect(answer.body).toMatchObject({ city: { slug: 'city-jp' } });
  });

  it('keeps every digit as typed', async () => {
    const text = JSON.stringify({ ...example, city: 'Digits' }).replace('27.27', '27.270');
    await service.send(text, { publish: true }).expect(201);
    const rows: { value: string }[] = await service.dataSource.query(
      `SELECT entry.value FROM entry JOIN city ON city.id = entry.city_id
        WHERE city.slug = 'digits' AND entry.value IS NOT NULL`,
    );
    expect(rows).toEqual([{ value: '27.270' }]);
    const exported = await new ExportService(service.dataSource).exportSubmission('digits');
    expect(exported.ok && exported.text).toContain('"value": 27.270');
  });

  it('what was exported gives the same edition', async () => {
    const id = await publish(await publishedFile('moscow'));
    const exported = await new ExportService(service.dataSource).exportSubmission('moscow');
    if (!exported.ok) throw new Error('Moscow was not exported');
    expect(await publish(exported.text)).toBe(id);
  });

  it('warns in the language of the sender', async () => {
    const answer = await service.send(await publishedFile('moscow'), { lang: 'fr' }).expect(201);
    expect(answer.body).toMatchObject({
      warnings: [{ path: 'profile.population.value', code: 'profileInWords' }],
    });
    expect((answer.body as { warnings: { message: string }[] }).warnings[0]?.message).toContain('en mots');
  });

  it('through the service of the command line is the same use case', async () => {
    const imports = importsInto(service.dataSource);
    const imported = await imports.importSubmission(await publishedFile('karmoy'), {
      publish: true,
      actor: 'test',
    });
    expect(imported.editionId).toBe(await publish(await publishedFile('karmoy')));
  });
});
