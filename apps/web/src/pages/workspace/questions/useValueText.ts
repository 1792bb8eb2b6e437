import { known } from '../../../workspace/places.js';
import { writeDecimal } from '../../../workspace/typed.js';
import { isYesNo } from '../card/parts.js';
import { useNames, useWorkspaceText } from '../text.js';

/** Values of a data point with their unit; those of the profile as they were typed. */
export function useValueText(dataPoint: string | null): (decimal: string) => string {
  const { t, language, value: format } = useWorkspaceText();
  const names = useNames();
  if (dataPoint === null) return (decimal) => writeDecimal(decimal, language);
  const { unit, valueType } = known(dataPoint).dataPoint;
  if (isYesNo(unit)) return (decimal) => t(Number(decimal) >= 1 ? 'value.yes' : 'value.no');
  return (decimal) => format(Number(decimal), { valueType, unitLabel: names.unit(unit) });
}
