import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useSignedIn } from '../../../session/SignedInPages.js';
import { dataPointsOf, type Filter, type Filtered, readFilter } from '../../../workspace/filter.js';
import { useNames } from '../text.js';
import { useAssessment, useJudgement, useWorkspace } from '../Workspace.js';

/** Data points given to the reader. */
export function useMine(): ReadonlySet<string> {
  const { assignments } = useAssessment();
  const { user } = useSignedIn();
  return useMemo(
    () => new Set(assignments.filter((each) => each.user.id === user.id).flatMap(dataPointsOf)),
    [assignments, user.id],
  );
}

/** The filter of the address, and what it looks at. */
export function useFiltered(): { readonly filter: Filter; readonly on: Filtered } {
  const [address] = useSearchParams();
  const store = useWorkspace();
  const judgement = useJudgement();
  const texts = useNames();
  const mine = useMine();
  // A new judgement comes with every change of the figures, so it also tells that entries have changed.
  const on = useMemo(() => ({ entry: store.entry, judgement, mine, texts }), [store, judgement, mine, texts]);
  const filter = useMemo(() => readFilter(address), [address]);
  return { filter, on };
}

/** Whether the reader may change a data point; `everything` for profile and context. */
export function useCanEdit(): { readonly everything: boolean; of(dataPoint: string): boolean } {
  const { canEdit } = useAssessment();
  return {
    everything: canEdit === 'all',
    of: (dataPoint) => canEdit === 'all' || (canEdit !== 'none' && canEdit.includes(dataPoint)),
  };
}
