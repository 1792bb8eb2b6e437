import { v7 } from 'uuid';

/** A new identifier: UUID version 7, made in code so that no table needs a sequence; sorts by time of creation. */
export function newId(): string {
  return v7();
}
