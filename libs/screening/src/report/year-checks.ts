import { dataPointByKey, type ProfileKey } from '#catalogue';
import type { Check, CheckContext, SubmittedEntry } from './types.js';

/** Checks of the years of what a reported data point rests on. */
export function yearChecks(context: CheckContext, entry: SubmittedEntry): Check[] {
  const own = ownYears(entry);
  const { dataPoint } = entry;
  const missing = own.includes(null);
  const known = own.filter((year) => year !== null);
  return [
    ...(missing ? [yearFinding('years.missing', 'warning', dataPoint, null)] : []),
    ...yearCheck(context, known, dataPoint, null),
    ...apart(context, entry, known),
  ];
}

/** Years of the figures that the city gave at the data point itself; `null` for a figure without a year. */
function ownYears({ dataPoint, value, year, inputs, inputYears }: SubmittedEntry): (number | null)[] {
  const given = dataPointByKey(dataPoint)?.dataPoint.inputs.filter(({ key }) => inputs?.[key] !== undefined);
  if (value !== null || given === undefined || given.length === 0) return [year];
  return given.map(({ key }) => inputYears?.[key] ?? year);
}

/**
 * How old the oldest of some figures is, and whether one is newer than the reporting year.
 * @param dataPoint the data point they belong to, or else
 * @param profileKey the figure of the profile
 */
export function yearCheck(
  { submitted: { reportingYear }, limits }: CheckContext,
  years: readonly number[],
  dataPoint: string | null,
  profileKey: ProfileKey | null,
): Check[] {
  if (years.length === 0) return [];
  const [oldest, newest] = [Math.min(...years), Math.max(...years)];
  const age = reportingYear - oldest;
  const params = { age, reportingYear };
  return [
    ...(age > limits.old
      ? [
          yearFinding('years.old', age > limits.tooOld ? 'error' : 'warning', dataPoint, profileKey, {
            ...params,
            year: oldest,
          }),
        ]
      : []),
    ...(newest > reportingYear
      ? [
          yearFinding('years.future', 'warning', dataPoint, profileKey, {
            ...params,
            year: newest,
          }),
        ]
      : []),
  ];
}

/** A value that was computed also rests on the profile's figures, which have years of their own. */
function apart({ submitted, limits }: CheckContext, entry: SubmittedEntry, own: readonly number[]): Check[] {
  if (entry.value !== null) return [];
  const fromProfile = dataPointByKey(entry.dataPoint)?.dataPoint.inputs.flatMap(({ key, from }) => {
    if (from !== 'cityProfile' || entry.inputs?.[key] !== undefined) return [];
    return submitted.profile.find((figure) => figure.key === key)?.year ?? [];
  });
  const years = [...own, ...(fromProfile ?? [])];
  if (years.length < 2) return [];
  const [from, to] = [Math.min(...years), Math.max(...years)];
  if (to - from <= limits.yearsApart) return [];
  return [yearFinding('years.apart', 'warning', entry.dataPoint, null, { from, to })];
}

function yearFinding(
  code: Check['code'],
  severity: Check['severity'],
  dataPoint: string | null,
  profileKey: ProfileKey | null,
  params: Check['params'] = {},
): Check {
  return { code, severity, dataPoint, profileKey, params };
}
