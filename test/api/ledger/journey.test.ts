import { afterEach, describe, expect, it } from '@jest/globals';
import { verifyProofFile } from '#ledger';
import { openFileStore } from '#persistence';
import { type Fault, fsck } from '../../../apps/api/src/index.js';
import { Sequencer } from '../../../apps/api/src/ledger/sequencing/sequencer.service.js';
import { correct, publish, startEditionHub } from '../editions/support.js';
import { ask, idOf, inVerification, leavesOf, save, verdict } from '../verification/support.js';
import { DATA_POINT, startVerificationHub, type VerificationHub } from '../verification/support.js';
import { Monitor, publicKeys } from './monitor.js';

let hub: VerificationHub;
afterEach(() => hub.service.stop());

const get = (path: string) => hub.service.get(path);

async function faults(): Promise<readonly Fault[]> {
  const { dataSource, dataFolder } = hub.service;
  const found: Fault[] = [];
  await fsck(dataSource, openFileStore(dataFolder), (fault) => found.push(fault));
  return found;
}

describe('an assessment from the first figure to a corrected edition', () => {
  it('is in the log step by step, agrees with the tables at every moment, and proves what was published', async () => {
    hub = await startEditionHub();
    const first = await publish(hub);
    expect(await faults()).toEqual([]);
    await hub.service.app.get(Sequencer).run();
    const monitor = new Monitor(get, await publicKeys(get));
    await monitor.look();

    const second = await correct(hub);
    await hub.service.app.get(Sequencer).run();
    expect(await faults()).toEqual([]);
    await monitor.readAll(await monitor.look());

    const events = new Set((await leavesOf(hub)).map(({ event }) => event));
    expect(events).toEqual(new Set(['submitted', 'judged', 'attested', 'published']));
    const origins = await publicKeys(get);
    for (const edition of [first, second]) {
      const { text } = await get(`/api/v1/editions/${edition}/proofs/householdInternetAccess`).expect(200);
      expect(verifyProofFile(text, { origins })).toMatchObject({
        ok: true,
        leaf: { extension: { edition } },
      });
    }
  });
});

describe('a question that leads to a correction', () => {
  it('is in the log with its answer, the correction and its end', async () => {
    hub = await startVerificationHub();
    await inVerification(hub);
    const { assessmentId, cityManager } = hub;
    const question = idOf(await ask(hub, hub.vera).expect(201));
    const answers = `/assessments/${assessmentId}/questions/${question}/answers`;
    const corrected = { inputs: { householdsWithInternet: '16000' } };
    await save(hub, DATA_POINT, 1, corrected).expect(200);
    await cityManager.post(answers, { text: 'The survey of 2025.', evidence: [] }).expect(200);
    await verdict(hub);
    expect(await faults()).toEqual([]);
    const events = (await leavesOf(hub)).filter(({ dataPoint }) => dataPoint === DATA_POINT);
    expect(events.map(({ event }) => event)).toEqual([
      ...['submitted', 'questioned', 'corrected', 'answered', 'judged', 'resolved'],
    ]);
  });
});
