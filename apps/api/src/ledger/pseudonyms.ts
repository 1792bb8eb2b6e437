import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';

const PSEUDONYM_BYTES = 12;

/** The pseudonyms that the log has for actors such as `user:<id>`; actors without one are left out. */
export async function knownPseudonyms(
  manager: EntityManager,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { readonly actor: string; readonly pseudonym: string }[] = await manager.query(
    `SELECT actor, pseudonym FROM ledger_actor WHERE actor = ANY($1::text[])`,
    [actors],
  );
  return new Map(rows.map(({ actor, pseudonym }) => [actor, pseudonym]));
}

/** Who stands behind pseudonyms; those that were struck out are left out. */
export async function actorsBehind(
  manager: EntityManager,
  pseudonyms: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { readonly actor: string; readonly pseudonym: string }[] = await manager.query(
    `SELECT actor, pseudonym FROM ledger_actor WHERE pseudonym = ANY($1::text[])`,
    [pseudonyms],
  );
  return new Map(rows.map(({ actor, pseudonym }) => [pseudonym, actor]));
}

/** The pseudonyms of actors; who has none yet gets a random one. */
export async function pseudonymsOf(
  manager: EntityManager,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // In one order always, so that two transactions never wait for each other.
  const wanted = [...new Set(actors)].sort();
  const known = await knownPseudonyms(manager, wanted);
  const missing = wanted.filter((actor) => !known.has(actor));
  if (missing.length === 0) return known;
  await manager.query(
    `INSERT INTO ledger_actor (actor, pseudonym) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (actor) DO NOTHING`,
    [missing, missing.map(() => randomBytes(PSEUDONYM_BYTES).toString('base64url'))],
  );
  // Somebody else may have been quicker.
  return knownPseudonyms(manager, wanted);
}
