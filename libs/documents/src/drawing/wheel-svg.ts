import { coordinate, pointAt } from './circle.js';
import { EXTENT, type WheelGeometry, type WheelSegment } from './geometry.js';
import type { LabelPlacement } from './labels.js';
import { MARK_STYLES } from './palette.js';
import { patternDefs, patternFill } from './patterns.js';
import { escapeXml } from './xml.js';

export const DRAWING_FONTS = "'Noto Sans', Inter, system-ui, sans-serif";
/** The product's accent; the centre of the wheel. */
export const ACCENT = '#1f4e79';
const LABEL_INK = '#1b2530';
/** Names of data points without a class step back, still at 4.5 : 1 on white. */
const QUIET_INK = '#66717d';

export interface WheelSvgOptions {
  readonly geometry: WheelGeometry;
  /** Width and height in CSS pixels; without it the drawing fills its container. */
  readonly size?: number;
  /** Begins every id, so that several wheels can stand on one page. Letters, digits, hyphens. */
  readonly idPrefix?: string;
}

/**
 * The wheel as a complete SVG document: no scripts, no references outside of itself. Every segment is a group with a
 * `<title>`; the drawing as a whole has a title and a description. Class is shown by figure, colour and pattern.
 */
export function wheelSvg({ geometry, size, idPrefix = 'wheel' }: WheelSvgOptions): string {
  const { model, segments, centre } = geometry;
  const dimensions = size === undefined ? '' : ` width="${size}" height="${size}"`;
  const box = `${-EXTENT} ${-EXTENT} ${2 * EXTENT} ${2 * EXTENT}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"${dimensions} lang="${model.language}"`,
    ` role="graphics-document document" aria-labelledby="${idPrefix}-title" aria-describedby="${idPrefix}-desc"`,
    ` font-family="${DRAWING_FONTS}">`,
    `<title id="${idPrefix}-title">${escapeXml(model.title)}</title>`,
    `<desc id="${idPrefix}-desc">${escapeXml(model.description)}</desc>`,
    `<defs>${patternDefs(
      segments.map(({ mark }) => mark),
      idPrefix,
    )}`,
    segments.map((segment) => arcDef(segment, idPrefix)).join(''),
    '</defs>',
    `<circle r="${centre.radius}" fill="${ACCENT}"/>`,
    labelText(centre.label, '#ffffff', `${idPrefix}-centre`, 600),
    ...segments.map((segment) => segmentGroup(segment, idPrefix)),
    separators(geometry),
    '</svg>',
  ].join('');
}

function arcDef(segment: WheelSegment, idPrefix: string): string {
  const placement = segment.labelPlacement;
  return placement?.kind === 'arc'
    ? `<path id="${idPrefix}-${segment.id}-arc" d="${placement.path}" fill="none"/>`
    : '';
}

function segmentGroup(segment: WheelSegment, idPrefix: string): string {
  const style = MARK_STYLES[segment.mark];
  const id = `${idPrefix}-${segment.id}`;
  const pattern = patternFill(segment.mark, idPrefix);
  const outside = segment.level === 'dataPoint';
  const ink = outside ? (segment.class === null ? QUIET_INK : LABEL_INK) : style.ink;
  const figure = segment.numberPlacement;
  return [
    `<g id="${id}" role="graphics-symbol img" aria-labelledby="${id}-title" data-level="${segment.level}">`,
    `<title id="${id}-title">${escapeXml(segment.title)}</title>`,
    `<path d="${segment.path}" fill="${style.fill}" stroke="#ffffff" stroke-width="1"/>`,
    pattern === null ? '' : `<path d="${segment.path}" fill="${pattern}"/>`,
    figure === null
      ? ''
      : `<text x="${figure.x}" y="${figure.y}" font-size="${figure.fontSize}" font-weight="700" ` +
        `text-anchor="middle" fill="${style.ink}">${segment.number}</text>`,
    segment.labelPlacement === null ? '' : labelText(segment.labelPlacement, ink, id, outside ? 400 : 600),
    '</g>',
  ].join('');
}

function labelText(label: LabelPlacement, ink: string, id: string, weight: 400 | 600): string {
  const look = `font-size="${coordinate(label.fontSize)}" font-weight="${weight}" fill="${ink}"`;
  if (label.kind === 'arc') {
    return (
      `<text ${look} text-anchor="middle"><textPath href="#${id}-arc" startOffset="50%">` +
      `${escapeXml(label.text)}</textPath></text>`
    );
  }
  return label.lines
    .map(({ text, x, y, rotate, anchor }) => {
      const turn = rotate === 0 ? '' : ` transform="rotate(${rotate} ${x} ${y})"`;
      return `<text x="${x}" y="${y}"${turn} ${look} text-anchor="${anchor}">${escapeXml(text)}</text>`;
    })
    .join('');
}

/** White lines between dimensions (wide) and categories (narrow), so that the groups are seen at a glance. */
function separators({ segments }: WheelGeometry): string {
  const line = (angle: number, from: number, to: number, width: number) => {
    const a = pointAt(angle, from);
    const b = pointAt(angle, to);
    return (
      `<path d="M${coordinate(a.x)},${coordinate(a.y)}L${coordinate(b.x)},${coordinate(b.y)}" ` +
      `stroke="#ffffff" stroke-width="${width}"/>`
    );
  };
  const outer = Math.max(0, ...segments.map(({ outerRadius }) => outerRadius));
  const starts = (level: WheelSegment['level'], width: number) => {
    const ring = segments.filter((segment) => segment.level === level);
    return ring.length < 2 ? [] : ring.map((s) => line(s.startAngle, s.innerRadius, outer + 1, width));
  };
  return [...starts('category', 2.5), ...starts('dimension', 5)].join('');
}
