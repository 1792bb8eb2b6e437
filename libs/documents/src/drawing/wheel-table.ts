import type { ScoreClass } from '#catalogue';
import type { WheelLevel } from './geometry.js';
import type { WheelGroup, WheelModel } from './model.js';
import { signOf } from './model.js';
import { drawingTexts } from './texts.js';
import type { Mark } from './palette.js';

export interface WheelTableRow {
  readonly level: WheelLevel;
  readonly levelText: string;
  /** Key in the catalogue. */
  readonly key: string;
  readonly name: string;
  /** Value with unit, or per cent of points, or the reason why there is none. */
  readonly result: string;
  readonly class: ScoreClass | null;
  readonly mark: Mark;
  /** Class figure or sign, and what it means. */
  readonly classText: string;
  /** `3 / 4 / 6` (scored, with a benchmark, all) for groups; empty for data points. */
  readonly coverage: string;
}

export interface WheelTable {
  readonly caption: string;
  readonly headers: readonly string[];
  /** In reading order: a dimension, its categories, each followed by its data points. */
  readonly rows: readonly WheelTableRow[];
}

/** The table that says what the wheel shows. */
export function wheelTable(model: WheelModel): WheelTable {
  const text = drawingTexts(model.language);
  const classText = (mark: Mark) =>
    typeof mark === 'number' ? `${signOf(mark)} (${text(`mark.${mark}`)})` : text(`mark.${mark}`);
  const group = (level: WheelLevel, item: WheelGroup): WheelTableRow => ({
    level,
    levelText: text(`level.${level}`),
    key: item.key,
    name: item.label,
    result: item.percentText ?? text('noScore'),
    class: item.class,
    mark: item.mark,
    classText: classText(item.mark),
    coverage: `${item.scored} / ${item.benchmarked} / ${item.total}`,
  });
  const rows = model.dimensions.flatMap((dimension) => [
    group('dimension', dimension),
    ...dimension.categories.flatMap((category) => [
      group('category', category),
      ...category.dataPoints.map((point): WheelTableRow => ({
        level: 'dataPoint',
        levelText: text('level.dataPoint'),
        key: point.key,
        name: point.label,
        result: point.valueText ?? text(`mark.${point.mark}`),
        class: point.class,
        mark: point.mark,
        classText: classText(point.mark),
        coverage: '',
      })),
    ]),
  ]);
  return {
    caption: text('table.caption', { city: model.city, year: String(model.year) }),
    headers: ['level', 'name', 'result', 'class', 'coverage'].map((column) => text(`table.${column}`)),
    rows,
  };
}
