import { ApiProperty } from '@nestjs/swagger';
import { type EntityManager, In } from 'typeorm';
import { AppUser } from '#persistence';

/** A person as records of what somebody did name them. */
export class PersonRefDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null for an import.' })
  readonly id: string | null;

  @ApiProperty()
  readonly name: string;
}

/** Names of people by their identifier. */
export type Names = ReadonlyMap<string, string>;

/** Whoever did something, from what records say (`user:<id>`, else the name of a program). */
export function personRef(actor: string, names: Names): PersonRefDto {
  const id = actor.startsWith('user:') ? actor.slice('user:'.length) : null;
  return { id, name: id === null ? actor.replace(/^token:.*/, 'API') : (names.get(id) ?? '') };
}

/** The people that records name. */
export function peopleIn(actors: readonly string[]): string[] {
  const ids = actors.filter((actor) => actor.startsWith('user:')).map((actor) => actor.slice('user:'.length));
  return [...new Set(ids)];
}

/** The names of people by their identifiers. */
export async function namesOf(manager: EntityManager, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const people = await manager.find(AppUser, {
    select: { id: true, name: true },
    where: { id: In([...ids]) },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** A time as the API writes it. */
export function timeText(time: Date | string): string {
  return new Date(time).toISOString();
}
