import { dataPointByKey } from '#catalogue';
import { PROFILE_KEYS } from '#exchange';
import { type Reading, valuesOf } from '../../assessments/reading.service.js';

/** What a question is about: a data point, or a figure of the profile. */
export interface Subject {
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
}

/** A figure as it stands: its revision (0 for none) and its value as decimal text. */
export interface Figure {
  readonly revision: number;
  readonly value: string | null;
}

/** The one thing that is named and that the catalogue knows; `null` when there is none, or more than one. */
export function subjectOf({
  dataPoint,
  profileKey,
}: {
  readonly dataPoint?: string;
  readonly profileKey?: string;
}): Subject | null {
  const point = dataPoint === undefined ? undefined : dataPointByKey(dataPoint)?.dataPoint.key;
  const known = PROFILE_KEYS.find((key) => key === profileKey);
  if (dataPoint !== undefined && profileKey !== undefined) return null;
  if (point !== undefined) return { dataPoint: point, profileKey: null };
  return known === undefined ? null : { dataPoint: null, profileKey: known };
}

/** The figures of a reading: of a data point the value as computed, of the profile the value as typed. */
export function figuresIn(reading: Reading): (subject: Subject) => Figure {
  const values = valuesOf(reading);
  return ({ dataPoint, profileKey }) => {
    if (profileKey !== null) {
      const figure = reading.profile.find(({ key }) => key === profileKey);
      return { revision: figure?.revision ?? 0, value: figure?.value ?? null };
    }
    const entry = reading.entries.find((candidate) => candidate.dataPoint === dataPoint);
    return { revision: entry?.revision ?? 0, value: values.get(dataPoint ?? '') ?? null };
  };
}
