import type { CatalogueView } from '../../../api/types.js';
import type { MaturityNames } from '../../../components/maturity/text.js';
import type { Text } from '../../../language.js';

/** Names of the catalogue by key, and values with their units. */
export interface CataloguedNames extends MaturityNames {
  readonly unit: (dataPoint: string) => string;
  readonly value: (dataPoint: string, value: number) => string;
  /** As `value`, for targets: round figures without decimals. */
  readonly limit: (dataPoint: string, value: number) => string;
  readonly dimensionOf: (dataPoint: string) => string;
}

export function cataloguedNames(
  catalogue: CatalogueView,
  format: Pick<Text, 'value' | 'limit'>,
): CataloguedNames {
  const dimensions = new Map(catalogue.dimensions.map(({ key, name }) => [key, name]));
  const known = new Map(
    catalogue.kpis.flatMap((kpi) => kpi.dataPoints.map((dataPoint) => [dataPoint.key, { kpi, dataPoint }])),
  );
  const written = (how: 'value' | 'limit') => (key: string, value: number) => {
    const dataPoint = known.get(key)?.dataPoint;
    return dataPoint === undefined ? `${value}` : format[how](value, dataPoint);
  };
  return {
    dimension: (key) => dimensions.get(key) ?? key,
    dataPoint: (key) => known.get(key)?.dataPoint.label ?? key,
    unit: (key) => known.get(key)?.dataPoint.unitLabel ?? '',
    value: written('value'),
    limit: written('limit'),
    dimensionOf: (key) => known.get(key)?.kpi.dimension ?? '',
  };
}
