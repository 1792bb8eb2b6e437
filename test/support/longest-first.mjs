/**
 * The order of the test files: the tiers with the longest files first, so that none of those runs alone at the end.
 * Within a tier Jest's own order holds: by how long a file took before, or else by its size.
 */
import Sequencer from '@jest/test-sequencer';

/** Folders of tests, those with the longest files first; every other file comes after them. */
const FIRST = ['/test/browser/', '/test/cli/', '/test/security/', '/test/'];

const rank = ({ path }) => {
  const found = FIRST.findIndex((folder) => path.includes(folder));
  return found < 0 ? FIRST.length : found;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((left, right) => rank(left) - rank(right));
  }
}
