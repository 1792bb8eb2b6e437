import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  Chart,
  type ChartData,
  type ChartOptions,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { Chart as ReactChart } from 'react-chartjs-2';
import { useText } from '../../language.js';

Chart.register(LineController, LinearScale, PointElement, LineElement, Legend, Tooltip);

export interface Point {
  readonly year: number;
  readonly value: number;
}

/** A line of the chart. `values` is what was measured, `wanted` the targets, `ahead` where it leads. */
export interface Line {
  readonly kind: 'values' | 'wanted' | 'ahead';
  readonly label: string;
  readonly points: readonly Point[];
}

interface Props {
  /** What the chart says, in words; its figures stand in the table beside it. */
  readonly label: string;
  readonly unit: string;
  readonly lines: readonly Line[];
}

/** So many years are written below the chart at most. */
const YEARS_SHOWN = 8;

/** Figures over the years. */
export function LineChart({ label, unit, lines }: Props) {
  const { number } = useText();
  const screen = useComputedColorScheme('light');
  const scheme = useMediaQuery('print') === true ? 'light' : screen;
  const colours = scheme === 'dark' ? DARK : LIGHT;
  const years = lines.flatMap(({ points }) => points.map(({ year }) => year));
  return (
    <ReactChart
      key={scheme}
      type="line"
      data={dataOf(lines, colours)}
      options={optionsOf(unit, [Math.min(...years) - 1, Math.max(...years) + 1], colours, number)}
      role="img"
      aria-label={label}
    />
  );
}

interface Colours {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly accent: string;
}

const LIGHT: Colours = { ink: '#18212b', quiet: '#4e5a67', line: '#d8dee5', accent: '#1f4e79' };
const DARK: Colours = { ink: '#e8ecf0', quiet: '#a9b4c0', line: '#3a444f', accent: '#9cc3ea' };

function dataOf(lines: readonly Line[], { accent, quiet }: Colours): ChartData<'line'> {
  return {
    datasets: lines.map(({ kind, label, points }) => {
      const colour = kind === 'wanted' ? quiet : accent;
      return {
        label,
        data: points.map(({ year, value }) => ({ x: year, y: value })),
        borderColor: colour,
        // Filled points were measured, hollow ones are wanted or expected.
        backgroundColor: kind === 'values' ? colour : 'transparent',
        borderWidth: 2,
        borderDash: kind === 'values' ? [] : kind === 'wanted' ? [6, 4] : [2, 3],
        pointStyle: kind === 'wanted' ? 'rectRot' : 'circle',
        pointRadius: 5,
        tension: 0,
      };
    }),
  };
}

function optionsOf(
  unit: string,
  [first, last]: readonly [number, number],
  { ink, quiet, line }: Colours,
  number: (value: number, decimals?: number) => string,
): ChartOptions<'line'> {
  const font = { family: "'Noto Sans Variable', sans-serif", size: 12 };
  return {
    animation: false,
    aspectRatio: 2.2,
    plugins: {
      legend: { position: 'bottom', labels: { color: ink, font, usePointStyle: true } },
      tooltip: {
        callbacks: {
          title: ([item]) => `${item?.parsed.x ?? ''}`,
          label: ({ dataset, parsed }) =>
            `${dataset.label ?? ''}: ${parsed.y === null ? '' : number(parsed.y)} ${unit}`,
        },
      },
    },
    scales: {
      x: {
        type: 'linear',
        min: first,
        max: last,
        ticks: {
          stepSize: Math.ceil((last - first) / YEARS_SHOWN),
          precision: 0,
          color: quiet,
          font,
          callback: (year) => `${year}`,
        },
        grid: { display: false },
      },
      y: {
        title: { display: true, text: unit, color: quiet, font },
        ticks: {
          color: quiet,
          font,
          callback: (value) => number(Number(value), Number.isInteger(value) ? 0 : undefined),
          maxTicksLimit: 6,
        },
        grid: { color: line },
      },
    },
  };
}
