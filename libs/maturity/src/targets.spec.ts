import { describe, expect, it } from '@jest/globals';
import { benchmarkSet, dataPointByKey } from '#catalogue';
import { checkTargets, type LevelTargets, maturityModel } from './index.js';

function findings(dataPoint: string, targets: LevelTargets, years: Record<string, number> = {}) {
  const found = dataPointByKey(dataPoint)!.dataPoint;
  const benchmark = benchmarkSet.dataPoints.find((entry) => entry.dataPoint === dataPoint)!;
  return checkTargets(maturityModel, found, benchmark, { dataPoint, targets, years }).map(
    ({ code, level }) => `${code} ${level}`,
  );
}

const lower = benchmarkSet.dataPoints.find(({ direction }) => direction === 'lowerIsBetter')!.dataPoint;
const around = benchmarkSet.dataPoints.find(({ direction }) => direction === 'closestToTarget')!;

describe("a city's targets", () => {
  it('stand when they rise from level to level', () => {
    expect(findings('householdInternetAccess', { '2': 30, '3': 50, '4': 70, '5': 90 })).toEqual([]);
  });

  it('fall where lower is better', () => {
    expect(findings(lower, { '2': 40, '3': 30, '4': 20, '5': 10 })).toEqual([]);
    expect(findings(lower, { '2': 10, '3': 20, '4': 30, '5': 40 })).toEqual([
      'notNearer 3',
      'notNearer 4',
      'notNearer 5',
    ]);
  });

  it('come nearer to a benchmark that counts from both sides', () => {
    const goal = around.benchmark ?? 1;
    const at = (share: number): number => goal * share;
    const { dataPoint } = around;
    expect(findings(dataPoint, { '2': at(0.4), '3': at(0.6), '4': at(0.8), '5': at(0.9) })).toEqual([]);
    expect(findings(dataPoint, { '2': at(0.4), '3': at(0.6), '4': at(0.8), '5': at(0.7) })).toEqual([
      'notNearer 5',
    ]);
  });

  it('are found wanting where one is missing, impossible, not better or too early', () => {
    expect(
      findings('householdInternetAccess', { '2': 30, '3': 30, '5': 120, '9': 1 }, { '2': 2030, '3': 2028 }),
    ).toEqual(['unknownLevel 9', 'notNearer 3', 'yearNotLater 3', 'levelMissing 4', 'outOfRange 5']);
  });
});
