import { dataPointByKey } from '#catalogue';
import { useText } from '../../language.js';
import type { MaturityNames } from '../../components/maturity/text.js';
import { useNames } from '../workspace/text.js';

/** Names of the catalogue and values with their units, for the tables about maturity. */
export function useMaturityNames(): {
  readonly names: MaturityNames;
  readonly unit: (dataPoint: string) => string;
  readonly value: (dataPoint: string, value: number) => string;
  /** As `value`, for targets: round figures without decimals. */
  readonly limit: (dataPoint: string, value: number) => string;
} {
  const texts = useNames();
  const { value, limit } = useText();
  const unit = (key: string): string => texts.unit(dataPointByKey(key)?.dataPoint.unit ?? '');
  const formOf = (key: string) => ({
    valueType: dataPointByKey(key)?.dataPoint.valueType ?? '',
    unitLabel: unit(key),
  });
  return {
    names: {
      dimension: (key) => texts.dimension(key),
      dataPoint: (key) => texts.dataPoint(key).label,
    },
    unit,
    value: (key, figure) => value(figure, formOf(key)),
    limit: (key, figure) => limit(figure, formOf(key)),
  };
}
