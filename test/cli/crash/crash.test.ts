import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from '../../support/folders.js';
import { halves, missing } from './check.js';
import { type Hub, makeHub } from './hub.js';
import { Running } from './running.js';
import { countOf, emptyJournal, type Journal, workUntil } from './work.js';

/** Crashes of each kind; `CIVISCORE_CRASHES=50` for a long run. */
const CRASHES = Number(process.env['CIVISCORE_CRASHES'] ?? 1);

let running: Running;
let hub: Hub;
const journal: Journal = emptyJournal();
beforeAll(async () => {
  running = new Running(join(await temporaryFolder(), 'data'));
  await running.start();
  hub = await makeHub(running);
}, 120_000);
afterAll(() => running.stop());

/** Waits until the journal has grown by so much, each round by a little more, and something was published since. */
async function untilWorked(round: number): Promise<void> {
  const [before, published] = [countOf(journal), journal.editions.length];
  while (countOf(journal) < before + 20 + round || journal.editions.length === published) await wait(5);
}

describe.each(['program', 'database'] as const)('while everybody works, the %s is killed', (what) => {
  it.each(Array.from({ length: CRASHES }, (_, round) => round))(
    'and nothing that was acknowledged is missing, nothing is half done (round %#)',
    async (round) => {
      let killed = false;
      const work = workUntil(() => killed, hub, journal);
      await untilWorked(round);
      await running.kill(what);
      killed = true;
      await work;
      await running.start();
      expect(await running.withDatabase((dataSource) => missing(dataSource, journal))).toEqual([]);
      expect(await running.withDatabase(halves)).toEqual([]);
      expect(await running.fsck()).toMatchObject({ code: 0 });
    },
    60_000,
  );
});
