import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '#persistence';
import { entryOf, type Hub, idOf, startHub, submitSmall } from './support.js';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.service.stop());

const dataPoint = 'householdInternetAccess';
const entry = () => `/assessments/${hub.assessmentId}/entries/${dataPoint}/evidence`;
const file = (id: string) => `/assessments/${hub.assessmentId}/evidence/${id}`;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const HTML = Buffer.from('<!doctype html><script>alert(document.cookie)</script>');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const PROGRAM = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

function send(bytes: Buffer, filename: string, contentType = 'image/png', browser = hub.cityManager) {
  return browser.call('post', entry()).attach('file', bytes, { filename, contentType });
}

/** Files that wait in the store's way in. */
async function waiting(): Promise<string[]> {
  return readdir(join(hub.service.dataFolder, 'files', 'incoming'));
}

describe('a file of evidence', () => {
  it('is kept under its hash, with the type that its bytes tell, and comes back as it was sent', async () => {
    const added = await send(PNG, 'Målinger 2025.png', 'text/html').expect(201);
    expect(added.body).toMatchObject({
      name: 'Målinger 2025.png',
      size: PNG.length,
      mediaType: 'image/png',
      sha256: sha256(PNG),
      uploadedBy: { name: 'anna' },
    });
    const back = await hub.colleague
      .get(file(idOf(added)))
      .buffer(true)
      .expect(200);
    expect(Buffer.compare(back.body as Buffer, PNG)).toBe(0);
    expect(back.headers['content-disposition']).toContain("filename*=UTF-8''M%C3%A5linger%202025.png");
    expect(await waiting()).toEqual([]);
  });

  it.each<[string, Buffer, string]>([
    ['a page', HTML, 'text/html'],
    ['a drawing with a script', SVG, 'image/svg+xml'],
    ['a program', PROGRAM, 'application/pdf'],
  ])('that is %s is never shown by a browser', async (_, bytes, declared) => {
    const added = await send(bytes, 'report.html', declared).expect(201);
    expect(added.body).toMatchObject({ mediaType: 'application/octet-stream' });
    const back = await hub.cityManager.get(file(idOf(added))).expect(200);
    expect(back.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cache-control': expect.stringContaining('no-store'),
    });
  });

  it('that is a PDF or an image is shown in a frame of our own pages, where nothing of it runs', async () => {
    const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n');
    for (const [bytes, type] of [
      [PNG, 'image/png'],
      [pdf, 'application/pdf'],
    ] as const) {
      const added = await send(bytes, 'report').expect(201);
      const shown = await hub.cityManager.get(`${file(idOf(added))}/view`).expect(200);
      expect(shown.headers).toMatchObject({
        'content-type': type,
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'self'",
        'x-frame-options': 'SAMEORIGIN',
        'cache-control': expect.stringContaining('no-store'),
      });
    }
  });

  it.each([
    ['a page', HTML],
    ['a drawing with a script', SVG],
    ['a workbook', Buffer.from('PK\u0003\u0004')],
  ])('that is %s is not shown', async (_, bytes) => {
    const added = await send(bytes, 'report').expect(201);
    await hub.cityManager.get(`${file(idOf(added))}/view`).expect(404);
    await hub.cityManager.get(file(idOf(added))).expect(200);
  });

  it.each([
    ['../../../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system.ini', 'system.ini'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ])('called %j does no harm', async (name, shown) => {
    const added = await send(PNG, name).expect(201);
    expect((added.body as { name: string }).name).toBe(shown);
  });

  it('of exactly 50 MB is taken, one byte more is not', async () => {
    const most = Buffer.alloc(50 * 1024 * 1024, 7);
    await send(most, 'large.bin').expect(201);
    const refused = await send(Buffer.concat([most, Buffer.from('x')]), 'larger.bin').expect(413);
    expect(refused.body).toMatchObject({ code: 'fileTooLarge', detail: expect.stringContaining('50') });
    expect(await waiting()).toEqual([]);
  });

  it('that is empty, or not there, is refused', async () => {
    expect((await send(Buffer.alloc(0), 'empty.pdf').expect(422)).body).toMatchObject({ code: 'fileEmpty' });
    const none = await hub.cityManager.call('post', entry()).field('note', 'no file').expect(422);
    expect(none.body).toMatchObject({ code: 'fileMissing' });
    expect(await waiting()).toEqual([]);
  });

  it('stands with others at its data point, and stays known when it is taken away', async () => {
    const before = await entryOf(hub, dataPoint);
    const id = before.evidence[0]!.id;
    expect(before.evidence.length).toBeGreaterThan(3);
    await hub.contributor.delete(file(id)).expect(404);
    await hub.cityManager.delete(file(id)).expect(204);
    await hub.cityManager.get(file(id)).expect(404);
    expect((await entryOf(hub, dataPoint)).evidence).toHaveLength(before.evidence.length - 1);
    const rows: unknown[] = await hub.service.dataSource.query(
      'SELECT removed_by FROM evidence WHERE id = $1 AND removed_at IS NOT NULL',
      [id],
    );
    expect(rows).toEqual([{ removed_by: `user:${hub.ids.cityManager}` }]);
  });

  it('is nothing for strangers, neither to read nor to add', async () => {
    const [first] = (await entryOf(hub, dataPoint)).evidence;
    await hub.stranger.get(file(first!.id)).expect(404);
    await send(PNG, 'a.png', 'image/png', hub.stranger).expect(404);
    await send(PNG, 'a.png', 'image/png', hub.contributor).expect(404);
  });

  it('is neither added nor taken away once the assessment is handed in', async () => {
    await submitSmall(hub);
    const [first] = (await entryOf(hub, dataPoint)).evidence;
    expect((await send(PNG, 'late.png').expect(409)).body).toMatchObject({ code: 'assessmentFrozen' });
    await hub.cityManager.delete(file(first!.id)).expect(409);
    await hub.programmeManager.get(file(first!.id)).expect(200);
  });
});
