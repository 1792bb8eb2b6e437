import {
  benchmarkFor,
  benchmarkSet,
  CATALOGUE_VERSION,
  dataPointList,
  type CataloguedDataPoint,
} from '#catalogue';
import { formatNumber } from '#text';
import { choiceLabels } from './choices.js';
import { formulaOf, type TemplateContext } from './context.js';
import { formulaInWords } from './excel-formula.js';
import type { CellModel, RowModel, SheetModel } from './model.js';

const DEFINITION_COLUMNS = {
  code: 16,
  dataPoint: 34,
  definition: 60,
  formula: 44,
  unit: 18,
  range: 16,
  notes: 50,
  guidance: 60,
  benchmark: 26,
} as const;

/** What each data point means and how it is computed; nothing to fill in. */
export function definitionSheet(context: TemplateContext): SheetModel {
  const { text } = context;
  const keys = Object.keys(DEFINITION_COLUMNS) as (keyof typeof DEFINITION_COLUMNS)[];
  return {
    name: text('sheet.definitions'),
    hidden: false,
    columns: Object.values(DEFINITION_COLUMNS).map((width) => ({ width, hidden: false })),
    rows: [
      { cells: [{ value: text('title.definitions'), look: 'title', span: keys.length }], height: 26 },
      { cells: [{ value: text('lead.definitions'), look: 'lead', span: keys.length }], height: 20 },
      { cells: keys.map((key): CellModel => ({ value: text(`column.${key}`), look: 'header' })), height: 22 },
      ...dataPointList.map((point) => definitionRow(context, point)),
    ],
    frozen: { rows: 3, columns: 2 },
    printedColumns: keys.length,
    headerRow: 3,
  };
}

function definitionRow(context: TemplateContext, { kpi, dataPoint }: CataloguedDataPoint): RowModel {
  const { texts, text, language } = context;
  const names = texts.kpi(kpi.code);
  const { label, notes } = texts.dataPoint(dataPoint.key);
  const formula = formulaInWords(formulaOf(dataPoint).ast, {
    variable: (name) => texts.input(name),
    number: (value) => formatNumber(value, language, 0),
    times: text('times'),
    over: text('over'),
  });
  const cells = [
    names.summary,
    formula,
    texts.unit(dataPoint.unit),
    rangeWords(context, dataPoint.validRange),
    notes.join('\n'),
    names.guidance.join('\n'),
    benchmarkWords(context, dataPoint.key),
  ];
  return {
    cells: [
      { value: kpi.code, look: 'locked' },
      { value: label, look: 'item' },
      ...cells.map((value): CellModel => ({ value, look: 'locked' })),
    ],
  };
}

function rangeWords({ text }: TemplateContext, [from, to]: readonly [number | null, number | null]): string {
  if (from !== null && to !== null) return text('range.between', { from: `${from}`, to: `${to}` });
  if (from !== null) return text('range.from', { from: `${from}` });
  return to === null ? '' : text('range.to', { to: `${to}` });
}

function benchmarkWords({ text, language }: TemplateContext, dataPoint: string): string {
  const benchmark = benchmarkFor(dataPoint);
  if (!benchmark || benchmark.benchmark === null) return text('benchmark.none');
  const { benchmark: value, direction } = benchmark;
  if (direction === 'yesIsBetter') return text('benchmark.value', { value: text('yes'), direction });
  const decimals = Number.isInteger(value) ? 0 : undefined;
  return text('benchmark.value', { value: formatNumber(value, language, decimals), direction });
}

/** How to fill the template in, and what the figures are used for. */
export function methodSheet(context: TemplateContext): SheetModel {
  const { text } = context;
  const quality = choiceLabels('quality', context.language);
  const lines = [
    text('method.1'),
    text('method.2'),
    text('method.3'),
    text('method.4', { sheet: text('sheet.profile') }),
    text('method.5'),
    text('method.6'),
    text('method.quality', { best: quality[0] ?? '', worst: quality.at(-1) ?? '' }),
    text('method.self'),
    [text('method.classes'), ...classLines(context)].join('\n'),
    text('method.benchmarks', { version: benchmarkSet.version }),
    text('method.structure', { edition: CATALOGUE_VERSION }),
  ];
  return {
    name: text('sheet.method'),
    hidden: false,
    columns: [{ width: 110, hidden: false }],
    rows: [
      { cells: [{ value: text('title.method'), look: 'title' }], height: 26 },
      ...lines.map((line): RowModel => ({ cells: [{ value: line, look: 'lead' }] })),
    ],
    frozen: { rows: 1, columns: 0 },
    printedColumns: 1,
    headerRow: 0,
  };
}

function classLines({ text }: TemplateContext): readonly string[] {
  return benchmarkSet.method.bands.map(({ points, fromShare, belowShare }) => {
    const range = belowShare === null ? 'from' : fromShare === 0 ? 'to' : 'between';
    const to = belowShare === null ? '' : `${Math.round(100 * belowShare)}`;
    return `• ${text('method.class', { points, range, from: `${Math.round(100 * fromShare)}`, to })}`;
  });
}
