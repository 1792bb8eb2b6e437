import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spread } from './spread.js';

describe('some of many items', () => {
  it('are all of them while there are few', () => {
    expect(spread([1, 2, 3], 3)).toEqual([1, 2, 3]);
    expect(spread([], 2)).toEqual([]);
  });

  it('are the first, the last, and others at even distances', () => {
    expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([0, 4, 8]);
    const size = fc.integer({ min: 2, max: 500 });
    fc.assert(
      fc.property(size, size, (length, most) => {
        const items = Array.from({ length }, (_, index) => index);
        const some = spread(items, most);
        expect(some).toHaveLength(Math.min(length, most));
        expect(new Set(some).size).toBe(some.length);
        expect([some[0], some.at(-1)]).toEqual([0, length - 1]);
      }),
    );
  });
});
