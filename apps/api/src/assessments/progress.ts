import { dataPointList } from '#catalogue';
import type { StoredEntry } from './stored.js';

export interface Progress {
  reported: number;
  notReported: number;
  missing: number;
  total: number;
}

type Filled = Pick<StoredEntry, 'dataPoint' | 'status'>;

/** How far a set of data points is filled in; all of the catalogue unless keys are given. */
export function progressOf(
  entries: readonly Filled[],
  keys: Iterable<string> = dataPointList.map(({ dataPoint }) => dataPoint.key),
): Progress {
  const statuses = new Map(entries.map(({ dataPoint, status }) => [dataPoint, status]));
  const progress: Progress = { reported: 0, notReported: 0, missing: 0, total: 0 };
  for (const key of keys) {
    const status = statuses.get(key) ?? null;
    progress.total++;
    if (status === null) progress.missing++;
    else if (status === 'notReported') progress.notReported++;
    else progress.reported++;
  }
  return progress;
}

/** Progress of the whole assessment and of its core and advanced KPIs. */
export function tieredProgress(
  entries: readonly Filled[],
): Progress & { core: Progress; advanced: Progress } {
  const keysOf = (tier: 'core' | 'advanced'): string[] =>
    dataPointList.filter(({ kpi }) => kpi.tier === tier).map(({ dataPoint }) => dataPoint.key);
  return {
    ...progressOf(entries),
    core: progressOf(entries, keysOf('core')),
    advanced: progressOf(entries, keysOf('advanced')),
  };
}

/** Progress of every category, in catalogue order. */
export function categoryProgress(entries: readonly Filled[]): { category: string; progress: Progress }[] {
  const keys = new Map<string, string[]>();
  for (const { kpi, dataPoint } of dataPointList) {
    keys.set(kpi.category, [...(keys.get(kpi.category) ?? []), dataPoint.key]);
  }
  return [...keys].map(([category, of]) => ({ category, progress: progressOf(entries, of) }));
}
