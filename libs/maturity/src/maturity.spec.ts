import { describe, expect, it } from '@jest/globals';
import { catalogue, dataPointByKey } from '#catalogue';
import { KPI_TARGETS, type LevelTargets, maturityModel } from './index.js';

const LEVELS = ['2', '3', '4', '5'] as const;
const inOrder = (targets: LevelTargets): number[] => LEVELS.map((level) => targets[level] ?? NaN);
const rising = (numbers: readonly number[]): boolean =>
  numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? Infinity));

function unfrozen(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...(Object.isFrozen(value) ? [] : [path]),
    ...Object.entries(value).flatMap(([key, part]) => unfrozen(part, `${path}.${key}`)),
  ];
}

describe('the maturity model', () => {
  it('has five levels in ascending order, each with a name and a summary', () => {
    expect(maturityModel.levels.map(({ level, name }) => [level, name])).toEqual([
      [1, 'Planning'],
      [2, 'Alignment'],
      [3, 'Development'],
      [4, 'Integration'],
      [5, 'Optimization'],
    ]);
    for (const { summary } of maturityModel.levels) expect(summary).toMatch(/^[A-Z].+\.$/);
  });

  it('asks for KPI targets and for every capability aspect once at every level', () => {
    const asked = [KPI_TARGETS, ...maturityModel.aspects.map(({ id }) => id)];
    expect(new Set(asked).size).toBe(6);
    for (const { requirements } of maturityModel.levels) {
      expect(requirements.map(({ aspect }) => aspect)).toEqual(asked);
      for (const { text, basis } of requirements) {
        expect(text).toMatch(/^[A-Z].+\.$/);
        expect(['read', 'secondary']).toContain(basis);
      }
    }
  });

  it('judges the dimensions of the catalogue', () => {
    expect(maturityModel.dimensions).toEqual(catalogue.dimensions);
  });

  it('has targets that rise from level to level, for data points of the catalogue', () => {
    expect(rising(inOrder(maturityModel.kpiTargets.defaultWhereNoneSet.shareOfBenchmark))).toBe(true);
    for (const { code, dataPoint, targets, unit } of maturityModel.kpiTargets.published) {
      expect(rising(inOrder(targets))).toBe(true);
      expect(dataPointByKey(dataPoint)).toMatchObject({ kpi: { code }, dataPoint: { unit } });
    }
  });

  it('says that it follows the structure of the Recommendation and claims no more', () => {
    expect(maturityModel.claim).toContain('follows the structure of ITU-T Y.4904');
  });

  it('cannot be changed', () => {
    expect(unfrozen(maturityModel, 'model')).toEqual([]);
  });
});
