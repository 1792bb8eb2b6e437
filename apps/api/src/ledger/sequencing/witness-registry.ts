import type { EntityManager } from 'typeorm';
import { FormatError, noteVerifier, SignatureType, toHex } from '#ledger';
import { LedgerWitnessRecord } from '#persistence';

/** Why a witness is not registered. */
export type WitnessRefusal =
  /** The text is not a public key for cosignatures. */
  | 'notAKey'
  /** The same key is registered under another name. */
  | 'sameKey';

/** Registers a witness, or one that was retired again; gives its name or why it cannot be one. */
export async function addWitness(
  manager: EntityManager,
  vkey: string,
  url: string | null,
  now: Date,
): Promise<{ readonly name: string } | { readonly refusal: WitnessRefusal }> {
  const verifier = readKey(vkey);
  if (verifier?.type !== SignatureType.cosignature) return { refusal: 'notAKey' };
  const publicKey = toHex(verifier.publicKey);
  const known = await manager.find(LedgerWitnessRecord);
  const isTwin = known.some(
    (witness) => witness.vkey !== vkey && toHex(noteVerifier(witness.vkey).publicKey) === publicKey,
  );
  if (isTwin) return { refusal: 'sameKey' };
  const { name } = verifier;
  await manager.upsert(LedgerWitnessRecord, { vkey, name, url, addedAt: now, retiredAt: null }, ['vkey']);
  return { name };
}

/** Witnesses by name. */
export function listWitnesses(manager: EntityManager): Promise<LedgerWitnessRecord[]> {
  return manager.find(LedgerWitnessRecord, { order: { name: 'ASC', vkey: 'ASC' } });
}

/** Ends the trust in a witness, named by its key; what it cosigned stays. False when there is none in use. */
export async function retireWitness(manager: EntityManager, vkey: string, now: Date): Promise<boolean> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(LedgerWitnessRecord)
    .set({ retiredAt: now })
    .where('vkey = :vkey AND retired_at IS NULL', { vkey })
    .execute();
  return affected === 1;
}

function readKey(vkey: string): ReturnType<typeof noteVerifier> | null {
  try {
    return noteVerifier(vkey);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}
