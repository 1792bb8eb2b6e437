import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKey, noteVerifier, openCheckpoint, parseProof, SignatureType } from '#ledger';
import { example } from '../api/support/examples.js';
import { writeHistory } from '../api/ledger/history.js';
import { publicKeys } from '../api/ledger/monitor.js';
import { type PublishedEdition, publishExample } from '../api/ledger/publishing.js';
import { type LedgerWorld, startLedger } from '../api/ledger/support.js';
import { temporaryFolder } from '../support/folders.js';
import { civiscore } from './support/program.js';

let world: LedgerWorld;
let edition: PublishedEdition;
let env: Record<string, string>;
let folder: string;
let proof: string;
beforeAll(async () => {
  world = await startLedger();
  await writeHistory(world);
  edition = await publishExample(world);
  const { dataSource, dataFolder } = world.service;
  env = {
    DATABASE_URL: (dataSource.options as { url: string }).url,
    CIVISCORE_DATA: dataFolder,
  };
  folder = await temporaryFolder();
  proof = await proofOf(`proofs/smartWaterMeters`);
});
afterAll(() => world.service.stop());

const get = (path: string) => world.service.get(path);

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function proofOf(path: string): Promise<string> {
  const { text } = await get(`/api/v1/editions/${edition.id}/${path}`).expect(200);
  return fileOf(`${path.replace('/', '-')}.tlog-proof`, text);
}

describe('civiscore verify-proof', () => {
  it('says in words what is proven, to whoever has the public key, without database or network', async () => {
    const [key = ''] = await publicKeys(get);
    const nowhere = { DATABASE_URL: 'postgresql://nowhere.invalid/none' };
    const { code, out, err } = await civiscore(['verify-proof', proof, '--key', key], nowhere);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^Proven\.\nrana \(NO\), 2024: EC: ICT: WS: 1C, smartWaterMeters = 27\.27 % \(reported\)\.\n/,
    );
    expect(out).toMatch(/Published 20\S+Z in edition 1, whose content has the SHA-256 [0-9a-f]{64}\.\n/);
    expect(out).toContain(`Signed with ${key}\nNo known witness has cosigned it.\n`);
  });

  it('takes the file of public keys that the log serves, and tells which witnesses have seen it', async () => {
    const keys = await fileOf('keys.json', JSON.stringify((await get('/ledger/keys')).body));
    const { code, out } = await civiscore(['verify-proof', '--keys', keys, proof, '--quorum', '1']);
    expect(code).toBe(0);
    expect(out).toContain('Seen by the witness university.example at 2027-01-15T08:00:00.000Z.\n');
  });

  it('says what of an edition as a whole is proven', async () => {
    const keys = await fileOf('keys.txt', (await publicKeys(get)).join('\n'));
    const { code, out } = await civiscore(['verify-proof', await proofOf('proof'), '--keys', keys], {
      LC_ALL: 'fr_FR.UTF-8',
    });
    expect(code).toBe(0);
    expect(out).toMatch(/^Prouvé\.\nrana \(NO\), 2024 : édition 1 \(publishedElsewhere\), publiée/);
  });

  it('proves nothing with another key, with a changed value, or with too few witnesses', async () => {
    const [key = ''] = await publicKeys(get);
    const other = generateKey('localhost/ledger', randomBytes(32)).verifierKey;
    const witness = generateKey('w', randomBytes(32), SignatureType.cosignature).verifierKey;
    const text = (await get(`/api/v1/editions/${edition.id}/proofs/smartWaterMeters`)).text;
    const leaf = Buffer.from(parseProof(text).extra ?? []).toString('utf8');
    const forged = Buffer.from(leaf.replace('27.27', '72.27')).toString('base64');
    const changed = await fileOf('changed', text.replace(/^extra .*$/m, `extra ${forged}`));
    const cases = [
      [[proof, '--key', other], 'none of the given keys'],
      [[changed, '--key', key], 'not in the log that was signed'],
      [[proof, '--key', key, '--witness', witness], 'fewer witnesses'],
    ] as const;
    for (const [args, reason] of cases) {
      const { code, out, err } = await civiscore(['verify-proof', ...args]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^NOT PROVEN/);
      expect(err).toContain(reason);
    }
  });

  it('says what is wrong with its arguments', async () => {
    const [key = ''] = await publicKeys(get);
    const bad = await fileOf('bad.json', '{"keys": 1}');
    for (const [args, reason] of [
      [[proof], 'Give the public key'],
      [[proof, '--key', 'x'], 'A key cannot be read'],
      [[join(folder, 'none'), '--key', key], 'does not exist'],
      [[proof, '--keys', bad], 'not a file of public keys'],
    ] as const) {
      const { code, err } = await civiscore(['verify-proof', ...args]);
      expect(code).toBe(2);
      expect(err).toContain(reason);
    }
  });
});

describe('civiscore fsck', () => {
  it('says that everything agrees', async () => {
    const { code, out, err } = await civiscore(['fsck'], env);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Everything agrees: \d+ entries in the log, 0 waiting for their place, /);
  });

  it('tells every fault in a line, and how many there are', async () => {
    const { dataSource } = world.service;
    const change = (to: string) =>
      dataSource.query(`UPDATE verdict SET value = $1 WHERE number = 3 AND data_point = 'smartWaterMeters'`, [
        to,
      ]);
    await change('27.28');
    try {
      const { code, out, err } = await civiscore(['fsck'], env);
      expect(code).toBe(1);
      expect(out).toMatch(
        /^verdict\/[0-9a-f-]{36}\/smartWaterMeters\/3: not as entry \d+ of the log has it\n$/,
      );
      expect(err).toBe('1 fault.\n');
    } finally {
      await change('27.27');
    }
  });
});

describe('civiscore ledger', () => {
  const signers = async (vkeys: readonly string[]): Promise<number> => {
    const { text } = await get('/ledger/checkpoint').expect(200);
    return openCheckpoint(text, vkeys.map(noteVerifier)).verified.length;
  };

  it('rotates the key while the service runs, and retires the old one', async () => {
    const [old = ''] = await publicKeys(get);
    const rotated = await civiscore(['ledger', 'rotate-key'], env);
    expect([rotated.code, rotated.err]).toEqual([0, expect.stringContaining('retire-key')]);
    const vkey = rotated.out.trim();
    expect(await signers([old, vkey])).toBe(2);
    const retired = await civiscore(['ledger', 'retire-key'], env);
    expect(retired.out).toBe(`Retired; checkpoints are no longer signed with:\n${old}\n`);
    await world.service.send({ ...example, city: 'Vega' }, { publish: true }).expect(201);
    await world.sequence();
    expect(await signers([vkey])).toBe(1);
    await expect(signers([old])).rejects.toThrow();
    expect((await civiscore(['fsck'], env)).out).toContain('Everything agrees');
  });

  it('with a key in the settings prints the new one to be put there', async () => {
    const key = generateKey('localhost/ledger', randomBytes(32)).privateKey;
    const { code, out, err } = await civiscore(['ledger', 'rotate-key'], {
      ...env,
      CIVISCORE_LEDGER_KEY: key,
    });
    expect([code, err]).toEqual([0, expect.stringContaining('CIVISCORE_LEDGER_KEY')]);
    expect(out).toMatch(/^PRIVATE\+KEY\+localhost\/ledger\+/);
  });

  it('registers, lists and retires witnesses', async () => {
    const { verifierKey } = generateKey('city.example', randomBytes(32), SignatureType.cosignature);
    const add = ['ledger', 'witness', 'add'];
    const added = await civiscore([...add, verifierKey, '--url', 'https://city.example/witness'], env);
    expect(added.out).toBe('city.example is registered as a witness.\n');
    const listed = await civiscore(['ledger', 'witness', 'list'], env);
    expect(listed.out).toMatch(/^city\.example\+\S+ {2}since 20\S+ {2}https:\/\/city\.example\/witness$/m);
    expect((await civiscore(['ledger', 'witness', 'retire', verifierKey], env)).code).toBe(0);
    const refused = await civiscore([...add, 'city.example+key'], env);
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('not the public key of a witness'),
    ]);
  });
});
