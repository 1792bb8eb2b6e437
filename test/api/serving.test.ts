import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchmarkSet, dataPointList, kpis } from '#catalogue';
import { maturityModel } from '#maturity';
import { openApiDocument } from '../../apps/api/src/index.js';
import { temporaryFolder } from '../support/folders.js';
import { createTestDatabase } from '../support/database.js';
import { type Service, startService } from './support/service.js';
import { createApp } from '../../apps/api/src/index.js';
import request from 'supertest';

let service: Service;
beforeAll(async () => {
  const webRoot = await temporaryFolder();
  await mkdir(join(webRoot, 'assets'));
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Civiscore</title>');
  await writeFile(join(webRoot, 'evidence-frame.html'), '<!doctype html><title>Evidence</title>');
  await writeFile(join(webRoot, 'assets', 'index-abc123.js'), 'export {};');
  service = await startService({ webRoot });
});
afterAll(() => service.stop());

const problem = (status: number, code: string) => ({
  type: `urn:civiscore:problem:${code}`,
  title: expect.any(String),
  status,
  code,
  detail: expect.any(String),
});

describe('the catalogue', () => {
  it('has every KPI and data point in the language of the reader', async () => {
    const english = await service.get('/api/v1/catalogue?lang=en').expect(200);
    const french = await service.get('/api/v1/catalogue').set('Accept-Language', 'fr-CH').expect(200);
    type View = { kpis: { name: string; dataPoints: unknown[] }[]; dimensions: { name: string }[] };
    const view = english.body as View;
    expect(view.kpis).toHaveLength(kpis.length);
    expect(view.kpis.flatMap(({ dataPoints }) => dataPoints)).toHaveLength(dataPointList.length);
    expect(view.kpis[0]?.name).toBe('Household Internet Access');
    expect((french.body as View).kpis[0]?.name).not.toBe(view.kpis[0]?.name);
    expect(french.headers).toMatchObject({ 'content-language': 'fr' });
    expect(french.headers['vary']).toMatch(/Accept-Language/);
  });

  it('explains each KPI in each language', async () => {
    for (const { code } of kpis) {
      for (const lang of ['en', 'fr']) {
        const slug = code.replaceAll(': ', '-');
        const answer = await service.get(`/api/v1/catalogue/kpis/${slug}?lang=${lang}`).expect(200);
        expect(answer.body).toMatchObject({ code, slug, dataPoints: expect.any(Array) });
      }
    }
  });

  it('comes with the benchmark set and the maturity model', async () => {
    const set = await service.get(`/api/v1/benchmark-sets/${benchmarkSet.version}`).expect(200);
    expect(set.body).toEqual(benchmarkSet);
    expect((await service.get('/api/v1/maturity-model').expect(200)).body).toEqual(maturityModel);
  });
});

describe('an address where there is nothing', () => {
  it.each([
    ['/api/v1/cities/atlantis', 'cityNotFound'],
    ['/api/v1/cities/%27%20OR%201=1', 'cityNotFound'],
    ['/api/v1/editions/17', 'editionNotFound'],
    ['/api/v1/editions/018f0000-0000-7000-8000-000000000000', 'editionNotFound'],
    ['/api/v1/editions/018f0000-0000-7000-8000-000000000000/documents/snapshot.pdf', 'editionNotFound'],
    ['/api/v1/catalogue/kpis/XX-1', 'kpiNotFound'],
    ['/api/v1/catalogue/kpis/constructor/values', 'kpiNotFound'],
    ['/api/v1/benchmark-sets/1999', 'benchmarkSetNotFound'],
    ['/api/v1/nothing', 'notFound'],
    ['/api/nothing', 'notFound'],
    ['/api', 'notFound'],
    ['/health/nothing', 'notFound'],
  ])('%s says so in a problem document', async (path, code) => {
    const answer = await service.get(path).set('Accept', 'text/html').expect(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toEqual(problem(404, code));
  });

  it('is told in French to whoever reads French', async () => {
    const answer = await service.get('/api/v1/cities/atlantis').set('Accept-Language', 'fr').expect(404);
    expect(answer.body).toMatchObject({ title: 'Cette ville n’existe pas' });
  });

  it('that cannot even be decoded is a bad request', async () => {
    expect((await service.get('/api/v1/cities/%E0%A4%A').expect(400)).body).toEqual(
      problem(400, 'badRequest'),
    );
  });
});

describe('parameters of an address', () => {
  it.each([
    ['/api/v1/cities?colour=blue', 'colour', 'whitelistValidation'],
    ['/api/v1/catalogue?lang=xx', 'lang', 'isIn'],
    ['/api/v1/catalogue?lang=en&lang=fr', 'lang', 'isIn'],
    ['/api/v1/cities?page=0', 'page', 'min'],
    ['/api/v1/cities?page=x', 'page', 'isInt'],
    ['/api/v1/cities?pageSize=100000', 'pageSize', 'max'],
    ['/api/v1/cities?country=Norway', 'country', 'matches'],
    ['/api/v1/cities?search=a&search=b', 'search', 'isString'],
    [`/api/v1/cities?search=${'x'.repeat(101)}`, 'search', 'maxLength'],
  ])('that make no sense are refused: %s', async (path, name, code) => {
    const answer = await service.get(path).expect(400);
    expect(answer.body).toMatchObject({ code: 'queryRefused', errors: [{ path: name, code }] });
  });
});

describe('the pages', () => {
  it('get the start page at every address that is none of the service', async () => {
    for (const path of ['/', '/en', '/en/cities/karmoy', '/fr/kpis']) {
      const answer = await service.get(path).set('Accept', 'text/html').expect(200);
      expect(answer.text).toContain('<title>Civiscore</title>');
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('get it as well for a program that takes anything, but not for one that wants JSON', async () => {
    const page = await service.get('/en/cities/karmoy').set('Accept', '*/*').expect(200);
    expect(page.text).toContain('<title>Civiscore</title>');
    await service.get('/en/cities/karmoy').set('Accept', 'application/json').expect(404);
  });

  it('keep files whose names carry their hash', async () => {
    const answer = await service.get('/assets/index-abc123.js').expect(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await service.get('/assets/gone.js').expect(404)).body).toEqual(problem(404, 'notFound'));
    await service.get('/..%2f..%2fpackage.json').expect(404);
  });

  it('show evidence in a frame that has no origin and stands only in our own pages', async () => {
    const { headers } = await service.get('/evidence-frame.html').expect(200);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining(['sandbox allow-scripts', "default-src 'none'", "frame-ancestors 'self'"]),
    );
    expect(policy).not.toMatch(/allow-same-origin|connect-src|unsafe-eval/);
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    const script = await service.get('/assets/index-abc123.js').expect(200);
    expect(script.headers['access-control-allow-origin']).toBe('*');
    const page = await service.get('/').set('Accept', 'text/html').expect(200);
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('may run only scripts of this server', async () => {
    const { headers } = await service.get('/').set('Accept', 'text/html').expect(200);
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('the health of the service', () => {
  it('is live and ready while its database answers', async () => {
    expect((await service.get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
    expect((await service.get('/health/ready').expect(200)).body).toEqual({ status: 'ok' });
  });

  it('is live but not ready when its database is gone', async () => {
    const database = await createTestDatabase();
    const app = await createApp({ dataSource: database.dataSource, dataFolder: await temporaryFolder() });
    try {
      await database.drop();
      await request(app.getHttpServer()).get('/health/live').expect(200);
      const answer = await request(app.getHttpServer()).get('/health/ready').expect(503);
      expect(answer.body).toEqual(problem(503, 'notReady'));
    } finally {
      await app.close();
    }
  });
});

describe('the description of the API', () => {
  it('is the one in docs, made from the program and served by it', async () => {
    const generated = JSON.parse(JSON.stringify(await openApiDocument())) as unknown;
    const committed = await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
    expect(JSON.parse(committed)).toEqual(generated);
    expect((await service.get('/api/v1/openapi.json').expect(200)).body).toEqual(generated);
  });
});
