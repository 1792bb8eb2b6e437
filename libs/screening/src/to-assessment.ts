import { catalogue, convertInput, dataPointByKey, type ProfileKey } from '#catalogue';
import type { Assessment, Entry } from '#scoring';
import type { Screened, ScreenedEntry, ScreenedFigure } from './types.js';

/** What stands in the forms as the engine takes it: figures in the catalogue's units, what is not yet entered left out. */
export function toAssessment({ city, reportingYear, entries, profile }: Screened): Assessment {
  return { city, reportingYear, profile: profileNumbers(profile), entries: entries.flatMap(scoringEntry) };
}

/** The profile's figures in the catalogue's units; what the catalogue does not compute with or cannot read is left out. */
export function profileNumbers(figures: readonly ScreenedFigure[]): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const { key, value, unit } of figures) {
    if (value === null || value === '' || !Object.hasOwn(catalogue.profileInputs, key)) continue;
    const definition = catalogue.profileInputs[key as ProfileKey];
    const number = unit === null ? Number(value) : convertInput(definition, Number(value), unit)?.value;
    if (number !== undefined && Number.isFinite(number)) numbers[key] = number;
  }
  return numbers;
}

function scoringEntry({ dataPoint, status, value, unit, inputs, inputUnits }: ScreenedEntry): Entry[] {
  const catalogued = dataPointByKey(dataPoint)?.dataPoint;
  if (status === null || catalogued === undefined) return [];
  const numbers: Record<string, number> = {};
  for (const { key, unit: wanted } of catalogued.inputs) {
    const typed = inputs?.[key];
    if (typed === undefined) continue;
    const given = inputUnits?.[key];
    const number =
      given === undefined ? Number(typed) : convertInput({ unit: wanted }, Number(typed), given)?.value;
    if (number !== undefined) numbers[key] = number;
  }
  return [
    {
      dataPoint,
      status,
      value: value === null ? null : Number(value),
      ...(unit === null ? {} : { unit }),
      ...(Object.keys(numbers).length > 0 ? { inputs: numbers } : {}),
    },
  ];
}
