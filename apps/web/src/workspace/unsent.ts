import { summarise } from './queue.js';
import { openStorage } from './storage.js';

/** How many data points and answers a person has written in this browser that the server does not have yet. */
export async function countUnsent(userId: string): Promise<number> {
  const edits = await (await openStorage()).list(userId);
  const { unsent, conflicts, refused, answers } = summarise(edits);
  return unsent + conflicts + refused + answers;
}
