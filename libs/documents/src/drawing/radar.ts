import type { ScoreClass } from '#catalogue';
import type { ChartConfiguration } from 'chart.js';
import type { Language } from '#text';
import { wrapText } from './measure.js';
import type { WheelDimension } from './model.js';
import { CLASS_COLOURS } from './palette.js';
import { drawingTexts } from './texts.js';
import { ACCENT } from './wheel-svg.js';

export type RadarChart = ChartConfiguration<'radar', (number | null)[], readonly string[]>;

/** Point shapes, so that a class is not told by colour alone. */
const POINT_SHAPES = { 4: 'circle', 3: 'rectRot', 2: 'rect', 1: 'triangle' } as const satisfies Record<
  ScoreClass,
  string
>;

export interface RadarTable {
  readonly caption: string;
  readonly headers: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly result: string;
    readonly class: ScoreClass | null;
  }[];
}

/**
 * The radar of a dimension for chart.js, in the browser and on the server alike: one axis per category from 0 to 100 with
 * rings at 20. A category without score is a gap in the line and says so at its axis; it is never drawn as 0.
 */
export function radarChart(dimension: WheelDimension, language: Language): RadarChart {
  const text = drawingTexts(language);
  const { categories } = dimension;
  const font = { family: 'Noto Sans', size: 12 };
  return {
    type: 'radar',
    data: {
      labels: categories.map(({ label, percentText }) => [
        ...(wrapText(label, font.size, 92, 3) ?? [label]),
        percentText ?? text('noScore'),
      ]),
      datasets: [
        {
          label: text('radar.axis'),
          data: categories.map(({ percent }) => percent),
          spanGaps: false,
          borderColor: ACCENT,
          borderWidth: 2,
          backgroundColor: 'rgba(31, 78, 121, 0.12)',
          fill: true,
          pointRadius: 5,
          pointHoverRadius: 7,
          pointStyle: categories.map((category) => POINT_SHAPES[category.class ?? 1]),
          pointBackgroundColor: categories.map((category) => CLASS_COLOURS[category.class ?? 'none']),
          pointBorderColor: '#ffffff',
          pointBorderWidth: 1.5,
        },
      ],
    },
    options: {
      responsive: true,
      animation: false,
      locale: language,
      layout: { padding: 4 },
      plugins: { legend: { display: false }, title: { display: false } },
      scales: {
        r: {
          min: 0,
          max: 100,
          beginAtZero: true,
          ticks: {
            stepSize: 20,
            backdropColor: 'transparent',
            color: '#66717d',
            font: { ...font, size: 10 },
          },
          grid: { color: '#d3d8de' },
          angleLines: { color: '#d3d8de' },
          pointLabels: {
            font,
            // chart.js takes a colour for each label; its types know only one for all.
            color: categories.map(({ percent }) =>
              percent === null ? '#66717d' : '#1b2530',
            ) as unknown as string,
          },
        },
      },
    },
  };
}

/** The table that says what the radar shows. */
export function radarTable(dimension: WheelDimension, language: Language): RadarTable {
  const text = drawingTexts(language);
  return {
    caption: text('radar.caption', { dimension: dimension.label }),
    headers: [text('radar.category'), text('radar.percent'), text('table.class')],
    rows: dimension.categories.map(({ key, label, percentText, class: score }) => ({
      key,
      name: label,
      result: percentText ?? text('noScore'),
      class: score,
    })),
  };
}
