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
  const { reviews } = useAssessment();
  const questioned = useMemo(
    () =>
      new Set(
        reviews
          .filter(({ openQuestions, answeredQuestions }) => openQuestions + answeredQuestions > 0)
          .map(({ dataPoint }) => dataPoint),
      ),
    [reviews],
  );
  // A new judgement comes with every change of the figures, so it also tells that entries have changed.
  const on = useMemo(
    () => ({ entry: store.entry, judgement, mine, questioned, texts }),
    [store, judgement, mine, questioned, texts],
  );
  const filter = useMemo(() => readFilter(address), [address]);
  return { filter, on };
}

/** What the reader may change; `everything` also for the context, as long as the city is filling in. */
export interface CanEdit {
  readonly everything: boolean;
  readonly of: (dataPoint: string) => boolean;
  readonly ofProfile: (key: string) => boolean;
}

export function useCanEdit(): CanEdit {
  const { canEdit } = useAssessment();
  const of = (subject: string) => canEdit === 'all' || (canEdit !== 'none' && canEdit.includes(subject));
  return { everything: canEdit === 'all', of, ofProfile: (key) => of(`profile:${key}`) };
}
