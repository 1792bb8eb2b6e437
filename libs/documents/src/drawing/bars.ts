import type { ChartConfiguration } from 'chart.js';
import type { Language } from '#text';

export type BarChart = ChartConfiguration<'bar', (number | null)[], string>;

export interface Bar {
  readonly label: string;
  /** `null` draws no bar; `text` says why. */
  readonly value: number | null;
  /** The value in words; stands beside the label, so that the bar is not read by its length alone. */
  readonly text: string;
  readonly colour: string;
}

export interface BarScale {
  readonly max: number;
  readonly step: number;
  /** What the axis shows. */
  readonly title: string;
}

/** Bars lying one below the other, for chart.js in the browser and on the server alike. */
export function barChart(bars: readonly Bar[], { max, step, title }: BarScale, language: Language): BarChart {
  const font = { family: 'Noto Sans', size: 12 };
  return {
    type: 'bar',
    data: {
      labels: bars.map(({ label, text }) => `${label}: ${text}`),
      datasets: [
        {
          label: title,
          data: bars.map(({ value }) => value),
          backgroundColor: bars.map(({ colour }) => colour),
          barThickness: 11,
        },
      ],
    },
    options: {
      indexAxis: 'y',
      responsive: true,
      animation: false,
      locale: language,
      plugins: { legend: { display: false }, title: { display: false } },
      scales: {
        x: {
          min: 0,
          max,
          ticks: { stepSize: step, color: '#55606c', font: { ...font, size: 10 } },
          grid: { color: '#d3d8de' },
          title: { display: true, text: title, color: '#55606c', font: { ...font, size: 11 } },
        },
        y: { ticks: { color: '#1b2530', font, autoSkip: false }, grid: { display: false } },
      },
    },
  };
}
