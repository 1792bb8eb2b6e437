import type { ScoreClass } from '#catalogue';
import { sectorPath } from './circle.js';
import {
  arcLabel,
  centreLabel,
  figureAt,
  innerLabel,
  outerLabel,
  type LabelPlacement,
  type NumberPlacement,
  type Sector,
} from './labels.js';
import type { WheelModel } from './model.js';
import { signOf } from './model.js';
import type { Mark } from './palette.js';

export type WheelLevel = 'dimension' | 'category' | 'dataPoint';
/** `full`: names on all rings. `rings12`: for small sizes, the outer ring has classes but no names. */
export type WheelDetail = 'full' | 'rings12';

export interface WheelSegment {
  /** Usable as (part of) an element's id. */
  readonly id: string;
  /** The segment around this one; `null` for a dimension. */
  readonly parentId: string | null;
  readonly level: WheelLevel;
  /** Key in the catalogue: of the data point, or the English name of category or dimension. */
  readonly key: string;
  readonly label: string;
  /** Name, figure and class as one sentence. */
  readonly title: string;
  readonly class: ScoreClass | null;
  readonly mark: Mark;
  /** The class as drawn, or the sign for its absence. */
  readonly number: string;
  /** Degrees, clockwise from 12 o'clock. */
  readonly startAngle: number;
  readonly endAngle: number;
  readonly innerRadius: number;
  readonly outerRadius: number;
  readonly path: string;
  readonly labelPlacement: LabelPlacement | null;
  readonly numberPlacement: NumberPlacement | null;
}

export interface WheelGeometry {
  readonly detail: WheelDetail;
  readonly model: WheelModel;
  /** The drawing fills a square of twice this size around (0, 0). */
  readonly extent: number;
  readonly centre: { readonly radius: number; readonly label: LabelPlacement };
  /** Dimensions, then categories, then data points; each ring clockwise from the top. */
  readonly segments: readonly WheelSegment[];
}

/** Half the width of the drawing, in its own units. */
export const EXTENT = 500;

interface Radii {
  readonly centre: number;
  readonly dimension: readonly [number, number];
  readonly category: readonly [number, number];
  readonly dataPoint: readonly [number, number];
}

const RADII: Readonly<Record<WheelDetail, Radii>> = {
  full: { centre: 80, dimension: [84, 140], category: [142, 272], dataPoint: [274, 334] },
  rings12: { centre: 119, dimension: [125, 208], category: [211, 404], dataPoint: [407, 496] },
};

const LABEL_GAP = 7;

/** Ids may be used in HTML and CSS: letters, digits and hyphens only. */
function idOf(letter: string, ...names: readonly string[]): string {
  return [letter, ...names.map((name) => name.replace(/[^A-Za-z0-9]+/g, '-'))].join('-');
}

/**
 * The segments of the wheel. Every data point has the same angle, and a category or dimension has the angles of its data
 * points together, so that the rings line up. The first sector begins at 12 o'clock; all go clockwise.
 */
export function wheelGeometry(model: WheelModel, detail: WheelDetail = 'full'): WheelGeometry {
  const radii = RADII[detail];
  const scale = radii.centre / RADII.full.centre;
  const count = model.dimensions.flatMap((d) => d.categories.flatMap((c) => c.dataPoints)).length;
  const angle = (index: number) => (index * 360) / count;
  const rings: Record<WheelLevel, WheelSegment[]> = { dimension: [], category: [], dataPoint: [] };

  const add = (
    level: WheelLevel,
    item: { key: string; label: string; title: string; class: ScoreClass | null; mark: Mark },
    id: string,
    parentId: string | null,
    sector: Sector,
    placed: Pick<WheelSegment, 'labelPlacement' | 'numberPlacement'>,
  ) => {
    const [innerRadius, outerRadius] = radii[level];
    const { key, label, title, mark } = item;
    const { start: startAngle, end: endAngle } = sector;
    const path = sectorPath(startAngle, endAngle, innerRadius, outerRadius);
    const span = { startAngle, endAngle, innerRadius, outerRadius, path };
    const number = signOf(mark);
    rings[level].push({
      id,
      parentId,
      level,
      key,
      label,
      title,
      class: item.class,
      mark,
      number,
      ...span,
      ...placed,
    });
  };

  let first = 0;
  for (const dimension of model.dimensions) {
    const dimensionId = idOf('d', dimension.key);
    const dimensionStart = first;
    for (const category of dimension.categories) {
      const categoryId = idOf('c', dimension.key, category.key);
      const categoryStart = first;
      for (const point of category.dataPoints) {
        const sector = { start: angle(first), end: angle(first + 1) };
        const [inner, outer] = radii.dataPoint;
        add('dataPoint', point, idOf('p', point.key), categoryId, sector, {
          labelPlacement:
            detail === 'full'
              ? outerLabel(sector, outer + LABEL_GAP, EXTENT - outer - LABEL_GAP - 1, point.short)
              : null,
          numberPlacement: figureAt(sector, (inner + outer) / 2, 13 * scale),
        });
        first += 1;
      }
      const sector = { start: angle(categoryStart), end: angle(first) };
      const [inner, outer] = radii.category;
      add('category', category, categoryId, dimensionId, sector, {
        labelPlacement: innerLabel(sector, inner + 6, outer - 26 * Math.sqrt(scale), category.label, scale),
        numberPlacement: figureAt(sector, outer - 13 * Math.sqrt(scale), 15 * scale),
      });
    }
    const sector = { start: angle(dimensionStart), end: angle(first) };
    const [inner, outer] = radii.dimension;
    const thickness = outer - inner;
    add('dimension', dimension, dimensionId, null, sector, {
      labelPlacement: arcLabel(sector, outer - thickness * 0.3, dimension.label, 16 * scale),
      numberPlacement: figureAt(sector, inner + thickness * 0.31, 20 * scale),
    });
  }
  return {
    detail,
    model,
    extent: EXTENT,
    centre: { radius: radii.centre, label: centreLabel(radii.centre * 0.94, model.city, String(model.year)) },
    segments: [...rings.dimension, ...rings.category, ...rings.dataPoint],
  };
}
