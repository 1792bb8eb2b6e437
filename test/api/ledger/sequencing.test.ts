import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#persistence';
import { createApp, LedgerSettings, operateLedger } from '../../../apps/api/src/index.js';
import { Sequencer } from '../../../apps/api/src/ledger/sequencing/sequencer.service.js';
import { deliverMails } from '../support/mails.js';
import { Monitor, publicKeys } from './monitor.js';
import { leavesOf, type LedgerWorld, startLedger } from './support.js';

let world: LedgerWorld;
beforeAll(async () => {
  world = await startLedger();
});
afterAll(() => world.service.stop());

const get = (path: string) => world.service.get(path);
let number = 0;
const judge = (): Promise<void> => world.judge((number += 1));

async function waiting(): Promise<number> {
  return (await leavesOf(world)).filter((leaf) => leaf.leaf_index === null).length;
}

async function signedSize(): Promise<number> {
  return Number((await get('/ledger/checkpoint').expect(200)).text.split('\n')[1]);
}

describe('leaves of many writers at once', () => {
  it('are all taken up, once, without gaps, while sequencers run; what was rolled back is not there', async () => {
    const others = await Promise.all([connect(), connect(), connect()]);
    try {
      const sequencers = [world.service.app.get(Sequencer), ...others.map(sequencerOf)];
      const writing = { done: false };
      const written = Promise.all(
        Array.from({ length: 6 }, async (_, writer) => {
          for (let round = 0; round < 15; round += 1) {
            const mine = 1000 * (writer + 1) + round;
            const fails = round % 5 === 4;
            await world.judge(mine, {}, fails ? new Error('rolled back') : undefined).catch(() => undefined);
          }
        }),
      ).then(() => {
        writing.done = true;
      });
      await Promise.all(
        sequencers.map(async (sequencer) => {
          while (!writing.done) await sequencer.run();
        }),
      );
      await written;
      await world.sequence();
    } finally {
      await Promise.all(others.map((other) => other.destroy()));
    }
    const leaves = await leavesOf(world);
    const indexes = leaves.map((leaf) => Number(leaf.leaf_index)).toSorted((a, b) => a - b);
    expect(indexes).toEqual(leaves.map((_, index) => index));
    expect(
      leaves.map((leaf) => leaf.subject_number).filter((each) => ((each ?? 0) % 1000) % 5 === 4),
    ).toEqual([]);
    expect(leaves).toHaveLength(6 * 12);
    const monitor = new Monitor(get, await publicKeys(get));
    const entries = await monitor.readAll(await monitor.look());
    expect(entries.toSorted()).toEqual(leaves.map(({ leaf }) => leaf).toSorted());
  });

  async function connect(): Promise<DataSource> {
    const { options } = world.service.dataSource;
    const url = (options as { url: string }).url;
    return new DataSource(dataSourceOptions(url)).initialize();
  }

  /** The sequencer of another process. */
  function sequencerOf(dataSource: DataSource): Sequencer {
    return operateLedger(dataSource, new LedgerSettings(world.service.dataFolder, undefined)).sequencer;
  }
});

describe('a sequencer that is stopped', () => {
  afterEach(async () => {
    await world.service.dataSource.query(`DROP FUNCTION IF EXISTS power_cut CASCADE`);
  });

  it('before it could commit, leaves everything as it was; the next run begins again', async () => {
    await judge();
    const before = await signedSize();
    await world.service.dataSource.query(`
      CREATE FUNCTION power_cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'power cut'; END $$;
      CREATE TRIGGER power_cut BEFORE INSERT ON ledger_checkpoint FOR EACH ROW EXECUTE FUNCTION power_cut()`);
    await expect(world.sequence()).rejects.toThrow('power cut');
    expect([await waiting(), await signedSize()]).toEqual([1, before]);
    await world.service.dataSource.query(`DROP FUNCTION power_cut CASCADE`);
    await world.sequence();
    expect([await waiting(), await signedSize()]).toEqual([0, before + 1]);
  });

  it('after it committed and before it signed, shows nothing unsigned; the next run signs', async () => {
    await judge();
    const before = await signedSize();
    await world.service.app.get(Sequencer).takeUp();
    expect([await waiting(), await signedSize()]).toEqual([0, before]);
    await get(`/api/v1/ledger/leaves/${before}`).expect(404);
    await get(`/ledger/tile/0/000.p/${before + 1}`).expect(404);
    await world.sequence();
    expect(await signedSize()).toBe(before + 1);
  });

  it('is finished by the next start of the service', async () => {
    await judge();
    await world.service.app.get(Sequencer).takeUp();
    await judge();
    const before = await signedSize();
    const { dataSource, dataFolder } = world.service;
    const next = await createApp({ dataSource, dataFolder });
    await next.close();
    expect([await waiting(), await signedSize()]).toEqual([0, before + 2]);
  });
});

describe('the worker', () => {
  it('takes up and signs what was written', async () => {
    await judge();
    const before = await signedSize();
    await deliverMails(world.service);
    expect([await waiting(), await signedSize()]).toEqual([0, before + 1]);
  });
});

describe('a database that was put back to an older state', () => {
  it('is not signed, for a key does not vouch for two histories; under a new name it is', async () => {
    const { dataSource } = world.service;
    await dataSource.query(`CREATE TABLE old_leaf AS TABLE ledger_leaf; CREATE TABLE old_tile AS TABLE ledger_tile;
      CREATE TABLE old_checkpoint AS TABLE ledger_checkpoint`);
    await judge();
    await world.sequence();
    const size = await signedSize();
    await dataSource.query(`TRUNCATE ledger_leaf, ledger_tile, ledger_checkpoint CASCADE;
      INSERT INTO ledger_leaf OVERRIDING SYSTEM VALUE SELECT * FROM old_leaf;
      INSERT INTO ledger_tile SELECT * FROM old_tile; INSERT INTO ledger_checkpoint SELECT * FROM old_checkpoint`);
    await judge();
    await expect(world.sequence()).rejects.toThrow(`a tree of ${size} entries that is not in this database`);
    await judge();
    await expect(world.sequence()).rejects.toThrow('not in this database');
    expect(await signedSize()).toBe(size - 1);

    const settings = new LedgerSettings(world.service.dataFolder, undefined);
    const { keys } = operateLedger(dataSource, settings);
    const vkey = await keys.rename('log2.example.org', new Date());
    await world.sequence();
    const monitor = new Monitor(get, [vkey]);
    expect(await monitor.look()).toMatchObject({ origin: 'log2.example.org', size: size + 1 });
  });
});
