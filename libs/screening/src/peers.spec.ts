import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amongPeers } from './index.js';

describe('a value among those of other cities', () => {
  it('is so many standard deviations of the others away from their mean', () => {
    expect(amongPeers([2, 4, 6], 10)).toEqual({ n: 3, mean: 4, sd: 2, zScore: 3, q1: 3, median: 4, q3: 5 });
    expect(amongPeers([1, 2, 3, 4], 2.5)).toMatchObject({ zScore: 0, q1: 1.75, median: 2.5, q3: 3.25 });
  });

  it('has no z-score among fewer than three, among equals, and without a value', () => {
    expect(amongPeers([], 1)).toEqual({
      n: 0,
      mean: null,
      sd: null,
      zScore: null,
      q1: null,
      median: null,
      q3: null,
    });
    expect(amongPeers([5], 1)).toMatchObject({ mean: 5, sd: null, zScore: null });
    expect(amongPeers([5, 7], 1)).toMatchObject({ n: 2, mean: 6, zScore: null });
    expect(amongPeers([0.1, 0.1, 0.1], 0.2)).toMatchObject({ sd: 0, zScore: null });
    expect(amongPeers([1, 2, 3], null)).toMatchObject({ sd: 1, zScore: null });
  });

  it('does not depend on the order, nor on the unit', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: -1000, max: 1000 }), (others, value) => {
        const { zScore, q1, median, q3 } = amongPeers(others, value);
        expect(amongPeers(others.toReversed(), value)).toEqual(amongPeers(others, value));
        const other = amongPeers(
          others.map((each) => each * 1000 + 7),
          value * 1000 + 7,
        );
        if (zScore === null) expect(other.zScore).toBeNull();
        else expect(other.zScore).toBeCloseTo(zScore, 6);
        expect([q1, median, q3]).toEqual([q1, median, q3].toSorted((a, b) => (a ?? 0) - (b ?? 0)));
      }),
    );
  });
});
