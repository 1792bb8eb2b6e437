import { useCallback, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { goalId, tabId } from '../../../places.js';
import { SHOWN, type Shown } from './edition.js';

export const TABS = ['kpis', 'sdgs', 'maturity', 'trends', 'editions', 'about'] as const;
export type Tab = (typeof TABS)[number];

/** Where the reader is on a city page; all of it stands in the address. */
export interface Place {
  readonly tab: Tab;
  readonly shown: Shown;
  readonly search: string;
  /** Data point whose explanation is open. */
  readonly why: string | null;
  readonly setTab: (tab: Tab) => void;
  /** Shows a tab and takes the reader to it. */
  readonly openTab: (tab: Tab) => void;
  readonly setShown: (shown: Shown) => void;
  readonly setSearch: (search: string) => void;
  readonly setWhy: (dataPoint: string | null) => void;
  /** Shows the table and takes the reader to the row, category or dimension with this element id. */
  readonly openRow: (elementId: string) => void;
  readonly openGoal: (goal: number) => void;
}

type Changes = Readonly<Record<string, string | null>>;

export function usePlace(): Place {
  const [params, setParams] = useSearchParams();
  const target = useRef<string | null>(null);
  const change = useCallback(
    (changes: Changes) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [key, value] of Object.entries(changes)) {
            if (value === null || value === '') after.delete(key);
            else after.set(key, value);
          }
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  const tab = TABS.find((name) => name === params.get('tab')) ?? 'kpis';
  const shown = SHOWN.find((name) => name === params.get('show')) ?? 'all';
  const search = params.get('search') ?? '';
  useEffect(() => {
    // After every drawing: the row may need a change of tab or filter first, and the data may still be on their way.
    const element = target.current === null ? null : document.getElementById(target.current);
    if (element === null) return;
    target.current = null;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  });
  return {
    tab,
    shown,
    search,
    why: params.get('why'),
    setTab: (next) => change({ tab: next === 'kpis' ? null : next }),
    openTab: (next) => {
      change({ tab: next === 'kpis' ? null : next });
      target.current = tabId(next);
    },
    setShown: (next) => change({ show: next === 'all' ? null : next }),
    setSearch: (next) => change({ search: next }),
    setWhy: (dataPoint) => change({ why: dataPoint }),
    openRow: (elementId) => {
      change({ tab: null, show: null, search: null });
      target.current = elementId;
    },
    openGoal: (goal) => {
      change({ tab: 'sdgs' });
      target.current = goalId(goal);
    },
  };
}
