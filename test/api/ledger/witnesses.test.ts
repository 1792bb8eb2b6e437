import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import {
  cosigner,
  generateKey,
  noteVerifier,
  openNote,
  parseNote,
  signatureLine,
  SignatureType,
  verifyProofFile,
} from '#ledger';
import { addWitness, retireWitness } from '../../../apps/api/src/index.js';
import { Witnesses } from '../../../apps/api/src/ledger/sequencing/witnesses.service.js';
import { deliverMails } from '../support/mails.js';
import { cosign } from './history.js';
import { publicKeys } from './monitor.js';
import { publishExample } from './publishing.js';
import { type LedgerWorld, startLedger } from './support.js';
import { startWitness, type WitnessServer } from './witness-server.js';

let world: LedgerWorld;
let witness: WitnessServer;
let editionId: string;
beforeAll(async () => {
  world = await startLedger();
  editionId = (await publishExample(world)).id;
  await world.sequence();
  witness = await startWitness(await publicKeys(get));
});
afterAll(async () => {
  await witness.close();
  await world.service.stop();
});

const get = (path: string) => world.service.get(path);
const manager = () => world.service.dataSource.manager;
let number = 0;

async function grow(): Promise<void> {
  await world.judge((number += 1));
  await world.sequence();
}

/** Names of the witnesses, among those with these keys, under the newest checkpoint. */
async function cosignedBy(...vkeys: string[]): Promise<readonly string[]> {
  const { text } = await get('/ledger/checkpoint').expect(200);
  const verifiers = [...(await publicKeys(get)), ...vkeys].map(noteVerifier);
  const [, ...cosigned] = openNote(text, verifiers).verified;
  return cosigned.map(({ name }) => name);
}

const lodge = (note: string) =>
  world.service.post('/api/v1/ledger/cosignatures').type('text/plain').send(note);

describe('a witness that comes by itself', () => {
  it('has its cosignature served under the checkpoint and in proofs', async () => {
    const vkey = await cosign(world, 'university.example');
    expect(await cosignedBy(vkey)).toEqual(['university.example']);
    const { text } = await get(`/api/v1/editions/${editionId}/proofs/smartWaterMeters`).expect(200);
    const trusted = { origins: await publicKeys(get), witnesses: [vkey], quorum: 1 };
    expect(verifyProofFile(text, trusted)).toMatchObject({
      ok: true,
      cosignedBy: [{ name: 'university.example', time: 1_800_000_000 }],
    });
    await retireWitness(manager(), vkey, new Date());
  });

  it('keeps it in proofs while newer checkpoints have none', async () => {
    const before = (await get(`/api/v1/editions/${editionId}/proof`)).text;
    await grow();
    expect((await get(`/api/v1/editions/${editionId}/proof`)).text).toBe(before);
  });

  it('is refused when nobody knows it', async () => {
    const { privateKey } = generateKey('stranger.example', randomBytes(32), SignatureType.cosignature);
    const { text } = parseNote((await get('/ledger/checkpoint')).text);
    const line = signatureLine(cosigner(privateKey).cosign(text, 1));
    expect((await lodge(`${text}\n${line}`).expect(422)).body).toMatchObject({ code: 'notCosigned' });
  });

  it('is refused when it signed something else, or was retired', async () => {
    const { privateKey, verifierKey } = generateKey(
      'old.example',
      randomBytes(32),
      SignatureType.cosignature,
    );
    await addWitness(manager(), verifierKey, null, new Date());
    const { text } = parseNote((await get('/ledger/checkpoint')).text);
    const other = signatureLine(cosigner(privateKey).cosign(text.replace('\n', '!\n'), 1));
    expect((await lodge(`${text}\n${other}`).expect(422)).body).toMatchObject({ code: 'notCosigned' });
    const right = signatureLine(cosigner(privateKey).cosign(text, 1));
    const forged = text.replace(/\n\d+\n/, '\n1\n');
    for (const note of [`${forged}\n${right}`, '', 'x', `${text}\n`, 'x'.repeat(100_000)]) {
      expect((await lodge(note).expect(422)).body).toMatchObject({ code: 'checkpointUnknown' });
    }
    await retireWitness(manager(), verifierKey, new Date());
    expect((await lodge(`${text}\n${right}`).expect(422)).body).toMatchObject({ code: 'notCosigned' });
  });
});

describe('registering a witness', () => {
  it('takes public keys for cosignatures only, and each once', async () => {
    const add = (vkey: string) => addWitness(manager(), vkey, null, new Date());
    const seed = randomBytes(32);
    const { verifierKey } = generateKey('one.example', seed, SignatureType.cosignature);
    const twin = generateKey('two.example', seed, SignatureType.cosignature).verifierKey;
    expect(await add(verifierKey)).toEqual({ name: 'one.example' });
    expect(await add(verifierKey)).toEqual({ name: 'one.example' });
    expect(await add(twin)).toEqual({ refusal: 'sameKey' });
    expect(await add((await publicKeys(get))[0] ?? '')).toEqual({ refusal: 'notAKey' });
    expect(await add('x')).toEqual({ refusal: 'notAKey' });
    await retireWitness(manager(), verifierKey, new Date());
  });
});

describe('a witness with an address', () => {
  beforeEach(async () => {
    await addWitness(manager(), witness.vkey, witness.url, new Date());
    witness.mood = 'well';
    witness.answers.length = 0;
  });
  const ask = (): Promise<void> => world.service.app.get(Witnesses).ask();

  it('is asked by the worker as soon as a checkpoint is signed', async () => {
    await world.judge((number += 1));
    await deliverMails(world.service);
    expect(await cosignedBy(witness.vkey)).toEqual(['witness.example']);
  });

  it('is shown that the log only grew, and asked once for each checkpoint', async () => {
    await grow();
    await ask();
    await ask();
    expect(await cosignedBy(witness.vkey)).toEqual(['witness.example']);
    expect(witness.answers).toEqual([200]);
  });

  it('that has seen the log elsewhere says so, and is shown the growth from there', async () => {
    await grow();
    const rows: { size: string; root: Buffer }[] = await world.service.dataSource.query(
      `SELECT size, root FROM ledger_checkpoint ORDER BY size LIMIT 1`,
    );
    witness.seen = { size: Number(rows[0]?.size), root: new Uint8Array(rows[0]?.root ?? []) };
    await ask();
    expect(witness.answers).toEqual([409, 200]);
    expect(await cosignedBy(witness.vkey)).toEqual(['witness.example']);
  });

  it.each(['failing', 'lying', 'silent'] as const)(
    'that is %s is passed over until the next time',
    async (mood) => {
      await grow();
      witness.mood = mood;
      await ask();
      expect(await cosignedBy(witness.vkey)).toEqual([]);
      witness.mood = 'well';
      await ask();
      if (mood !== 'lying') expect(await cosignedBy(witness.vkey)).toEqual(['witness.example']);
    },
  );

  it('does not cosign another history', async () => {
    await grow();
    witness.seen = { size: 1, root: new Uint8Array(32) };
    await ask();
    expect(witness.answers).toEqual([409, 422]);
    expect(await cosignedBy(witness.vkey)).toEqual([]);
  });
});
