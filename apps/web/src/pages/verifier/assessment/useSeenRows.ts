import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { deskAssessmentQuery, movedOn, reread, takeReviews } from '../../../verifier/api.js';
import type { DeskRow, Review } from '../../../verifier/types.js';
import { useDesk } from '../DeskFrame.js';
import { useDeskText } from '../text.js';

/**
 * Data points as they stood when a decision about them began: what colleagues do meanwhile must not slip into what
 * somebody confirms. Only after a refusal, and then in plain sight, they are shown as they stand now.
 */
export function useSeenRows(rows: readonly DeskRow[]) {
  const queries = useQueryClient();
  const { language } = useDeskText();
  const { id } = useDesk();
  const [seen, setSeen] = useState(rows);
  const [moved, setMoved] = useState<readonly string[]>([]);
  return {
    seen,
    /** Data points that had changed when it was sent. */
    moved,
    /** True when the decision was taken. */
    send: async (decision: () => Promise<readonly Review[]>): Promise<boolean> => {
      try {
        takeReviews(queries, id, await decision());
        return true;
      } catch (error) {
        const newer = movedOn(error);
        if (newer.length === 0) throw error;
        await reread(queries, id);
        const now = queries.getQueryData(deskAssessmentQuery(id, language).queryKey);
        const fresh = new Map(
          now?.categories.flatMap(({ dataPoints }) => dataPoints.map((row) => [row.dataPoint, row] as const)),
        );
        setSeen(seen.map((row) => fresh.get(row.dataPoint) ?? row));
        setMoved(newer.map(({ dataPoint }) => dataPoint));
        return false;
      }
    },
  };
}
