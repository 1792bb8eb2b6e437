import { benchmarkFor, dataPointByKey, kpis, type Kpi } from '#catalogue';
import { formatValue } from '#text';
import type { WheelDimension } from '../../drawing/index.js';
import type { Block, Cell, RichCell, Row } from '../blocks.js';
import { badgeOf } from '../marks.js';
import type { Pen } from '../pen.js';
import { paragraphs } from '../words.js';

/** A value of a data point in its unit, as tables print it. */
export function valueText(pen: Pen, dataPoint: string, value: number): string {
  const found = dataPointByKey(dataPoint)?.dataPoint;
  const yes = pen.text('value.yes');
  const no = pen.text('value.no');
  const unitLabel = found === undefined ? '' : pen.names.unit(found.unit);
  return formatValue(value, { valueType: found?.valueType ?? 'rate', unitLabel, yes, no }, pen.language);
}

/** The result of a data point, or in words why there is none; with the number of its note. */
export function resultCell(pen: Pen, dataPoint: string): RichCell {
  const note = pen.noteNumbers.get(dataPoint);
  return { text: resultText(pen, dataPoint), ...(note === undefined ? {} : { note }) };
}

export function resultText(pen: Pen, dataPoint: string): string {
  const { text, edition } = pen;
  const result = pen.results.get(dataPoint);
  if (result?.status === 'notVerified') return text('result.notVerified');
  if (result === undefined || result.status === 'notReported') {
    const absent = edition.state === 'publishedElsewhere' && !pen.values.has(dataPoint);
    return text(absent ? 'result.absent' : 'result.notReported');
  }
  return result.value === null ? text('result.undefined') : valueText(pen, dataPoint, result.value);
}

/** The benchmark in the unit of the data point. */
export function benchmarkText(pen: Pen, dataPoint: string): string {
  const benchmark = benchmarkFor(dataPoint)?.benchmark ?? null;
  return benchmark === null ? pen.text('benchmark.none') : valueText(pen, dataPoint, benchmark);
}

/** The square of the class, or of the reason for having none. */
export function classCell(pen: Pen, dataPoint: string): RichCell {
  const point = pen.points.get(dataPoint);
  return { text: '', badge: badgeOf(point?.mark ?? 'notScored') };
}

/** Square and share of the benchmark reached, or the words that there is no benchmark. */
export function performanceCell(pen: Pen, dataPoint: string): RichCell {
  const share = pen.results.get(dataPoint)?.share ?? null;
  const point = pen.points.get(dataPoint);
  const mark = point?.mark ?? 'notScored';
  if (mark === 'noBenchmark') return { text: pen.text('benchmark.noneWords'), badge: badgeOf(mark) };
  return {
    text: share === null || point?.class === null ? '' : pen.percent(100 * share),
    badge: badgeOf(mark),
  };
}

/** Name of a data point with the code of its KPI, and of the KPI itself where it has several. */
export function nameCell(pen: Pen, kpi: Kpi, dataPoint: string): RichCell {
  const { label } = pen.names.dataPoint(dataPoint);
  const kpiName = pen.names.kpi(kpi.code).name;
  return { text: label, quiet: kpi.dataPoints.length > 1 ? `${kpi.code} · ${kpiName}` : kpi.code };
}

/** The KPIs of a category in a dimension, in catalogue order. */
export const kpisOf = (dimension: string, category: string): readonly Kpi[] =>
  kpis.filter((kpi) => kpi.dimension === dimension && kpi.category === category);

/** Results of a dimension, category by category: KPI and data point, result, benchmark, class. */
export function resultTable(pen: Pen, dimension: WheelDimension): Block {
  const { text } = pen;
  const rows = dimension.categories.flatMap((category): Row[] => [
    { band: category.label },
    ...kpisOf(dimension.key, category.key).flatMap((kpi) =>
      kpi.dataPoints.map(({ key }): Row => ({
        cells: [nameCell(pen, kpi, key), resultCell(pen, key), benchmarkText(pen, key), classCell(pen, key)],
      })),
    ),
  ]);
  return {
    kind: 'table',
    columns: [
      { head: text('column.kpi'), share: 2.6 },
      { head: text('column.result'), share: 1.5, align: 'right' },
      { head: text('column.benchmark'), share: 1.5, align: 'right' },
      { head: text('column.class') },
    ],
    rows,
  };
}

/** Notes to the results of these data points; nothing where there is none. */
export function noteBlocks(pen: Pen, dataPoints: readonly string[]): readonly Block[] {
  const notes = dataPoints.flatMap((key) => {
    const number = pen.noteNumbers.get(key);
    const footnote = pen.verdicts.get(key)?.footnote ?? '';
    if (number === undefined) return [];
    return [{ number, text: `${pen.names.dataPoint(key).label}: ${paragraphs(footnote).join(' ')}` }];
  });
  return notes.length === 0 ? [] : [{ kind: 'notes', title: pen.text('notes.title'), notes }];
}

/** Keys of a dimension's data points, in the order of its tables. */
export const keysOf = ({ categories }: Pick<WheelDimension, 'categories'>): readonly string[] =>
  categories.flatMap(({ dataPoints }) => dataPoints.map(({ key }) => key));

/** Scores of groups, with coverage: square, percentage, data points scored / with a benchmark / all. */
export function scoresBlock(pen: Pen): Block {
  return {
    kind: 'scores',
    scores: pen.model.dimensions.map((dimension) => ({
      name: dimension.label,
      figure: dimension.percentText ?? pen.text('group.noScore'),
      detail: pen.text('cover.coverage', {
        scored: dimension.scored,
        benchmarked: dimension.benchmarked,
        total: dimension.total,
      }),
      badge: badgeOf(dimension.mark),
    })),
  };
}

interface Scored {
  readonly percentText: string | null;
  readonly scored: number;
  readonly benchmarked: number;
  readonly total: number;
}

export const percentCell = (pen: Pen, group: Scored): Cell => group.percentText ?? pen.text('group.noScore');
export const coverageText = ({ scored, benchmarked, total }: Omit<Scored, 'percentText'>): string =>
  `${scored} / ${benchmarked} / ${total}`;
