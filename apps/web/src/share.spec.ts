import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classOfShare } from '#scoring';
import { boundsOf, CLASS_RANGES, classIntervals, formatShare } from './share.js';

describe('a share in per cent', () => {
  it.each([
    [0.72, '72\u202f%'],
    [0.9496, '94.96\u202f%'],
    [0.95, '95\u202f%'],
    [0.3299, '32.99\u202f%'],
    [0.659, '65.9\u202f%'],
    [1, '100\u202f%'],
    [0, '0\u202f%'],
  ])('%d reads %s', (share, text) => {
    expect(formatShare(share, 'en')).toBe(text);
  });

  it('never reads like another class', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (thousandths) => {
        const share = thousandths / 100_000;
        const read = Number(formatShare(share, 'en').replace(/\s*%/, '')) / 100;
        expect(classOfShare(read)).toBe(classOfShare(share));
      }),
    );
  });
});

describe('class bounds', () => {
  it('rise where higher is better: the edge belongs to the higher class', () => {
    const bounds = boundsOf({ value: 60, worst: null, direction: 'higherIsBetter' });
    expect(classIntervals(bounds).map(({ spans }) => spans)).toEqual([
      [{ from: 57, to: null, included: 'from' }],
      [{ from: expect.closeTo(39.6), to: 57, included: 'from' }],
      [{ from: expect.closeTo(19.8), to: expect.closeTo(39.6), included: 'from' }],
      [{ from: null, to: expect.closeTo(19.8), included: 'from' }],
    ]);
  });

  it('fall where lower is better', () => {
    const [best, , , least] = classIntervals(
      boundsOf({ value: 10, worst: null, direction: 'lowerIsBetter' }),
    );
    expect(best?.spans).toEqual([{ from: null, to: expect.closeTo(10.526, 3), included: 'to' }]);
    expect(least?.spans).toEqual([{ from: expect.closeTo(30.303, 3), to: null, included: 'to' }]);
  });

  it('lie on both sides of a target', () => {
    const [best, third] = classIntervals(boundsOf({ value: 1, worst: null, direction: 'closestToTarget' }));
    expect(best?.spans).toEqual([{ from: 0.95, to: expect.closeTo(1.0526, 3), included: 'both' }]);
    expect(third?.spans).toHaveLength(2);
  });

  it('cover all shares without a gap', () => {
    expect(CLASS_RANGES.map(({ class: score, fromShare, toShare }) => [score, fromShare, toShare])).toEqual([
      [4, 0.95, 1],
      [3, 0.66, 0.95],
      [2, 0.33, 0.66],
      [1, 0, 0.33],
    ]);
  });
});
