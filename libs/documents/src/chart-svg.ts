import { createCanvas, GlobalFonts, SvgExportFlag } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  type ChartConfiguration,
  type ChartItem,
} from 'chart.js';
import type { BarChart, RadarChart } from './drawing/index.js';
import { FONT_FAMILY, fontFiles } from './fonts.js';

let prepared = false;

function prepare(): void {
  if (prepared) return;
  Chart.register(RadarController, RadialLinearScale, PointElement, LineElement, Filler);
  Chart.register(BarController, BarElement, CategoryScale, LinearScale);
  for (const file of fontFiles()) GlobalFonts.registerFromPath(file, FONT_FAMILY);
  prepared = true;
}

/** A chart as vector drawing, its text as paths, so that it needs no font where it is shown. Size in CSS pixels. */
export function chartSvg(chart: RadarChart | BarChart, width: number, height: number): string {
  prepare();
  const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
  // chart.js sets the size of the element it draws on.
  const target = Object.assign(canvas, { style: {} }) as unknown as ChartItem;
  const config = {
    ...chart,
    options: { ...chart.options, responsive: false, animation: false, devicePixelRatio: 1, events: [] },
  };
  // The types of chart.js cannot follow a choice between kinds of charts.
  const drawing = new Chart(target, config as unknown as ChartConfiguration);
  const svg = numberedAnew(canvas.getContent().toString('utf8'));
  drawing.destroy();
  return svg;
}

/** The canvas numbers its clip paths through the life of the process; here they begin at 0 in every drawing. */
function numberedAnew(svg: string): string {
  const numbers = new Map<string, number>();
  return svg.replace(/\bcl_([0-9a-f]+)\b/g, (_id, given: string) => {
    if (!numbers.has(given)) numbers.set(given, numbers.size);
    return `cl_${numbers.get(given)}`;
  });
}
