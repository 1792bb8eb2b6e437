import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKey, leafHashOf, parseLeaf, toHex, verifyProofFile } from '#ledger';
import { type PublishedEdition, publishExample } from './publishing.js';
import { Monitor, publicKeys } from './monitor.js';
import { leavesOf, type LedgerWorld, startLedger } from './support.js';

let world: LedgerWorld;
let edition: PublishedEdition;
beforeAll(async () => {
  world = await startLedger({ publicUrl: 'https://civiscore.example.org' });
});
afterAll(() => world.service.stop());

const get = (path: string) => world.service.get(path);

describe('a new log', () => {
  it('has a key named after the public address, in a file that nobody else may read', async () => {
    const answer = await get('/ledger/keys').expect(200);
    expect(answer.body).toMatchObject({ origin: 'civiscore.example.org/ledger', witnesses: [] });
    const file = await stat(join(world.service.dataFolder, 'ledger', 'signing-key'));
    expect(file.mode & 0o777).toBe(0o600);
  });

  it('has nothing to show yet', async () => {
    await get('/ledger/checkpoint').expect(404);
    await get('/ledger/tile/0/000.p/1').expect(404);
    await get('/api/v1/ledger/leaves/0').expect(404);
  });
});

describe('a proof', () => {
  it('is not given before the leaf is signed', async () => {
    edition = await publishExample(world);
    const answer = await get(`/api/v1/editions/${edition.id}/proof`).expect(503);
    expect(answer.body).toMatchObject({ code: 'proofPending' });
    expect(answer.headers['retry-after']).toBe('5');
  });

  it('shows to whoever knows the public key what was published, and when', async () => {
    await world.sequence();
    const answer = await get(`/api/v1/editions/${edition.id}/proofs/smartWaterMeters`).expect(200);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('text/plain'),
      'content-disposition': 'attachment; filename="civiscore-rana-2024-smartWaterMeters.tlog-proof"',
    });
    const verdict = verifyProofFile(answer.text, { origins: await publicKeys(get) });
    expect(verdict).toMatchObject({
      ok: true,
      leaf: { event: 'published', city: 'rana', dataPoint: 'smartWaterMeters', value: '27.27', unit: '%' },
      size: 4,
    });
  });

  it('proves nothing to whoever knows another key', async () => {
    const { text } = await get(`/api/v1/editions/${edition.id}/proof`).expect(200);
    const { verifierKey } = generateKey('civiscore.example.org/ledger', randomBytes(32));
    expect(verifyProofFile(text, { origins: [verifierKey] })).toMatchObject({
      ok: false,
      problem: 'unknownLog',
    });
  });

  it('is not there for what was not published', async () => {
    await get(`/api/v1/editions/${edition.id}/proofs/population`).expect(404);
    await get(`/api/v1/editions/${world.assessmentId}/proof`).expect(404);
    await get('/api/v1/editions/x/proof').expect(404);
  });
});

describe('the public log', () => {
  it('gives single leaves with their hash', async () => {
    const [row] = await leavesOf(world);
    const answer = await get('/api/v1/ledger/leaves/0').expect(200);
    const text = row?.leaf ?? '';
    expect(answer.body).toEqual({ index: 0, text, hash: toHex(leafHashOf(text)), leaf: parseLeaf(text) });
    await get('/api/v1/ledger/leaves/4').expect(404);
    await get('/api/v1/ledger/leaves/00').expect(404);
  });

  it('may be read by pages of others, and its tiles kept for ever', async () => {
    const tile = await get('/ledger/tile/0/000.p/4').expect(200);
    expect(tile.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': expect.stringContaining('immutable'),
    });
    const checkpoint = await get('/ledger/checkpoint').expect(200);
    expect(checkpoint.headers['cache-control']).toBe('no-cache');
    expect(checkpoint.text).toMatch(/^civiscore\.example\.org\/ledger\n4\n/);
  });

  it.each([
    '0/000',
    '0/000.p/5',
    '1/000.p/1',
    'entries/000',
    '0/001.p/1',
    '0/0',
    'x',
    '0/000.p/0',
    '64/000.p/1',
  ])('has no tile %s', async (path) => {
    await get(`/ledger/tile/${path}`).expect(404);
  });

  it('shows a monitor that it only grows, and exactly what was written', async () => {
    const monitor = new Monitor(get, await publicKeys(get));
    await monitor.look();
    for (let number = 1; number <= 300; number += 1) await world.judge(number);
    await world.sequence();
    const grown = await monitor.look();
    expect(grown.size).toBe(304);
    expect(await monitor.readAll(grown)).toEqual((await leavesOf(world)).map(({ leaf }) => leaf));
    await world.judge(301);
    await world.sequence();
    await monitor.readAll(await monitor.look());
  });
});
