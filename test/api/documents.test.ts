import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentFileRecord } from '#persistence';
import { publishedFile, type Service, startService } from './support/service.js';

let service: Service;
let edition: string;
beforeAll(async () => {
  service = await startService();
  const answer = await service.send(await publishedFile('valencia'), { publish: true }).expect(201);
  edition = `/api/v1/editions/${(answer.body as { editionId: string }).editionId}`;
});
afterAll(() => service.stop());

const snapshot = (lang: string) => service.get(`${edition}/documents/snapshot.pdf?lang=${lang}`).expect(200);

describe('the City Snapshot', () => {
  it('is a PDF that many readers at once get as the same bytes, stored once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => snapshot('en')));
    const bytes = answers.map(({ body }) => (body as Buffer).toString('latin1'));
    expect(bytes[0]).toMatch(/^%PDF-/);
    expect(new Set(bytes).size).toBe(1);
    expect(answers[0]?.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="civiscore-valencia-2020-en.pdf"',
    });
    const known = await service.dataSource.manager.find(DocumentFileRecord);
    expect(known).toMatchObject([
      { kind: 'snapshot.pdf', language: 'en', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    const files = await readdir(join(service.dataFolder, 'files'), { recursive: true });
    expect(files.filter((file) => file.endsWith(known[0]!.contentHash))).toHaveLength(1);
  });

  it('is served from its file later, and not at all to a reader who has it', async () => {
    const first = await snapshot('en');
    expect((await snapshot('en')).body).toEqual(first.body);
    const etag = first.headers['etag'] ?? '';
    await service.get(`${edition}/documents/snapshot.pdf?lang=en`).set('If-None-Match', etag).expect(304);
  });

  it('exists in every language', async () => {
    const [english, french] = [await snapshot('en'), await snapshot('fr')];
    expect(french.headers['etag']).not.toBe(english.headers['etag']);
    const german = await service
      .get(`${edition}/documents/snapshot.pdf`)
      .set('Accept-Language', 'de, fr;q=0.5');
    expect(german.headers).toMatchObject({ etag: french.headers['etag'], 'content-language': 'fr' });
  });
});

describe('the wheel', () => {
  it('is an SVG in the language of the reader', async () => {
    const wheel = await service.get(`${edition}/wheel.svg?lang=fr`).expect(200);
    expect(wheel.headers['content-type']).toMatch(/^image\/svg\+xml/);
    expect((wheel.body as Buffer).toString()).toMatch(/^<svg/);
    const english = await service.get(`${edition}/wheel.svg?lang=en`).expect(200);
    expect(english.headers['etag']).not.toBe(wheel.headers['etag']);
  });
});
