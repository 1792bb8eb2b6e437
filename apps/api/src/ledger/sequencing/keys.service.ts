import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import { generateKey, type NoteSigner, noteSigner, verifierKeyOf } from '#ledger';
import { LedgerCheckpointRecord, LedgerKeyRecord } from '#persistence';
import { LedgerSettings } from '../settings.js';
import { readKeyFile, writeKeyFile } from './key-file.js';
import { alone } from './lock.js';

/** Why there is nothing to sign with. */
export type KeyTrouble =
  /** The log has keys, but this installation has none of them. */
  | 'missing'
  /** A key was retired before. */
  | 'retired'
  /** The keys are of logs of different names, or of another name than the log has. */
  | 'otherLog'
  /** A key is not in the form it should be in. */
  | 'unreadable'
  /** The keys lie in the settings, where this program cannot change them. */
  | 'inSettings';

/** The log cannot be signed with the keys that are there. */
export class LedgerKeyError extends Error {
  override readonly name = 'LedgerKeyError';

  constructor(readonly trouble: KeyTrouble) {
    super(`The log cannot be signed: its signing key is ${trouble}.`);
  }
}

/** The keys of the log: in the settings, or in a file of the data folder that is made at the first start. */
@Injectable()
export class LedgerKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: LedgerSettings,
  ) {}

  /** Makes the key of a log that has none, and publishes the keys there are. Throws `LedgerKeyError`. */
  async prepare(): Promise<void> {
    await alone(this.dataSource, async (manager) => {
      const keys = await this.secretKeys();
      const isEmpty = (await manager.count(LedgerCheckpointRecord)) === 0;
      // Until the log has an entry its name may still change.
      const isRenamed =
        isEmpty && this.settings.keys === null && keys.some((key) => nameOf(key) !== this.settings.origin);
      const isNew = keys.length === 0 && (await manager.count(LedgerKeyRecord)) === 0;
      if (isEmpty) await this.forgetOthers(manager, isRenamed ? [] : keys);
      if (isNew || isRenamed) await this.begin(manager, this.settings.origin);
      else if (keys.length === 0) throw new LedgerKeyError('missing');
      else await this.publish(manager, keys);
    });
  }

  /** Who signs checkpoints: the newest key first, and older ones until they are retired. Throws `LedgerKeyError`. */
  async signers(manager: EntityManager): Promise<readonly NoteSigner[]> {
    const keys = await this.secretKeys();
    if (keys.length === 0) throw new LedgerKeyError('missing');
    await this.publish(manager, keys);
    return keys.map((key) => noteSigner(key));
  }

  /**
   * Adds a key, with which checkpoints are signed besides the present one. Where the keys lie in the settings nothing is
   * changed; the new private key is given back to be put there.
   */
  async rotate(): Promise<{ readonly verifierKey: string; readonly privateKey: string | null }> {
    return alone(this.dataSource, async (manager) => {
      const keys = await this.secretKeys();
      const [present] = keys;
      if (present === undefined) throw new LedgerKeyError('missing');
      await this.publish(manager, keys);
      const { privateKey, verifierKey } = generateKey(noteSigner(present).name, randomBytes(32));
      if (this.settings.keys !== null) return { verifierKey, privateKey };
      await writeKeyFile(this.settings.folder, [privateKey, ...keys]);
      await this.publish(manager, [privateKey]);
      return { verifierKey, privateKey: null };
    });
  }

  /** Ends the use of all keys but the newest, and gives them. Keys in the settings must have been taken out there. */
  async retire(now: Date): Promise<readonly string[]> {
    return alone(this.dataSource, async (manager) => {
      const [newest] = await this.secretKeys();
      if (newest === undefined) throw new LedgerKeyError('missing');
      await this.publish(manager, [newest]);
      if (this.settings.keys === null) await writeKeyFile(this.settings.folder, [newest]);
      return endOthers(manager, verifierKeyOf(newest), now);
    });
  }

  /**
   * Gives the log a new name with a new key, and ends the use of the old ones: for readers it is a new log, which begins
   * with the entries that are there. Throws `LedgerKeyError` where the keys lie in the settings.
   */
  async rename(origin: string, now: Date): Promise<string> {
    if (this.settings.keys !== null) throw new LedgerKeyError('inSettings');
    return alone(this.dataSource, async (manager) => {
      const { privateKey, verifierKey } = generateKey(origin, randomBytes(32));
      await endOthers(manager, verifierKey, now);
      await manager.insert(LedgerKeyRecord, { vkey: verifierKey, createdAt: now, retiredAt: null });
      await writeKeyFile(this.settings.folder, [privateKey]);
      return verifierKey;
    });
  }

  private secretKeys(): Promise<readonly string[]> {
    return this.settings.keys === null
      ? readKeyFile(this.settings.folder)
      : Promise.resolve(this.settings.keys);
  }

  /** Makes a first key and keeps it in the file. */
  private async begin(manager: EntityManager, origin: string): Promise<void> {
    const { privateKey } = generateKey(origin, randomBytes(32));
    await writeKeyFile(this.settings.folder, [privateKey]);
    await this.publish(manager, [privateKey]);
  }

  /** Of a log without entries nothing was signed yet: keys that are no longer there need not be known. */
  private async forgetOthers(manager: EntityManager, keys: readonly string[]): Promise<void> {
    if (keys.length === 0 && this.settings.keys !== null) return;
    await manager.delete(LedgerKeyRecord, { vkey: Not(In(keys.map(verifierKeyOf))) });
  }

  private async publish(manager: EntityManager, keys: readonly string[]): Promise<void> {
    const known = await manager.find(LedgerKeyRecord);
    const byKey = new Map(known.map((key) => [key.vkey, key]));
    const inUse = known.find(({ retiredAt }) => retiredAt === null);
    const name = inUse ? nameOfVerifier(inUse.vkey) : nameOf(keys[0] ?? '');
    for (const key of keys) {
      if (nameOf(key) !== name) throw new LedgerKeyError('otherLog');
      const vkey = verifierKeyOf(key);
      const record = byKey.get(vkey);
      if (record?.retiredAt) throw new LedgerKeyError('retired');
      if (!record) await manager.insert(LedgerKeyRecord, { vkey, createdAt: new Date(), retiredAt: null });
    }
  }
}

async function endOthers(manager: EntityManager, vkey: string, now: Date): Promise<readonly string[]> {
  const used = await manager.findBy(LedgerKeyRecord, { retiredAt: IsNull(), vkey: Not(vkey) });
  for (const ended of used) await manager.update(LedgerKeyRecord, { vkey: ended.vkey }, { retiredAt: now });
  return used.map((ended) => ended.vkey);
}

function nameOf(privateKey: string): string {
  try {
    return noteSigner(privateKey).name;
  } catch {
    throw new LedgerKeyError('unreadable');
  }
}

/** The name in a verifier key: what comes before the first plus. */
export function nameOfVerifier(vkey: string): string {
  return vkey.slice(0, vkey.indexOf('+'));
}
