import { dataPointByKey } from '#catalogue';
import { print, Typed, withoutNulls, type Writable } from '../print.js';
import { revisionsOf } from '../template/template.js';
import type { WorkspaceData, WorkspaceEntry } from './types.js';

/**
 * Everything entered for an assessment as JSON: a submission file, with what only the workspace knows beside it. Numbers
 * stand as they were typed.
 */
export function writeJson(data: WorkspaceData): string {
  const { city, country, countryCode, reportingYear } = data;
  const file: Writable = {
    city,
    country,
    countryCode,
    reportingYear,
    workspace: { assessment: data.assessmentId, revisions: Object.fromEntries(revisionsOf(data)) },
    profile: Object.fromEntries(
      data.profile.map(({ key, value, unit, year, source }) => [
        key,
        { value: typed(value), ...withoutNulls({ unit, year, source }) },
      ]),
    ),
    context: Object.fromEntries(
      data.context.flatMap(({ heading, text }) => (text === null ? [] : [[heading, text] as const])),
    ),
    values: data.entries.map(writeEntry),
  };
  return `${print(file, '')}\n`;
}

function writeEntry(entry: WorkspaceEntry): Writable {
  const { dataPoint, status, value, unit, year, quality, origin, sources, reason, note, explanation } = entry;
  const { inputs, inputUnits, inputYears } = entry;
  return {
    code: dataPointByKey(dataPoint)?.kpi.code ?? '',
    dataPoint,
    status,
    value: typed(value),
    ...filled(
      'inputs',
      Object.fromEntries(Object.entries(inputs).map(([key, decimal]) => [key, typed(decimal)])),
    ),
    ...filled('inputUnits', inputUnits),
    ...filled('inputYears', inputYears),
    ...withoutNulls({ unit, year, quality, origin, sources, reason, note, explanation }),
  };
}

function filled(name: string, parts: Readonly<Record<string, Writable>>): Readonly<Record<string, Writable>> {
  return Object.keys(parts).length === 0 ? {} : { [name]: parts };
}

/** JSON knows no leading zeros and no bare points; decimals of a submission have neither. */
const typed = (decimal: string | null): Writable =>
  decimal === null ? null : /^-?(0|[1-9]\d*)(\.\d+)?$/.test(decimal) ? new Typed(decimal) : decimal;
