import { describe, expect, it } from '@jest/globals';
import type { WheelSegment } from '#documents/drawing';
import { stepFrom, type Step } from './tour.js';

const segment = (id: string, level: WheelSegment['level'], parentId: string | null) =>
  ({ id, level, parentId }) as WheelSegment;

const SEGMENTS = [
  segment('d1', 'dimension', null),
  segment('d2', 'dimension', null),
  segment('c1', 'category', 'd1'),
  segment('c2', 'category', 'd1'),
  segment('c3', 'category', 'd2'),
  segment('p1', 'dataPoint', 'c1'),
  segment('p2', 'dataPoint', 'c2'),
  segment('p3', 'dataPoint', 'c3'),
];

const step = (from: string, how: Step) => {
  const start = SEGMENTS.find(({ id }) => id === from);
  return start && stepFrom(SEGMENTS, start, how).id;
};

describe('the arrow-key tour of the wheel', () => {
  it.each<[string, Step, string]>([
    ['d1', 'next', 'd2'],
    ['d2', 'next', 'd1'],
    ['c1', 'previous', 'c3'],
    ['c2', 'next', 'c3'],
    ['d2', 'out', 'c3'],
    ['c2', 'out', 'p2'],
    ['p2', 'out', 'p2'],
    ['p3', 'in', 'c3'],
    ['c2', 'in', 'd1'],
    ['d1', 'in', 'd1'],
    ['p2', 'first', 'p1'],
    ['p1', 'last', 'p3'],
  ])('from %s, %s is %s', (from, how, to) => {
    expect(step(from, how)).toBe(to);
  });
});
