import type { Kpi } from '#catalogue';
import type { SdgGoal } from '#maturity';
import type { WheelCategory, WheelDimension } from '../drawing/index.js';
import type { Block } from '../shared/blocks.js';
import { radarBlocks } from '../shared/parts/charts.js';
import { dimensionGoals } from '../shared/parts/goals.js';
import { kpisOf, nameCell, noteBlocks, performanceCell, resultCell } from '../shared/parts/results.js';
import type { Pen } from '../shared/pen.js';
import { clean, listed, paragraphs } from '../shared/words.js';

/** A category of so many data points at most does not begin a page. */
const SHORT = 4;

/** The chapter of a dimension: introduction, radar, goals, and a section for each category. */
export function dimensionChapter(
  pen: Pen,
  dimension: WheelDimension,
  goals: readonly SdgGoal[],
): readonly Block[] {
  const { text, language } = pen;
  const { label } = dimension;
  return [
    { kind: 'heading', level: 1, page: true, text: label },
    {
      kind: 'text',
      tone: 'lead',
      text: text('chapter.intro', {
        dimension: label,
        total: dimension.total,
        categories: listed(
          dimension.categories.map((category) => category.label),
          language,
        ),
      }),
    },
    {
      kind: 'text',
      text:
        dimension.percentText === null
          ? text('chapter.noScore', { dimension: label })
          : text('chapter.score', {
              dimension: label,
              percent: dimension.percentText,
              class: dimension.class ?? 1,
              scored: dimension.scored,
              benchmarked: dimension.benchmarked,
            }),
    },
    ...radarBlocks(pen, dimension),
    {
      kind: 'group',
      blocks: [
        { kind: 'heading', level: 2, text: text('chapter.goals') },
        { kind: 'text', text: text('chapter.goalsText', { dimension: label }) },
        dimensionGoals(pen, dimension.key, goals),
      ],
    },
    ...dimension.categories.flatMap((category) => categorySection(pen, dimension, category)),
  ];
}

function categorySection(pen: Pen, dimension: WheelDimension, category: WheelCategory): readonly Block[] {
  const { text } = pen;
  const kpis = kpisOf(dimension.key, category.key);
  const commentary = pen.edition.factsheet?.commentary?.[`${dimension.key}/${category.key}`];
  const isShort = category.dataPoints.length <= SHORT && commentary === undefined;
  const blocks: readonly Block[] = [
    {
      kind: 'heading',
      level: 2,
      page: !isShort,
      text: text('chapter.category', { dimension: dimension.label, category: category.label }),
    },
    { kind: 'text', text: reading(pen, dimension, category) },
    resultsTable(pen, kpis),
    ...noteBlocks(
      pen,
      category.dataPoints.map(({ key }) => key),
    ),
    ...(commentary === undefined
      ? []
      : [
          { kind: 'heading', level: 3, text: text('chapter.commentary', { city: pen.city }) } as const,
          ...paragraphs(commentary).map((line): Block => ({ kind: 'text', text: line })),
        ]),
    { kind: 'heading', level: 3, text: text('chapter.measured') },
    {
      kind: 'list',
      items: kpis.map(({ code }) => {
        const { name, summary, rationale } = pen.names.kpi(code);
        return text('chapter.kpi', { name, summary, rationale });
      }),
    },
    ...missingBlocks(pen, kpis),
  ];
  return isShort ? [{ kind: 'group', blocks }] : blocks;
}

function resultsTable(pen: Pen, kpis: readonly Kpi[]): Block {
  const { text } = pen;
  return {
    kind: 'table',
    columns: [
      { head: text('column.kpi'), share: 2.4 },
      { head: text('column.result'), share: 1.4, align: 'right' },
      { head: text('chapter.performance'), share: 1 },
      { head: text('column.sdg') },
    ],
    rows: kpis.flatMap((kpi) =>
      kpi.dataPoints.map(({ key }) => ({
        cells: [
          nameCell(pen, kpi, key),
          resultCell(pen, key),
          performanceCell(pen, key),
          kpi.sdgGoals.length === 0 ? '–' : kpi.sdgGoals.join(', '),
        ],
      })),
    ),
  };
}

/** What the results of a category say, by rules. */
function reading(pen: Pen, dimension: WheelDimension, category: WheelCategory): string {
  const { text, language } = pen;
  const { percentText, scored, benchmarked } = category;
  if (percentText === null) return text('reading.none', { benchmarked });
  const labels = (wanted: number) =>
    category.dataPoints.filter((point) => point.class === wanted).map(({ label }) => label);
  const rollup = pen.edition.result.rollups.find(
    (each) => each.level === 'category' && each.dimension === dimension.key && each.name === category.key,
  );
  const [best, worst] = [labels(4), labels(1)];
  return [
    text('reading.score', { percent: percentText, class: category.class ?? 1, scored, benchmarked }),
    best.length === 0 ? '' : text('reading.best', { points: listed(best, language) }),
    worst.length === 0 ? '' : text('reading.worst', { points: listed(worst, language) }),
    scored < benchmarked && rollup && rollup.lowest !== null && rollup.highest !== null
      ? text('reading.range', { lowest: pen.percent(rollup.lowest), highest: pen.percent(rollup.highest) })
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Where the figures that are missing are usually found. */
function missingBlocks(pen: Pen, kpis: readonly Kpi[]): readonly Block[] {
  const { text, language, results, names } = pen;
  const without = kpis.filter(({ dataPoints }) =>
    dataPoints.some(({ key }) => (results.get(key)?.value ?? null) === null),
  );
  if (without.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: text('chapter.missing') },
    {
      kind: 'list',
      items: without.map(({ code }) =>
        text('chapter.sources', {
          name: names.kpi(code).name,
          sources: clean(listed(names.kpi(code).dataSources, language)),
        }),
      ),
    },
  ];
}
