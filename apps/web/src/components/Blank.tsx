/** Shown for the moment until the messages are there. Empty on purpose: nothing jumps. */
export function Blank() {
  return null;
}
