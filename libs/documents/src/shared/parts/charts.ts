import {
  radarChart,
  drawingTexts,
  legendEntries,
  wheelGeometry,
  wheelSvg,
  type WheelDimension,
} from '../../drawing/index.js';
import { chartSvg } from '../../chart-svg.js';
import type { Block, Row } from '../blocks.js';
import { badgeOf } from '../marks.js';
import type { Pen } from '../pen.js';
import { coverageText, percentCell } from './results.js';

/** The wheel with its legend, and the table that says what its two inner rings show. */
export function wheelBlocks(pen: Pen): readonly Block[] {
  const { model, text } = pen;
  const marks = model.dimensions.flatMap(({ categories }) =>
    categories.flatMap(({ dataPoints }) => dataPoints.map(({ mark }) => mark)),
  );
  const results = model.dimensions
    .flatMap((dimension) => [dimension.title, ...dimension.categories.map(({ title }) => title)])
    .join('. ');
  return [
    { kind: 'text', text: text('wheel.intro') },
    {
      kind: 'picture',
      picture: {
        svg: wheelSvg({ geometry: wheelGeometry(model) }),
        alt: text('wheel.alt', { description: model.description, results }),
        width: 168,
      },
    },
    {
      kind: 'legend',
      entries: legendEntries(model.language, marks).map(({ mark, label }) => ({
        badge: badgeOf(mark),
        label,
      })),
    },
    { kind: 'heading', level: 2, page: true, text: text('wheel.table') },
    groupTable(pen),
  ];
}

/** Dimensions and categories with class, percentage and coverage. */
export function groupTable(pen: Pen): Block {
  const { text } = pen;
  return {
    kind: 'table',
    columns: [
      { head: text('column.category'), share: 1 },
      { head: text('column.points'), align: 'right' },
      { head: text('column.class') },
      { head: text('column.coverage'), align: 'right' },
    ],
    rows: pen.model.dimensions.flatMap((dimension): Row[] =>
      [dimension, ...dimension.categories].map((group) => ({
        cells: [
          { text: group.label, strong: group === dimension },
          percentCell(pen, group),
          { text: '', badge: badgeOf(group.mark) },
          coverageText(group),
        ],
      })),
    ),
  };
}

/** The radar of a dimension with its table. */
export function radarBlocks(pen: Pen, dimension: WheelDimension): readonly Block[] {
  const { text, language } = pen;
  const noScore = drawingTexts(language)('noScore');
  const results = dimension.categories
    .map(({ label, percentText }) => text('radar.item', { label, percent: percentText ?? noScore }))
    .join('; ');
  return [
    {
      kind: 'picture',
      picture: {
        svg: chartSvg(radarChart(dimension, language), 460, 340),
        alt: text('radar.alt', {
          title: drawingTexts(language)('radar.caption', { dimension: dimension.label }),
          results,
        }),
        width: 118,
        caption: drawingTexts(language)('radar.caption', { dimension: dimension.label }),
      },
    },
    {
      kind: 'table',
      caption: text('radar.table', { dimension: dimension.label }),
      columns: [
        { head: text('column.category'), share: 1 },
        { head: text('column.points'), align: 'right' },
        { head: text('column.class') },
        { head: text('column.coverage'), align: 'right' },
      ],
      rows: dimension.categories.map((category) => ({
        cells: [
          category.label,
          percentCell(pen, category),
          { text: '', badge: badgeOf(category.mark) },
          coverageText(category),
        ],
      })),
    },
  ];
}
