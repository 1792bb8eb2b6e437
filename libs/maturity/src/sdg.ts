import type { Catalogue } from '#catalogue';
import type { AssessmentResult, DataPointResult, Rollup } from '#scoring';

export interface SdgKpi {
  readonly code: string;
  readonly dataPoints: readonly DataPointResult[];
}

export interface SdgTarget {
  /** E.g. `9.c`. */
  readonly target: string;
  /** True when U4SSC names only the goal and the target is our suggestion. */
  readonly suggested: boolean;
  readonly kpis: readonly SdgKpi[];
}

/** One goal with the KPIs that serve it. */
export interface SdgGoal {
  readonly goal: number;
  /** The goal's roll-up over its data points (method decision 6), with coverage. */
  readonly rollup: Rollup;
  readonly targets: readonly SdgTarget[];
  /** KPIs that serve the goal without a target of it being named. */
  readonly others: readonly SdgKpi[];
}

/** The result by Sustainable Development Goal, target and KPI; only goals that some KPI serves, in their order. */
export function sdgView(catalogue: Catalogue, result: AssessmentResult): readonly SdgGoal[] {
  const scored = Map.groupBy(result.dataPoints, ({ code }) => code);
  const kpiOf = (code: string): SdgKpi => ({ code, dataPoints: scored.get(code) ?? [] });
  return result.rollups
    .filter(({ level }) => level === 'sdgGoal')
    .map((rollup) => {
      const goal = Number(rollup.name);
      const serving = catalogue.kpis.filter(({ sdgGoals }) => sdgGoals.includes(goal));
      const ofGoal = (target: string): boolean => target.split('.')[0] === rollup.name;
      const named = serving.map((kpi) => ({
        kpi,
        stated: kpi.sdgTargets.filter(ofGoal),
        suggested: kpi.sdgTargetsSuggested.filter(ofGoal),
      }));
      const targets = [...new Set(named.flatMap(({ stated, suggested }) => [...stated, ...suggested]))];
      return {
        goal,
        rollup,
        targets: targets.toSorted(byNumber).map((target) => ({
          target,
          suggested: !named.some(({ stated }) => stated.includes(target)),
          kpis: named
            .filter(({ stated, suggested }) => stated.includes(target) || suggested.includes(target))
            .map(({ kpi }) => kpiOf(kpi.code)),
        })),
        others: named
          .filter(({ stated, suggested }) => stated.length + suggested.length === 0)
          .map(({ kpi }) => kpiOf(kpi.code)),
      };
    })
    .filter(({ targets, others }) => targets.length + others.length > 0)
    .toSorted((left, right) => left.goal - right.goal);
}

/** 3.4 before 3.10, and the lettered targets of a goal after the numbered ones. */
function byNumber(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
