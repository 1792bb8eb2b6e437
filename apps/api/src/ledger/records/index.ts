import type { EntityManager } from 'typeorm';
import { kindOf, type RowKind, type RowRef } from '../subject.js';
import { editions, publishedValues } from './editions.js';
import { entryRevisions, profileRevisions } from './entries.js';
import type { Facts, RowReader } from './facts.js';
import { closedQuestions, messages, steps, verdicts } from './verification.js';

export type { Facts, Json } from './facts.js';

const READERS: Readonly<Record<RowKind, RowReader>> = {
  entryRevision: entryRevisions,
  profileRevision: profileRevisions,
  step: steps,
  message: messages,
  question: closedQuestions,
  verdict: verdicts,
  edition: editions,
  publishedValue: publishedValues,
};

/**
 * What the rows of leaves say, in the order asked for; one query for each kind. `null` for a row that is not there.
 * Leaves are made from it and `fsck` compares them with it.
 */
export async function readFacts(
  manager: EntityManager,
  refs: readonly RowRef[],
): Promise<readonly (Facts | null)[]> {
  const facts: (Facts | null)[] = refs.map(() => null);
  const places = Map.groupBy(refs.keys(), (place) => kindOf(refs[place] as RowRef));
  for (const [kind, numbers] of places) {
    const found = await READERS[kind](
      manager,
      numbers.map((number) => refs[number] as RowRef),
    );
    found.forEach((fact, index) => {
      facts[numbers[index] as number] = fact;
    });
  }
  return facts;
}
