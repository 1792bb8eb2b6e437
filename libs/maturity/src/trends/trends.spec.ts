import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Observation, project, trajectoryOf, trendOf } from '../index.js';

const seen = (year: number, value: number | null, meaning = 'one'): Observation => ({
  editionId: `edition of ${year}`,
  year,
  value,
  class: null,
  level: null,
  meaning,
});

describe('a trend', () => {
  it('runs by year and says how far the target is', () => {
    const points = trendOf([seen(2024, 60), seen(2020, 40), seen(2022, null)], 90);
    expect(points.map(({ year, toTarget }) => [year, toTarget])).toEqual([
      [2020, 50],
      [2022, null],
      [2024, 30],
    ]);
  });

  it('takes the edition given last where a year has several', () => {
    expect(trendOf([seen(2024, 60), seen(2024, 61)], null).map(({ value }) => value)).toEqual([61]);
  });

  it('marks the first value after a definition or a benchmark has changed', () => {
    const points = trendOf(
      [seen(2020, 1), seen(2021, null, 'two'), seen(2022, 2, 'two'), seen(2023, 3, 'two')],
      null,
    );
    expect(points.map(({ afterBreak }) => afterBreak)).toEqual([false, false, true, false]);
  });
});

describe('a projection', () => {
  it('is refused with fewer than three points', () => {
    expect(project(trendOf([seen(2020, 1), seen(2021, 2)], null), 2030)).toEqual({
      ok: false,
      reason: 'tooFewPoints',
      points: 2,
    });
  });

  it('does not reach back over a break', () => {
    const observations = [seen(2018, 1), seen(2019, 2), seen(2020, 3, 'two'), seen(2021, 4, 'two')];
    expect(project(trendOf(observations, null), 2030)).toMatchObject({ ok: false, points: 2 });
  });

  it('is refused for a year that has been', () => {
    const points = trendOf([seen(2020, 1), seen(2021, 2), seen(2022, 3)], null);
    expect(project(points, 2022)).toMatchObject({ ok: false, reason: 'yearNotLater' });
  });

  it('of points on a line goes on along the line, with no doubt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: -10, max: 10 }),
        fc.uniqueArray(fc.integer({ min: 2000, max: 2025 }), { minLength: 3, maxLength: 10 }),
        (start, slope, years) => {
          const points = trendOf(
            years.map((year) => seen(year, start + slope * (year - 2000))),
            null,
          );
          const expected = start + slope * 30;
          const projection = project(points, 2030);
          if (!projection.ok) throw new Error(projection.reason);
          expect(projection.slope).toBeCloseTo(slope, 9);
          for (const value of [projection.value, projection.lowest, projection.highest])
            expect(value).toBeCloseTo(expected, 6);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is hardly turned by one odd year', () => {
    const steady = [2018, 2019, 2020, 2021, 2022, 2023].map((year) => seen(year, year - 2000));
    const odd = trendOf([...steady, seen(2024, 90)], null);
    const projection = project(odd, 2026);
    if (!projection.ok) throw new Error(projection.reason);
    expect(projection.slope).toBeCloseTo(1, 9);
    expect(projection.value).toBeCloseTo(26, 9);
  });

  it('stays within what is possible', () => {
    const points = trendOf([seen(2020, 80), seen(2021, 90), seen(2022, 99)], null);
    expect(project(points, 2030, [0, 100])).toMatchObject({ ok: true, value: 100, highest: 100 });
  });
});

describe('a trajectory', () => {
  it('begins at the first value that can be compared and leads through the dated targets', () => {
    const points = trendOf([seen(2020, 10), seen(2022, 40, 'two'), seen(2024, 55, 'two')], 90);
    const own = { dataPoint: 'x', targets: { '3': 60, '5': 90, '4': 75 }, years: { '5': 2032, '3': 2027 } };
    expect(trajectoryOf(points, own)).toEqual({
      baseline: { year: 2022, value: 40 },
      values: [
        { year: 2020, value: 10 },
        { year: 2022, value: 40 },
        { year: 2024, value: 55 },
      ],
      targets: [
        { year: 2027, level: 3, value: 60 },
        { year: 2032, level: 5, value: 90 },
      ],
    });
  });
});
