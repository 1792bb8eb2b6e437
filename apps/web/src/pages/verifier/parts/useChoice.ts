import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { passesChoice, readChoice, type PointChoice } from '../../../verifier/filter.js';
import type { DeskRow } from '../../../verifier/types.js';
import { useNames } from '../../workspace/text.js';

/** The choice of data points in the address, and whether a data point passes it. */
export function useChoice(): {
  readonly choice: PointChoice;
  readonly passes: (row: DeskRow) => boolean;
  /** Only what the choice of data points put into the address; for links between pages. */
  readonly search: string;
} {
  const [address] = useSearchParams();
  const texts = useNames();
  const choice = useMemo(() => readChoice(address), [address]);
  const passes = useCallback((row: DeskRow) => passesChoice(row, choice, texts), [choice, texts]);
  const kept = new URLSearchParams();
  for (const name of ['show', 'in', 'q']) {
    const value = address.get(name);
    if (value !== null) kept.set(name, value);
  }
  const search = kept.toString();
  return { choice, passes, search: search === '' ? '' : `?${search}` };
}
