import { dataPointByKey } from '#catalogue';
import type { Assessment, Entry } from '#scoring';
import { profileValue } from './profile.js';
import type { Submission, SubmittedValue } from './types.js';
import { unitFactor } from './units.js';

/**
 * A submission as the scoring engine takes it: the profile in the catalogue's units, without figures in words and
 * without context figures; one entry per value. A unit is named only where it differs from the catalogue's.
 */
export function toAssessment(submission: Submission): Assessment {
  const profile: Record<string, number> = {};
  for (const figure of submission.profile) {
    const value = profileValue(figure);
    if (value !== null) profile[figure.key] = value;
  }
  return {
    city: submission.city,
    reportingYear: submission.reportingYear,
    profile,
    entries: submission.values.map(entryOf),
  };
}

function entryOf({ dataPoint, status, value, unit, inputs }: SubmittedValue): Entry {
  const catalogued = dataPointByKey(dataPoint)?.dataPoint;
  const converts = unit !== null && catalogued !== undefined && unitFactor(catalogued, unit) !== 1;
  return { dataPoint, status, value, ...(converts ? { unit } : {}), ...(inputs ? { inputs } : {}) };
}
