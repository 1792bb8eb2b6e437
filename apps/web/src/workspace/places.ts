import { catalogue, type DataPoint, dataPointByKey, type Kpi, kpiSlug } from '#catalogue';

/** A category as the workspace shows it: of one dimension, pooled over its sub-dimensions. */
export interface Place {
  /** Address part, e.g. `economy-transport`. */
  readonly slug: string;
  readonly dimension: string;
  readonly category: string;
  readonly kpis: readonly Kpi[];
  readonly dataPoints: readonly string[];
}

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** All categories in catalogue order. */
export const places: readonly Place[] = catalogue.dimensions.flatMap((dimension) => {
  const kpis = catalogue.kpis.filter((kpi) => kpi.dimension === dimension);
  return [...new Set(kpis.map(({ category }) => category))].map((category): Place => {
    const own = kpis.filter((kpi) => kpi.category === category);
    return {
      slug: `${slug(dimension)}-${slug(category)}`,
      dimension,
      category,
      kpis: own,
      dataPoints: own.flatMap(({ dataPoints }) => dataPoints.map(({ key }) => key)),
    };
  });
});

const placeByDataPoint = new Map(
  places.flatMap((place) => place.dataPoints.map((key) => [key, place] as const)),
);

/** The category in which a data point stands. */
export function placeOf(dataPoint: string): Place | undefined {
  return placeByDataPoint.get(dataPoint);
}

/**
 * The category that an address names: by its own part, by the English name of a category, or by a data point or KPI in it,
 * as links in e-mails may have it.
 */
export function placeByAddress(part: string): Place | undefined {
  return (
    places.find((place) => place.slug === part) ??
    places.find(({ category }) => category === part || slug(category) === part) ??
    placeOf(part) ??
    places.find(({ kpis }) => kpis.some(({ code }) => kpiSlug(code) === part || code === part))
  );
}

/** Element id of a data point's card. */
export const cardId = (dataPoint: string): string => `dp-${dataPoint}`;

/** Where a data point is filled in, behind `/{language}/workspace/{assessmentId}/`. */
export function addressOf(dataPoint: string): string {
  return `${placeOf(dataPoint)?.slug ?? ''}#${cardId(dataPoint)}`;
}

/** A data point with its KPI; throws for one that the catalogue lacks, which no address or answer can name. */
export function known(dataPoint: string): { readonly kpi: Kpi; readonly dataPoint: DataPoint } {
  const found = dataPointByKey(dataPoint);
  if (!found) throw new Error(`The catalogue has no data point "${dataPoint}"`);
  return found;
}
