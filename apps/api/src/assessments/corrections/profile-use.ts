import { dataPointByKey } from '#catalogue';
import type { StoredEntry } from '../stored.js';

/** What decides whether an entry is computed with a figure of the profile. */
export type ProfileUser = Pick<StoredEntry, 'dataPoint' | 'value' | 'inputs'>;

/**
 * True when the value of the entry is computed with this figure of the profile: it is an input of the data point, the
 * entry has no figure of its own in its place, and its value was not entered directly.
 */
export function restsOnProfile({ dataPoint, value, inputs }: ProfileUser, key: string): boolean {
  if (value !== null || inputs?.[key] !== undefined) return false;
  const known = dataPointByKey(dataPoint)?.dataPoint.inputs ?? [];
  return known.some((input) => input.key === key && input.from === 'cityProfile');
}
