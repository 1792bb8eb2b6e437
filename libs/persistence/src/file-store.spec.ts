import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore } from './file-store.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civiscore-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = new TextEncoder().encode('snapshot');

describe('file store', () => {
  it('gives back what was saved, by its hash', async () => {
    const store = openFileStore(folder);
    const { contentHash, size } = await store.save(bytes);
    expect(size).toBe(8);
    expect(Buffer.from((await store.read(contentHash)) ?? []).toString()).toBe('snapshot');
  });

  it('keeps the same bytes once and leaves nothing else behind', async () => {
    const store = openFileStore(folder);
    const saved = await Promise.all([store.save(bytes), store.save(bytes)]);
    const { contentHash } = await store.save(bytes);
    expect(saved.map((file) => file.contentHash)).toEqual([contentHash, contentHash]);
    expect(await readdir(join(folder, 'files', contentHash.slice(0, 2)))).toEqual([contentHash]);
  });

  it('knows nothing of a hash that was never saved, and refuses what is no hash', async () => {
    const store = openFileStore(folder);
    expect(await store.read('0'.repeat(64))).toBeNull();
    await expect(async () => store.read('../postgres-password')).rejects.toThrow(RangeError);
  });

  it('does not hand out damaged bytes', async () => {
    const store = openFileStore(folder);
    const { contentHash } = await store.save(bytes);
    await writeFile(join(folder, 'files', contentHash.slice(0, 2), contentHash), 'snapshoT');
    await expect(store.read(contentHash)).rejects.toThrow(/damaged/);
  });
});
