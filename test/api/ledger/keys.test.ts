import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKey, noteVerifier, openCheckpoint } from '#ledger';
import { createApp, LedgerKeyError, LedgerSettings, operateLedger } from '../../../apps/api/src/index.js';
import { temporaryFolder } from '../../support/folders.js';
import { publicKeys } from './monitor.js';
import { type LedgerWorld, startLedger } from './support.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await startLedger();
});
afterAll(() => world.service.stop());

const get = (path: string) => world.service.get(path);
const now = new Date('2027-01-01T00:00:00Z');

function operation(options: ConstructorParameters<typeof LedgerSettings>[2] = {}, folder?: string) {
  const { dataSource, dataFolder } = world.service;
  return operateLedger(dataSource, new LedgerSettings(folder ?? dataFolder, undefined, options));
}

/** Which of the keys signed the newest checkpoint. */
async function signedBy(vkeys: readonly string[]): Promise<readonly string[]> {
  const { text } = await get('/ledger/checkpoint').expect(200);
  const { verified } = openCheckpoint(text, vkeys.map(noteVerifier));
  return vkeys.filter((vkey) => verified.some(({ keyId }) => keyId === noteVerifier(vkey).keyId));
}

describe('the name of a log without a public address', () => {
  it('follows the settings until something was logged', async () => {
    expect((await get('/ledger/keys')).body).toMatchObject({ origin: 'localhost/ledger' });
    const { dataSource, dataFolder } = world.service;
    const named = await createApp({ dataSource, dataFolder, ledger: { origin: 'log.example.org' } });
    await named.close();
    expect((await get('/ledger/keys')).body).toMatchObject({ origin: 'log.example.org', keys: [{}] });
  });

  it('then stays', async () => {
    await world.judge(1);
    await world.sequence();
    const { dataSource, dataFolder } = world.service;
    const renamed = await createApp({ dataSource, dataFolder, ledger: { origin: 'other.example.org' } });
    await renamed.close();
    expect((await get('/ledger/keys')).body).toMatchObject({ origin: 'log.example.org', keys: [{}] });
  });
});

describe('rotating the key', () => {
  it('has checkpoints signed with both keys, the present one too, until the old one is retired', async () => {
    const [old = ''] = await publicKeys(get);
    const { keys, sequencer } = operation();
    const { verifierKey, privateKey } = await keys.rotate();
    expect(privateKey).toBeNull();
    await sequencer.run();
    expect(await publicKeys(get)).toEqual(expect.arrayContaining([old, verifierKey]));
    expect(await signedBy([old, verifierKey])).toEqual([old, verifierKey]);
    await world.judge(2);
    await world.sequence();
    expect(await signedBy([old, verifierKey])).toEqual([old, verifierKey]);

    expect(await keys.retire(now)).toEqual([old]);
    await world.judge(3);
    await world.sequence();
    expect(await signedBy([verifierKey])).toEqual([verifierKey]);
    await expect(signedBy([old])).rejects.toThrow('No known key');
    const answer = await get('/ledger/keys');
    expect((answer.body as { keys: object[] }).keys).toContainEqual(
      expect.objectContaining({ vkey: old, retiredAt: now.toISOString() }),
    );
  });

  it('with keys in the settings gives the new one to be put there', async () => {
    const own = (await readKeys()).at(0) ?? '';
    const { keys } = operation({ keys: [own] });
    const { privateKey, verifierKey } = await keys.rotate();
    expect(await publicKeys(get)).not.toContain(verifierKey);
    const next = operation({ keys: [privateKey ?? '', own] });
    await next.sequencer.run();
    expect(await signedBy([verifierKey])).toEqual([verifierKey]);
    await operation({ keys: [own] }).keys.retire(now);
    expect(await readKeys()).toEqual([own]);
  });
});

describe('a key that is not right', () => {
  it.each([
    ['is gone', {}, 'missing'],
    ['is of another log', { keys: [generateKey('other', randomBytes(32)).privateKey] }, 'otherLog'],
    ['is none', { keys: ['PRIVATE+KEY+x'] }, 'unreadable'],
  ])('signs nothing when it %s, and no other is made', async (_, options, trouble) => {
    const before = await publicKeys(get);
    const { keys, sequencer } = operation(options, await temporaryFolder());
    const error = new LedgerKeyError(trouble as 'missing');
    await expect(keys.prepare()).rejects.toThrow(error.message);
    await expect(sequencer.run()).rejects.toThrow(error.message);
    expect(await publicKeys(get)).toEqual(before);
  });

  it('is not missed by a server that leaves the jobs to another process', async () => {
    const { dataSource } = world.service;
    const dataFolder = await temporaryFolder();
    const server = await createApp({ dataSource, dataFolder, ledger: { elsewhere: true } });
    await server.close();
    expect(await readdir(dataFolder)).not.toContain('ledger');
  });

  it('does not keep the rest of the program from working', async () => {
    const { dataSource } = world.service;
    const other = await createApp({ dataSource, dataFolder: await temporaryFolder() });
    await other.close();
  });
});

describe('a new name for the log', () => {
  it('begins a new history for readers: for a database that had to be put back', async () => {
    const { keys } = operation();
    const vkey = await keys.rename('log2.example.org', now);
    await world.judge(4);
    await world.sequence();
    expect((await get('/ledger/checkpoint')).text).toMatch(/^log2\.example\.org\n4\n/);
    expect(await signedBy([vkey])).toEqual([vkey]);
    await rm(join(world.service.dataFolder, 'ledger', 'signing-key'));
    await expect(world.sequence()).rejects.toThrow('missing');
  });
});

async function readKeys(): Promise<string[]> {
  const text = await readFile(join(world.service.dataFolder, 'ledger', 'signing-key'), 'utf8');
  return text.trim().split('\n');
}
