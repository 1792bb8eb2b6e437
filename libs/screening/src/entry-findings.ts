import { type DataPoint, dataPointByKey } from '#catalogue';
import type { EntryFinding, ScreenedEntry } from './types.js';

/** Relative tolerance at the ends of a range for computed values: 100 × a ÷ a may miss 100 by a rounding. */
const ROUNDING = 1e-9;

/** True when the value of a data point is the one figure it asks for, so that entering it overrides nothing. */
export function isFigureItself({ inputs, formula }: DataPoint): boolean {
  return inputs.length === 1 && formula === inputs[0]?.key;
}

/** True when a value that stands in for the formula needs no reason. */
export function takesDirectValue(dataPoint: DataPoint): boolean {
  return dataPoint.acceptsDirectValue === true || isFigureItself(dataPoint);
}

/**
 * What is wrong with one entry by itself.
 * @param profile figures of the profile in the catalogue's units
 * @param value the entry's value as it was computed; null where there is none
 */
export function entryFindings(
  entry: ScreenedEntry,
  profile: Readonly<Record<string, number>>,
  value: number | null,
): readonly EntryFinding[] {
  const dataPoint = dataPointByKey(entry.dataPoint)?.dataPoint;
  if (dataPoint === undefined) return [];
  const finding = (code: EntryFinding['code'], params: EntryFinding['params'] = {}): EntryFinding => ({
    code,
    dataPoint: dataPoint.key,
    params,
  });
  if (entry.status === 'notReported') return entry.reason ? [] : [finding('reasonMissing')];
  if (entry.status !== 'reported') return [];
  const findings: EntryFinding[] = [];
  if (entry.value === null) {
    for (const { key, from } of dataPoint.inputs) {
      if (entry.inputs?.[key] !== undefined) continue;
      if (from !== 'cityProfile') findings.push(finding('inputMissing', { input: key }));
      else if (profile[key] === undefined) findings.push(finding('profileMissing', { input: key }));
    }
  } else if (!takesDirectValue(dataPoint) && !entry.reason) {
    findings.push(finding('overrideWithoutReason'));
  }
  const range = outOfRange(dataPoint, value);
  return range === null ? findings : [...findings, finding('outOfRange', range)];
}

function outOfRange(
  { validRange: [from, to] }: DataPoint,
  value: number | null,
): EntryFinding['params'] | null {
  if (value === null) return null;
  const slack = ROUNDING * Math.abs(value);
  const below = from !== null && value < from - slack;
  const above = to !== null && value > to + slack;
  if (!below && !above) return null;
  const range = from !== null && to !== null ? 'between' : from !== null ? 'from' : 'to';
  return { value, range, from: from ?? 0, to: to ?? 0 };
}
