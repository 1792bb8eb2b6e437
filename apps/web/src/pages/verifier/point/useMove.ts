import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { deskPointQuery } from '../../../verifier/api.js';
import { neighboursOf } from '../../../verifier/filter.js';
import { useDesk } from '../DeskFrame.js';
import { useChoice } from '../parts/useChoice.js';
import { useDeskText } from '../text.js';
import { useDeskKeys } from './useDeskKeys.js';

/** The way to the next and the previous data point of the list that the address names. */
export interface Move {
  readonly before: string | null;
  readonly after: string | null;
  readonly go: (direction: 'next' | 'previous') => void;
}

/** Goes through the list, also while a data point is still being read; what comes next is read ahead. */
export function useMove(dataPoint: string): Move {
  const { language } = useDeskText();
  const queries = useQueryClient();
  const { id, rows } = useDesk();
  const { passes, search } = useChoice();
  const navigate = useNavigate();
  const { before, after } = neighboursOf(rows, dataPoint, passes);
  useEffect(() => {
    for (const neighbour of [after, before]) {
      if (neighbour !== null) void queries.prefetchQuery(deskPointQuery(id, neighbour, language));
    }
  }, [queries, id, language, before, after]);
  const go = (direction: 'next' | 'previous'): void => {
    const to = direction === 'next' ? after : before;
    if (to !== null) void navigate({ pathname: `/${language}/desk/${id}/${to}`, search });
  };
  useDeskKeys((action) => {
    if (action !== 'next' && action !== 'previous') return false;
    go(action);
    return true;
  });
  return { before, after, go };
}
