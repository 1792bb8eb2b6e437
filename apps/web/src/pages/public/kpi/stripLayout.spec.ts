import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { niceTicks, placeLabels } from './stripLayout.js';

describe('the axis of the strip plot', () => {
  it.each([
    [[12, 97], 60, true, [0, 20, 40, 60, 80, 100]],
    [[78], 81, false, [74, 76, 78, 80, 82]],
    [[0.64, 0.74], 1, false, [0.2, 0.4, 0.6, 0.8, 1]],
    [[0, 120], 50, false, [0, 25, 50, 75, 100, 125]],
  ])('of %j with the benchmark %d', (figures, benchmark, percentage, ticks) => {
    expect(niceTicks(figures, benchmark, percentage)).toEqual(ticks);
  });

  it.each([
    [[-4], -4],
    [[-999999.9999999995], -999999.9999999994],
    [[0], 0],
  ])('has two ends where the figures %j and the benchmark %d hardly differ', (figures, benchmark) => {
    const ticks = niceTicks(figures, benchmark, false);
    expect(new Set(ticks).size).toBeGreaterThan(1);
  });

  it('covers all figures and the benchmark', () => {
    const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 20 }), figure, (figures, benchmark) => {
        const ticks = niceTicks(figures, benchmark, false);
        const all = [...figures, benchmark];
        const slack = 1e-6 * Math.max(1, ...all.map(Math.abs));
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(...all) + slack);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...all) - slack);
      }),
    );
  });
});

describe('labels of the cities', () => {
  it('share a row only where they do not touch', () => {
    const dots = [
      { name: 'Asker', value: 1, x: 50 },
      { name: 'Stavanger', value: 2, x: 60 },
      { name: 'Moscow', value: 3, x: 300 },
    ];
    expect(placeLabels(dots, 400, 16).map(({ name, row }) => [name, row])).toEqual([
      ['Asker', 0],
      ['Stavanger', 1],
      ['Moscow', 0],
    ]);
  });

  it('stay inside the drawing', () => {
    const [placed] = placeLabels([{ name: 'Kristiansund', value: 1, x: 395 }], 400, 16);
    expect(placed?.labelX).toBeLessThan(320);
  });
});
