import { describe, expect, it } from '@jest/globals';
import { benchmarkSet, catalogue } from '#catalogue';
import { createScorer } from '#scoring';
import { sdgView } from './index.js';

const result = createScorer(catalogue, benchmarkSet).score({
  city: 'Anytown',
  reportingYear: 2026,
  profile: {},
  entries: [{ dataPoint: 'householdInternetAccess', status: 'reported', value: 95 }],
});
const goals = sdgView(catalogue, result);

describe('the view by Sustainable Development Goal', () => {
  it('has every goal that some KPI serves, in order, and no other', () => {
    const served = new Set(catalogue.kpis.flatMap(({ sdgGoals }) => sdgGoals));
    expect(goals.map(({ goal }) => goal)).toEqual([...served].toSorted((left, right) => left - right));
  });

  it('shows every KPI of a goal, under its targets or beside them', () => {
    for (const { goal, targets, others } of goals) {
      const shown = new Set([...targets.flatMap(({ kpis }) => kpis), ...others].map(({ code }) => code));
      const serving = catalogue.kpis.filter(({ sdgGoals }) => sdgGoals.includes(goal));
      expect([...shown].toSorted()).toEqual(serving.map(({ code }) => code).toSorted());
    }
  });

  it('gives each goal its roll-up with coverage', () => {
    for (const { goal, rollup } of goals) expect(rollup).toMatchObject({ level: 'sdgGoal', name: `${goal}` });
    expect(goals.find(({ goal }) => goal === 17)?.rollup.scored).toBe(1);
  });

  it('orders targets by number and names those that are only suggested', () => {
    for (const { targets } of goals) {
      const names = targets.map(({ target }) => target);
      expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
      for (const { target, suggested } of targets)
        expect(suggested).toBe(!catalogue.kpis.some(({ sdgTargets }) => sdgTargets.includes(target)));
    }
  });
});
