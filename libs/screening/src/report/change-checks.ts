import { type DataPoint, dataPointByKey } from '#catalogue';
import { denominatorsOf } from './entry-checks.js';
import { relativeChange } from './profile-checks.js';
import type { Check, CheckContext, EarlierEdition, SubmittedEntry } from './types.js';

type Found = Omit<Check, 'dataPoint' | 'profileKey'>;

/** Checks of a reported figure against the city's latest edition of an earlier year. */
export function changeChecks(context: CheckContext, entry: SubmittedEntry): Check[] {
  const { earlier } = context.submitted;
  const dataPoint = dataPointByKey(entry.dataPoint)?.dataPoint;
  if (earlier === null || dataPoint === undefined) return [];
  return [
    ...valueChange(context, dataPoint, earlier),
    ...denominatorChanges(context, dataPoint, entry, earlier),
  ].map((check) => ({ ...check, dataPoint: entry.dataPoint, profileKey: null }));
}

function valueChange(
  { values, before: earlierValues, limits }: CheckContext,
  dataPoint: DataPoint,
  earlier: EarlierEdition,
): Found[] {
  const before = earlierValues.get(dataPoint.key);
  const now = values.get(dataPoint.key) ?? null;
  if (before === undefined || now === null || before === now) return [];
  const year = earlier.assessment.reportingYear;
  if (dataPoint.valueType === 'boolean') {
    return [{ code: 'change.answer', severity: 'warning', params: { before, now, year } }];
  }
  if (relativeChange(before, now) <= limits.valueChange) return [];
  if (dataPoint.unit.startsWith('%') && Math.abs(now - before) < limits.percentagePoints) return [];
  return [{ code: 'change.value', severity: 'warning', params: { before, now, year } }];
}

/** Figures of the profile are checked with the profile. */
function denominatorChanges(
  { screening, limits }: CheckContext,
  { key, inputs, formula }: DataPoint,
  entry: SubmittedEntry,
  { assessment }: EarlierEdition,
): Found[] {
  if (entry.value !== null) return [];
  const now = screening.assessment.entries.find(({ dataPoint }) => dataPoint === key)?.inputs;
  const before = assessment.entries.find(({ dataPoint }) => dataPoint === key)?.inputs;
  const below = denominatorsOf(formula);
  return inputs.flatMap((input): Found[] => {
    const [old, present] = [before?.[input.key], now?.[input.key]];
    if (old === undefined || present === undefined || !below.includes(input.key)) return [];
    const change = relativeChange(old, present);
    if (change < limits.denominatorChange) return [];
    const params = { input: input.key, before: old, now: present, year: assessment.reportingYear };
    return [{ code: 'change.denominator', severity: 'warning', params }];
  });
}
