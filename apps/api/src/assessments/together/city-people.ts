import type { EntityManager } from 'typeorm';
import { ProblemException } from '../../shared/problem.js';

/** Throws the problem `personUnknown` (422) unless every person has a role in the city or in its programme. */
export async function requirePeople(
  manager: EntityManager,
  cityId: string,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return;
  const rows: { id: string }[] = await manager.query(
    `SELECT id FROM app_user WHERE id = ANY ($2::uuid[]) AND disabled_at IS NULL AND id IN (
       SELECT user_id FROM city_membership WHERE city_id = $1
       UNION SELECT user_id FROM programme_membership
         WHERE programme_id = (SELECT programme_id FROM city WHERE id = $1))`,
    [cityId, people],
  );
  if (rows.length < people.length) throw new ProblemException(422, 'personUnknown');
}
