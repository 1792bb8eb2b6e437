import type { ScoreClass } from '#catalogue';
import type { AssessmentResult, DataPointResult, Rollup } from '#scoring';
import { formatPercent, formatValue, type Language } from '#text';
import { MARK_STYLES, markOf, type Mark } from './palette.js';
import { drawingTexts } from './texts.js';
import { plainText } from './xml.js';

/** The part of the catalogue a drawing needs, as `GET /catalogue` serves it; names are in the reader's language. */
export interface DrawingCatalogue {
  readonly dimensions: readonly {
    readonly key: string;
    readonly name: string;
    readonly subDimensions: readonly {
      readonly key: string;
      readonly name: string;
      readonly categories: readonly { readonly key: string; readonly name: string }[];
    }[];
  }[];
  readonly kpis: readonly {
    readonly code: string;
    readonly dimension: string;
    readonly subDimension: string;
    readonly category: string;
    readonly dataPoints: readonly {
      readonly key: string;
      readonly label: string;
      readonly short: string;
      readonly unitLabel: string;
      readonly valueType: string;
    }[];
  }[];
}

interface WheelItem {
  readonly key: string;
  readonly label: string;
  readonly class: ScoreClass | null;
  readonly mark: Mark;
  /** One sentence: name, figure, class or the reason why there is none. */
  readonly title: string;
}

export interface WheelDataPoint extends WheelItem {
  readonly code: string;
  readonly short: string;
  /** The value with its unit, `null` when there is none. */
  readonly valueText: string | null;
}

export interface WheelGroup extends WheelItem {
  /** 0..100, `null` when nothing is scored. */
  readonly percent: number | null;
  readonly percentText: string | null;
  readonly scored: number;
  readonly benchmarked: number;
  readonly total: number;
}

export interface WheelCategory extends WheelGroup {
  readonly dataPoints: readonly WheelDataPoint[];
}

export interface WheelDimension extends WheelGroup {
  readonly categories: readonly WheelCategory[];
}

/** What the wheel and its table say; the same for web, PDF and preview. */
export interface WheelModel {
  readonly city: string;
  readonly year: number;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  readonly dimensions: readonly WheelDimension[];
}

export interface WheelInput {
  readonly city: string;
  readonly reportingYear: number;
  readonly result: Pick<AssessmentResult, 'dataPoints' | 'rollups'>;
  readonly catalogue: DrawingCatalogue;
  readonly language: Language;
}

/**
 * The model of the wheel: dimensions in catalogue order; in each its categories, pooled over sub-dimensions, in order of
 * first appearance; in each its data points in catalogue order. A data point without a result counts as not reported.
 */
export function wheelModel({ city, reportingYear, result, catalogue, language }: WheelInput): WheelModel {
  const text = drawingTexts(language);
  const results = new Map(result.dataPoints.map((entry) => [entry.dataPoint, entry]));
  const dimensions = catalogue.dimensions
    .map((dimension): WheelDimension => {
      const kpis = catalogue.kpis.filter((kpi) => kpi.dimension === dimension.key);
      const names = new Map(
        dimension.subDimensions.flatMap((sub) => sub.categories.map((c) => [c.key, c.name] as const)),
      );
      const categories = [...new Set(kpis.map((kpi) => kpi.category))].map((key): WheelCategory => {
        const dataPoints = kpis
          .filter((kpi) => kpi.category === key)
          .flatMap((kpi) => kpi.dataPoints.map((point) => dataPointItem(kpi.code, point, results, language)));
        const rollup = result.rollups.find(
          (r) => r.level === 'category' && r.dimension === dimension.key && r.name === key,
        );
        return { ...groupItem(key, names.get(key) ?? key, rollup, dataPoints.length, language), dataPoints };
      });
      const rollup = result.rollups.find((r) => r.level === 'dimension' && r.name === dimension.key);
      const total = categories.reduce((sum, category) => sum + category.total, 0);
      return { ...groupItem(dimension.key, dimension.name, rollup, total, language), categories };
    })
    .filter(({ categories }) => categories.length > 0);
  const sum = (field: 'scored' | 'benchmarked' | 'total') =>
    dimensions.reduce((total, dimension) => total + dimension[field], 0);
  const name = plainText(city);
  return {
    city: name,
    year: reportingYear,
    language,
    title: text('wheel.title', { city: name, year: String(reportingYear) }),
    description: text('wheel.description', {
      scored: sum('scored'),
      benchmarked: sum('benchmarked'),
      total: sum('total'),
    }),
    dimensions,
  };
}

type CataloguePoint = DrawingCatalogue['kpis'][number]['dataPoints'][number];

function dataPointItem(
  code: string,
  point: CataloguePoint,
  results: ReadonlyMap<string, DataPointResult>,
  language: Language,
): WheelDataPoint {
  const text = drawingTexts(language);
  const result = results.get(point.key);
  const score = result?.class ?? null;
  const value = result?.value ?? null;
  const words = { yes: text('value.yes'), no: text('value.no') };
  const valueText = value === null ? null : formatValue(value, { ...point, ...words }, language);
  const mark = markOf(score, result === undefined ? 'notReported' : result.reason);
  const kind = score === null ? (mark === 'notScored' ? 'notReported' : mark) : 'scored';
  return {
    key: point.key,
    code,
    label: point.label,
    short: point.short,
    class: score,
    mark,
    valueText,
    title: text(`item.${kind}`, {
      label: point.label,
      value: valueText ?? '–',
      hasValue: valueText === null ? 'no' : 'yes',
      class: score ?? 0,
    }),
  };
}

function groupItem(
  key: string,
  label: string,
  rollup: Rollup | undefined,
  total: number,
  language: Language,
): WheelGroup {
  const percent = rollup?.percent ?? null;
  const score = rollup?.class ?? null;
  const percentText = percent === null ? null : formatPercent(percent, language);
  const counts = {
    scored: rollup?.scored ?? 0,
    benchmarked: rollup?.benchmarked ?? 0,
    total: rollup?.total ?? total,
  };
  const title = drawingTexts(language)(score === null ? 'group.notScored' : 'group.scored', {
    label,
    percent: percentText ?? '',
    class: score ?? 0,
    ...counts,
  });
  return { key, label, class: score, mark: markOf(score), title, percent, percentText, ...counts };
}

/** The sign of a mark as drawn and as written in tables: the class, or a dash, dot or cross. */
export function signOf(mark: Mark): string {
  return MARK_STYLES[mark].sign;
}
