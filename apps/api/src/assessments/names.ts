import { type EntityManager, In } from 'typeorm';
import { AppUser } from '#persistence';
import type { Names } from './entries/entry-view.js';

/** The names of people by their identifiers. */
export async function namesOf(manager: EntityManager, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const people = await manager.find(AppUser, {
    select: { id: true, name: true },
    where: { id: In([...ids]) },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
