import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { openFileStore } from '#persistence';
import { checkAll, type Fault, fsck } from '../../../apps/api/src/ledger/fsck/index.js';
import { type History, writeHistory } from './history.js';
import { columnsOf, type Place, tampered } from './tampering.js';
import { type LedgerWorld, startLedger } from './support.js';

/**
 * Every table whose rows the log vouches for, and the columns that only say when and by whom something was noted, or
 * what may be made anew.
 */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  ledger_leaf: ['position'],
  ledger_tile: [],
  ledger_checkpoint: ['at'],
  ledger_key: ['created_at', 'retired_at'],
  ledger_witness: ['url', 'added_at', 'retired_at'],
  ledger_cosignature: ['at'],
  ledger_actor: [],
  verdict: [],
  review: ['version', 'updated_at', 'updated_by'],
  question: [],
  question_message: [],
  assessment_transition: [],
  entry: [],
  entry_revision: [],
  profile_figure: [],
  profile_figure_revision: [],
  evidence: [
    'data_point',
    'name',
    'size',
    'media_type',
    'uploaded_at',
    'uploaded_by',
    'removed_at',
    'removed_by',
  ],
  edition: [],
  edition_value: [],
};

let world: LedgerWorld;
let history: History;
beforeAll(async () => {
  world = await startLedger();
  history = await writeHistory(world);
});
afterAll(() => world.service.stop());

const store = () => openFileStore(world.service.dataFolder);

async function faults(): Promise<readonly Fault[]> {
  const found: Fault[] = [];
  await fsck(world.service.dataSource, store(), (fault) => found.push(fault));
  return found;
}

/** What is found when the value at a place is another one; nothing of it stays. */
function faultsWith(place: Place): Promise<{ readonly before: string; readonly found: readonly Fault[] }> {
  return tampered(world.service.dataSource, place, async (manager) => {
    const found: Fault[] = [];
    await checkAll({ manager, report: (fault) => found.push(fault) }, store());
    return found;
  });
}

describe('a log that nobody touched', () => {
  it('agrees with everything', async () => {
    expect(await faults()).toEqual([]);
  });
});

describe.each(Object.entries(TABLES))('a changed byte in %s', (table, without) => {
  it('is found in every column', async () => {
    const columns = await columnsOf(world.service.dataSource, table);
    const unnoticed: string[] = [];
    for (const column of columns.filter(({ name }) => !without.includes(name))) {
      const { before, found } = await faultsWith({ table, column, row: 0.999, position: 0.4 });
      if (found.length === 0) unnoticed.push(`${column.name}: ${before}`);
    }
    expect(unnoticed).toEqual([]);
  });
});

describe('any byte', () => {
  it('of any row that the log vouches for is found when it changes', async () => {
    const { dataSource } = world.service;
    const places = (
      await Promise.all(
        Object.entries(TABLES).map(async ([table, without]) => {
          const columns = await columnsOf(dataSource, table);
          return columns.filter(({ name }) => !without.includes(name)).map((column) => ({ table, column }));
        }),
      )
    ).flat();
    const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fraction, fraction, async (place, row, position) => {
        const { found } = await faultsWith({ ...place, row, position });
        return found.length > 0;
      }),
      { numRuns: 20 },
    );
  });
});

describe('a changed file', () => {
  it.each(['evidence', 'document'])('of %s is found', async (kind) => {
    const [row]: { hash: string }[] = await world.service.dataSource.query(
      `SELECT content_hash AS hash FROM ${kind === 'evidence' ? 'evidence' : 'document_file'}`,
    );
    const hash = row?.hash ?? '';
    const path = join(world.service.dataFolder, 'files', hash.slice(0, 2), hash);
    const bytes = await readFile(path);
    await writeFile(
      path,
      bytes.map((byte, index) => (index === 5 ? byte ^ 1 : byte)),
    );
    expect(await faults()).toEqual([
      { code: 'fileDiffers', file: expect.stringContaining(`${kind}/`), hash },
    ]);
    await writeFile(path, bytes);
  });

  it('is told of when it is gone and proves something', async () => {
    const { evidence: hash } = history;
    const path = join(world.service.dataFolder, 'files', hash.slice(0, 2), hash);
    const bytes = await readFile(path);
    const { rm } = await import('node:fs/promises');
    await rm(path);
    expect(await faults()).toEqual([expect.objectContaining({ code: 'fileMissing', hash })]);
    await writeFile(path, bytes);
  });
});
