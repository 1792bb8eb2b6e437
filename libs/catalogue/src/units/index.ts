import type { DataPoint, UnitConversion } from '../types.js';
import { parseUnit, sameKind, tidyUnit } from './parse-unit.js';

export { parseUnit, type Unit } from './parse-unit.js';
export type { Base, Dimension } from './atoms.js';

/** A converted figure. `conversion` is null when the figure was in the wanted unit already. */
export interface Converted {
  readonly value: number;
  readonly conversion: UnitConversion | null;
}

/**
 * Converts a value given for a data point into the data point's unit: by the factors the catalogue holds for it
 * (ppm and ppb, kWh to GJ …), else by the general ones. Null when the unit is unknown or measures something else.
 */
export function convertUnit(
  dataPoint: Pick<DataPoint, 'unit' | 'unitConversions'>,
  value: number,
  fromUnit: string,
): Converted | null {
  const [from, to] = [tidyUnit(fromUnit), tidyUnit(dataPoint.unit)];
  const own = dataPoint.unitConversions?.find(
    (conversion) => from === conversion.from || from === to.replace(conversion.to, conversion.from),
  );
  if (!own || from === to) return convertInput(dataPoint, value, fromUnit);
  return {
    value: value * own.multiplyBy,
    conversion: { from: fromUnit, multiplyBy: own.multiplyBy, to: dataPoint.unit },
  };
}

/** Converts a figure into the unit of an input or of a profile figure. Null when that is not possible. */
export function convertInput(
  wanted: { readonly unit: string },
  value: number,
  fromUnit: string,
): Converted | null {
  if (tidyUnit(fromUnit) === tidyUnit(wanted.unit)) return { value, conversion: null };
  const [from, to] = [parseUnit(fromUnit), parseUnit(wanted.unit)];
  if (!from || !to || !sameKind(from, to)) return null;
  // A factor of 1 is another word for the same unit; otherwise the factor is freed of binary dust (0.0036, not 0.00360…01).
  const multiplyBy = Number((from.factor / to.factor).toPrecision(15));
  return {
    value: value * multiplyBy,
    conversion: { from: fromUnit, multiplyBy, to: wanted.unit },
  };
}
