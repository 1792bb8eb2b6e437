import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { benchmarkSet, catalogue } from '#catalogue';
import {
  createMaturityJudge,
  type Gap,
  gapsOf,
  maturityModel,
  type MaturityResult,
  questionnaire,
} from '#maturity';
import type { ServedMaturity } from '../../api/maturity-types.js';
import { maturityQuery } from '../../api/maturity-queries.js';
import { statementsOf } from '../../workspace/maturity.js';
import {
  type CapabilityAnswer,
  heldTargets,
  type TargetDraft,
  targetDataPoint,
  targetKey,
} from '../../workspace/statements.js';
import { useAssessment, useJudgement, useWorkspace } from '../workspace/Workspace.js';

/** Reads answers and targets into the workspace; what the person has not sent stays on top. */
export function useServedMaturity(): UseQueryResult<ServedMaturity> {
  const store = useWorkspace();
  const { id, city } = useAssessment();
  const served = useQuery(maturityQuery(id));
  const { data } = served;
  useEffect(() => {
    if (data === undefined) return;
    const answers = data.questions.map((held) => ({
      target: { kind: 'capability', key: held.id } as const,
      held,
    }));
    const targets = data.targets.map((held) => ({
      target: { kind: 'target', key: targetKey(city.slug, held.dataPoint) } as const,
      held: heldTargets(held),
    }));
    store.take([...answers, ...targets]);
  }, [data, store, city.slug]);
  return served;
}

/** The answer to a question as the person sees it. */
export function useCapability(id: string): CapabilityAnswer {
  const store = useWorkspace();
  return useSyncExternalStore(store.subscribe, () => store.capability(id));
}

/** The city's targets for a data point as the person sees them. */
export function useTargets(dataPoint: string): TargetDraft {
  const store = useWorkspace();
  const { city } = useAssessment();
  return useSyncExternalStore(store.subscribe, () => store.targets(targetKey(city.slug, dataPoint)));
}

export interface Maturity {
  readonly result: MaturityResult;
  readonly gaps: readonly Gap[];
}

/** The maturity that follows from everything that stands in the forms now, also from what is not sent yet. */
export function useMaturity(): Maturity {
  const store = useWorkspace();
  const { assessment } = useJudgement();
  const { city } = useAssessment();
  // One text for all that is said, so that the judgement is made anew only when something in it changes.
  const said = useSyncExternalStore(store.subscribe, () => {
    const answers = questionnaire.map(({ id }) => store.capability(id));
    const targets = store
      .keys('target')
      .filter((key) => key === targetKey(city.slug, targetDataPoint(key)))
      .map((key) => store.targets(key));
    return JSON.stringify(statementsOf(answers, targets));
  });
  return useMemo(() => {
    const { answers, targets, efforts } = JSON.parse(said) as ReturnType<typeof statementsOf>;
    const judge = createMaturityJudge(maturityModel, catalogue, benchmarkSet, { targets });
    const result = judge.judge(assessment, answers);
    return { result, gaps: gapsOf(judge, result, answers, efforts) };
  }, [said, assessment]);
}
