import { catalogueTexts, type CatalogueTexts } from '#catalogue';
import type { SubmittedValue } from '#exchange';
import type { DataPointResult } from '#scoring';
import { formatNumber, formatPercent, type Language, type MessageFormatter } from '#text';
import { drawingCatalogue } from '../catalogue.js';
import { wheelModel, type WheelDataPoint, type WheelModel } from '../drawing/index.js';
import type { DocumentEdition, DocumentVerdict } from '../edition.js';
import { clean, longDate } from './words.js';

/** An edition with everything at hand that is needed to write about it in one language. */
export interface Pen {
  readonly edition: DocumentEdition;
  readonly language: Language;
  readonly text: MessageFormatter;
  readonly names: CatalogueTexts;
  /** Dimensions, categories and data points with their scores. */
  readonly model: WheelModel;
  readonly city: string;
  readonly country: string;
  readonly year: string;
  /** When the edition was published, in words. */
  readonly date: string;
  readonly points: ReadonlyMap<string, WheelDataPoint>;
  readonly results: ReadonlyMap<string, DataPointResult>;
  readonly values: ReadonlyMap<string, SubmittedValue>;
  readonly verdicts: ReadonlyMap<string, DocumentVerdict>;
  /** Number of the note of each data point that is verified with a caveat, in catalogue order. */
  readonly noteNumbers: ReadonlyMap<string, number>;
  readonly count: (value: number) => string;
  readonly percent: (value: number) => string;
  /** Part of a whole in per cent, without decimals; a dash where the whole is empty. */
  readonly rate: (part: number, whole: number) => string;
}

export function penFor(edition: DocumentEdition, language: Language, text: MessageFormatter): Pen {
  const city = clean(edition.city);
  const model = wheelModel({
    city,
    reportingYear: edition.reportingYear,
    result: edition.result,
    catalogue: drawingCatalogue(language),
    language,
  });
  const points = model.dimensions.flatMap(({ categories }) => categories.flatMap((each) => each.dataPoints));
  const verdicts = new Map(edition.verdicts.map((verdict) => [verdict.dataPoint, verdict]));
  const noted = points.filter(({ key }) => (verdicts.get(key)?.footnote ?? '') !== '');
  return {
    edition,
    language,
    text,
    names: catalogueTexts(language),
    model,
    city,
    country: clean(edition.country),
    year: String(edition.reportingYear),
    date: longDate(new Date(edition.publishedAt), language),
    points: new Map(points.map((point) => [point.key, point])),
    results: new Map(edition.result.dataPoints.map((result) => [result.dataPoint, result])),
    values: new Map(edition.values.map((value) => [value.dataPoint, value])),
    verdicts,
    noteNumbers: new Map(noted.map(({ key }, index) => [key, index + 1])),
    count: (value) => formatNumber(value, language, 0),
    percent: (value) => formatPercent(value, language),
    rate: (part, whole) => (whole === 0 ? '–' : formatPercent((100 * part) / whole, language, 0)),
  };
}
