import { convertUnit } from '#catalogue';
import type { PlannedDataPoint, ScoringPlan } from './plan.js';
import type { Assessment, Basis, DataPointStatus, Entry } from './types.js';

/** Statuses as numbers, in the order of this list. */
export const STATUSES: readonly DataPointStatus[] = [
  'notReported',
  'notVerified',
  'reported',
  'verified',
  'verifiedWithCaveat',
];
const STATUS_NUMBERS: Readonly<Record<DataPointStatus, number>> = {
  notReported: 0,
  notVerified: 1,
  reported: 2,
  verified: 3,
  verifiedWithCaveat: 4,
};
export const NOT_REPORTED = 0;
export const NOT_VERIFIED = 1;
/** From here on, values are scored. */
export const FIRST_SCORED = 2;
/** From here on, a verifier has said yes. */
export const FIRST_VERIFIED = 3;

/**
 * An assessment laid out in catalogue order: what the arithmetic works on. Names, units and the profile are resolved
 * here, once; a sheet is also what bulk scoring fills straight from the database.
 */
export interface Sheet {
  /** Index into `STATUSES` for each data point. */
  readonly statuses: Uint8Array;
  /** Value entered directly, in the catalogue's unit; NaN where it follows from the figures. */
  readonly entered: Float64Array;
  /** Inputs of all formulas, data point after data point; NaN where missing. */
  readonly figures: Float64Array;
}

export function emptySheet(plan: ScoringPlan): Sheet {
  return {
    statuses: new Uint8Array(plan.dataPoints.length),
    entered: new Float64Array(plan.dataPoints.length).fill(NaN),
    figures: new Float64Array(plan.figureCount).fill(NaN),
  };
}

/**
 * Lays an assessment out on a sheet, replacing what was on it.
 * @throws RangeError for a data point the catalogue does not know, or one given twice
 */
export function layOut(plan: ScoringPlan, assessment: Assessment, sheet: Sheet): void {
  sheet.statuses.fill(NOT_REPORTED);
  const seen = new Uint8Array(plan.dataPoints.length);
  for (let position = 0; position < assessment.entries.length; position++) {
    const entry = assessment.entries[position] as Entry;
    // Files mostly come in catalogue order: try the place before looking the key up.
    const here = plan.dataPoints[position]?.dataPoint.key === entry.dataPoint;
    const index = here ? position : plan.indexOf.get(entry.dataPoint);
    if (index === undefined) throw new RangeError(`The catalogue has no data point "${entry.dataPoint}"`);
    if (seen[index] === 1) throw new RangeError(`"${entry.dataPoint}" is given twice`);
    seen[index] = 1;
    const status = STATUS_NUMBERS[entry.status];
    sheet.statuses[index] = status;
    if (status >= FIRST_SCORED)
      layOutEntry(plan.dataPoints[index] as PlannedDataPoint, index, entry, assessment.profile, sheet);
  }
}

function layOutEntry(
  planned: PlannedDataPoint,
  index: number,
  entry: Entry,
  profile: Assessment['profile'],
  sheet: Sheet,
): void {
  if (entry.value !== null) {
    const { dataPoint } = planned;
    const asIs = entry.unit === undefined || entry.unit === dataPoint.unit;
    sheet.entered[index] = asIs
      ? entry.value
      : (convertUnit(dataPoint, entry.value, entry.unit)?.value ?? NaN);
    // Without a conversion there is no value; figures of an earlier assessment must not stand in.
    sheet.figures.fill(NaN, planned.firstFigure, planned.firstFigure + dataPoint.inputs.length);
    return;
  }
  sheet.entered[index] = NaN;
  const { inputKeys, fromProfile, firstFigure } = planned;
  for (let number = 0; number < inputKeys.length; number++) {
    const key = inputKeys[number] as string;
    const own = entry.inputs?.[key];
    sheet.figures[firstFigure + number] =
      own !== undefined ? own : fromProfile[number] === true ? (profile[key] ?? NaN) : NaN;
  }
}

/** A result is verified only when nothing in it still awaits a verifier (method decision 10). */
export function basisOf({ statuses }: Sheet): Basis {
  let judged = false;
  for (const status of statuses) {
    if (STATUSES[status] === 'reported') return 'selfAssessed';
    if (status !== NOT_REPORTED) judged = true;
  }
  return judged ? 'verified' : 'selfAssessed';
}
