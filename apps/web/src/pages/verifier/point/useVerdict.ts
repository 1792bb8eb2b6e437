import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ask,
  confirmVerdicts,
  disagree,
  giveVerdict,
  movedOn,
  reread,
  takeReviews,
  type Seen,
  type VerdictWords,
} from '../../../verifier/api.js';
import type { DeskPoint, Review } from '../../../verifier/types.js';
import { useDesk } from '../DeskFrame.js';
import { useDrafts } from '../parts/useDraft.js';
import { useChecks } from './ChecksPart.js';

/** Forms of the verdict bar, one open at a time. */
export type BarForm = 'verifiedWithCaveat' | 'notVerified' | 'ask' | 'disagree';

/** What this person decided just now, and what somebody else had decided before it arrived. */
export interface Newer {
  readonly theirs: Review;
  /** Decides the same about the data point as it is now. */
  readonly again: () => Promise<boolean>;
  /** The city has changed its figures: they are to be looked at first. */
  readonly corrected: boolean;
}

/** Keys under which words for each form are kept. */
export const draftOf = (assessmentId: string, dataPoint: string, form: BarForm | 'form' | 'code'): string =>
  `${assessmentId} ${dataPoint} ${form}`;

/**
 * Decisions about one data point. Each answers true when it was taken; words stay until then. What is judged are the
 * figures that stood on the page first: a correction that arrives behind somebody's back has to be looked at.
 * @param settled false while newer figures may be on their way to a page that has just been opened
 */
export function useVerdict({ review, dataPoint }: DeskPoint, settled: boolean) {
  const { id } = useDesk();
  const queries = useQueryClient();
  const drafts = useDrafts();
  const { ticked } = useChecks({ review, dataPoint });
  const [newer, setNewer] = useState<Newer | null>(null);
  const [looked, setLooked] = useState<number | null>(null);
  if (looked === null && settled) setLooked(review.entryRevision);
  const present = { ...review, entryRevision: looked ?? review.entryRevision };

  /** What was typed for a decision that is now taken is no longer needed. */
  const forget = (keys: readonly string[]) => {
    for (const key of keys) drafts.write(key, null);
  };
  const own = (...parts: Parameters<typeof draftOf>[2][]) =>
    parts.map((part) => draftOf(id, dataPoint, part));
  const judging = [
    ...own('form', 'code', 'verifiedWithCaveat', 'notVerified', 'disagree'),
    `${id} ${dataPoint} checks`,
  ];
  const asking = [...own('form'), ...own('ask').flatMap((key) => [`${key} issue`, `${key} text`])];

  const decide = async (
    decision: (seen: Seen) => Promise<readonly Review[]>,
    kept: readonly string[] = judging,
    seen: Seen = present,
  ): Promise<boolean> => {
    try {
      takeReviews(queries, id, await decision(seen));
    } catch (error) {
      const [theirs] = movedOn(error);
      if (theirs === undefined) throw error;
      setNewer({
        theirs,
        corrected: theirs.entryRevision !== seen.entryRevision,
        again: () => decide(decision, kept, theirs),
      });
      await reread(queries, id);
      return false;
    }
    setNewer(null);
    forget(kept);
    return true;
  };
  return {
    newer,
    /** Leaves it at what somebody else decided; the words stay in their form. */
    dismiss: () => {
      if (newer !== null) setLooked(newer.theirs.entryRevision);
      setNewer(null);
    },
    judge: (words: VerdictWords) => decide((seen) => giveVerdict(id, { ...words, checks: ticked }, [seen])),
    confirm: () => decide((seen) => confirmVerdicts(id, [seen])),
    disagree: (reason: string) => decide((seen) => disagree(id, reason, [seen])),
    ask: (words: { readonly issue: string; readonly text: string }) =>
      decide(async ({ version }) => {
        await ask(id, { dataPoint, version }, words);
        return [];
      }, asking),
  };
}
