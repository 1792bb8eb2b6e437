import { convertUnit, type DataPoint } from '#catalogue';

/**
 * What a figure of this unit is multiplied by to be in the wanted unit; `null` when the unit is unknown or measures
 * something else. Units that differ only in spelling have the factor 1.
 */
export function unitFactor(wanted: Pick<DataPoint, 'unit' | 'unitConversions'>, unit: string): number | null {
  const one = convertUnit(wanted, 1, unit);
  return one && Number.isFinite(one.value) ? one.value : null;
}
