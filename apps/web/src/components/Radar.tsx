import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { radarChart, radarTable, type RadarChart, type WheelDimension } from '#documents/drawing';
import {
  Chart,
  Filler,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  Tooltip,
} from 'chart.js';
import { useMemo } from 'react';
import { Chart as ReactChart } from 'react-chartjs-2';
import type { Language } from '#text';

Chart.register(RadarController, RadialLinearScale, PointElement, LineElement, Filler, Tooltip);

interface Props {
  readonly dimension: WheelDimension;
  readonly language: Language;
}

/** The radar of one dimension; what it shows is said in its label and in the table beside it. */
export function Radar({ dimension, language }: Props) {
  const screen = useComputedColorScheme('light');
  // A picture keeps its colours on paper, so it is drawn anew for it.
  const scheme = useMediaQuery('print') === true ? 'light' : screen;
  const chart = useMemo(
    () => dressed(radarChart(dimension, language), scheme === 'dark'),
    [dimension, language, scheme],
  );
  const { caption, rows } = radarTable(dimension, language);
  const label = `${caption}. ${rows.map(({ name, result }) => `${name}: ${result}`).join('; ')}`;
  return (
    <ReactChart
      key={scheme}
      type="radar"
      data={chart.data}
      options={chart.options ?? {}}
      role="img"
      aria-label={label}
    />
  );
}

/** The chart in the page's typeface, and in tones that can be read on a dark page. */
function dressed(chart: RadarChart, dark: boolean): RadarChart {
  const font = (size: number) => ({ family: "'Noto Sans Variable', sans-serif", size });
  const ink = dark ? '#e8ecf0' : '#18212b';
  const quiet = dark ? '#a9b4c0' : '#4e5a67';
  const line = dark ? '#3a444f' : '#d8dee5';
  const accent = dark ? '#9cc3ea' : '#1f4e79';
  const [set] = chart.data.datasets;
  const scale = chart.options?.scales?.['r'];
  return {
    ...chart,
    data: {
      ...chart.data,
      datasets: set === undefined ? [] : [{ ...set, borderColor: accent, pointBorderColor: ink }],
    },
    options: {
      ...chart.options,
      aspectRatio: 1.15,
      scales: {
        r: {
          ...scale,
          ticks: { stepSize: 20, backdropColor: 'transparent', color: quiet, font: font(10) },
          grid: { color: line },
          angleLines: { color: line },
          pointLabels: {
            font: font(12),
            color: ({ index }) => (set?.data[index] === null ? quiet : ink),
          },
        },
      },
    },
  };
}
