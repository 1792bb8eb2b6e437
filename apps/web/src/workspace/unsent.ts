import { summarise } from './queue.js';
import { openStorage } from './storage.js';

/** How many data points a person has changed in this browser that the server does not have yet. */
export async function countUnsent(userId: string): Promise<number> {
  const edits = await (await openStorage()).list(userId);
  const { unsent, conflicts, refused } = summarise(edits);
  return unsent + conflicts + refused;
}
