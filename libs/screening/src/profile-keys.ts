import { dataPointByKey, type ProfileKey } from '#catalogue';
import type { ScreenedEntry } from './types.js';

/** The figures of the city profile from which the entry's value is computed; one that the entry gives itself is none. */
export function profileKeysOf({
  dataPoint,
  status,
  value,
  inputs,
}: Pick<ScreenedEntry, 'dataPoint' | 'status' | 'value' | 'inputs'>): readonly ProfileKey[] {
  if (status === null || status === 'notReported' || value !== null) return [];
  const catalogued = dataPointByKey(dataPoint)?.dataPoint.inputs ?? [];
  return catalogued.flatMap(({ key, from }) =>
    from !== undefined && inputs?.[key] === undefined ? [key as ProfileKey] : [],
  );
}
