import type { DataPointResult, Rollup } from '#scoring';
import type { SubmittedValue } from '#exchange';
import type {
  CatalogueDataPoint,
  CatalogueKpi,
  CatalogueView,
  EditionDetail,
  Verdict,
} from '../../../api/types.js';
import { folded } from '../../../folded.js';

/** One data point of an edition with all that a table row shows. */
export interface Row {
  readonly kpi: CatalogueKpi;
  readonly dataPoint: CatalogueDataPoint;
  readonly result: DataPointResult;
  readonly submitted: SubmittedValue | undefined;
  /** What a verifier decided; only in editions that were verified here. */
  readonly verdict: Verdict | undefined;
}

export interface Group {
  readonly key: string;
  readonly name: string;
  readonly rollup: Rollup | undefined;
}

export interface Category extends Group {
  readonly rows: readonly Row[];
}

export interface Dimension extends Group {
  readonly subDimensions: readonly (Group & { readonly categories: readonly Group[] })[];
  /** Pooled over the sub-dimensions, as the verification reports print them. */
  readonly categories: readonly Category[];
}

/** An edition joined with the catalogue, in catalogue order. */
export function arrangeEdition(edition: EditionDetail, catalogue: CatalogueView): readonly Dimension[] {
  const results = new Map(edition.result.dataPoints.map((result) => [result.dataPoint, result]));
  const submitted = new Map(edition.values.map((value) => [value.dataPoint, value]));
  const verdicts = new Map(edition.verdicts.map((verdict) => [verdict.dataPoint, verdict]));
  const rollup = (level: Rollup['level'], dimension: string, name: string, subDimension?: string) =>
    edition.result.rollups.find(
      (candidate) =>
        candidate.level === level &&
        candidate.name === name &&
        (candidate.dimension ?? dimension) === dimension &&
        (subDimension === undefined || candidate.subDimension === subDimension),
    );
  return catalogue.dimensions.map((dimension) => {
    const kpis = catalogue.kpis.filter((kpi) => kpi.dimension === dimension.key);
    const names = new Map(
      dimension.subDimensions.flatMap((sub) => sub.categories.map(({ key, name }) => [key, name] as const)),
    );
    return {
      ...dimension,
      rollup: rollup('dimension', dimension.key, dimension.key),
      subDimensions: dimension.subDimensions.map((sub) => ({
        ...sub,
        rollup: rollup('subDimension', dimension.key, sub.key),
        categories: sub.categories.map((category) => ({
          ...category,
          rollup: rollup('subDimensionCategory', dimension.key, category.key, sub.key),
        })),
      })),
      categories: [...new Set(kpis.map((kpi) => kpi.category))].map((key) => ({
        key,
        name: names.get(key) ?? key,
        rollup: rollup('category', dimension.key, key),
        rows: kpis
          .filter((kpi) => kpi.category === key)
          .flatMap((kpi) =>
            kpi.dataPoints.map((dataPoint) => ({
              kpi,
              dataPoint,
              result: results.get(dataPoint.key) ?? missing(kpi, dataPoint),
              submitted: submitted.get(dataPoint.key),
              verdict: verdicts.get(dataPoint.key),
            })),
          ),
      })),
    };
  });
}

/** The result of a data point that the edition does not know. */
function missing(kpi: CatalogueKpi, dataPoint: CatalogueDataPoint): DataPointResult {
  return {
    code: kpi.code,
    dataPoint: dataPoint.key,
    status: 'notReported',
    value: null,
    share: null,
    class: null,
    points: null,
    reason: 'notReported',
  };
}

export const SHOWN = ['all', 'scored', 'missing'] as const;
export type Shown = (typeof SHOWN)[number];

/** `missing` is what the city could still add or mend; a value without a benchmark is neither missing nor scored. */
export function isShown({ result }: Row, shown: Shown): boolean {
  if (shown === 'scored') return result.points !== null;
  if (shown === 'missing') return result.points === null && result.reason !== 'noBenchmark';
  return true;
}

/** A row answers a search by KPI name, data point label or code; case and accents do not matter. */
export function matches({ kpi, dataPoint }: Row, search: string): boolean {
  return folded(`${kpi.code} ${kpi.name} ${dataPoint.label}`).includes(folded(search));
}

/** Keeps what the filter lets through; categories and dimensions without rows go. */
export function filterDimensions(
  dimensions: readonly Dimension[],
  keep: (row: Row) => boolean,
): readonly Dimension[] {
  return dimensions
    .map((dimension) => ({
      ...dimension,
      categories: dimension.categories
        .map((category) => ({ ...category, rows: category.rows.filter(keep) }))
        .filter((category) => category.rows.length > 0),
    }))
    .filter((dimension) => dimension.categories.length > 0);
}

/** Rows of one KPI, kept together in tables. */
export function byKpi(rows: readonly Row[]): readonly { readonly kpi: CatalogueKpi; readonly rows: Row[] }[] {
  const groups = new Map<string, { kpi: CatalogueKpi; rows: Row[] }>();
  for (const each of rows) {
    const group = groups.get(each.kpi.code);
    if (group === undefined) groups.set(each.kpi.code, { kpi: each.kpi, rows: [each] });
    else group.rows.push(each);
  }
  return [...groups.values()];
}
