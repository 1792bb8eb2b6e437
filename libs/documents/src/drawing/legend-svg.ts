import type { Language } from '#text';
import { CLASSES, MARK_STYLES, type Mark } from './palette.js';
import { patternDefs, patternFill } from './patterns.js';
import { textWidth } from './measure.js';
import { drawingTexts } from './texts.js';
import { DRAWING_FONTS } from './wheel-svg.js';
import { escapeXml } from './xml.js';

export interface LegendEntry {
  readonly mark: Mark;
  readonly sign: string;
  readonly fill: string;
  readonly ink: string;
  readonly label: string;
}

/** The four classes from best to worst, then the reasons for having none that `marks` holds. */
export function legendEntries(language: Language, marks: Iterable<Mark> = []): readonly LegendEntry[] {
  const present = new Set(marks);
  const reasons = (['notReported', 'noBenchmark', 'notVerified', 'undefined'] as const).filter((mark) =>
    present.has(mark),
  );
  return [...CLASSES, ...reasons].map((mark) => {
    const { sign, fill, ink } = MARK_STYLES[mark];
    return { mark, sign, fill, ink, label: drawingTexts(language)(`mark.${mark}`) };
  });
}

/** One square of the legend, `size` units wide, with the figure or sign in it. Decorative: the words stand beside it. */
export function swatchSvg(mark: Mark, size: number, idPrefix = 'swatch'): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="${size}" height="${size}" ` +
    `aria-hidden="true" font-family="${DRAWING_FONTS}"><defs>${patternDefs([mark], idPrefix)}</defs>` +
    `${swatch(mark, 0, 0, idPrefix)}</svg>`
  );
}

function swatch(mark: Mark, x: number, y: number, idPrefix: string): string {
  const { fill, ink, sign } = MARK_STYLES[mark];
  const pattern = patternFill(mark, idPrefix);
  const square = `x="${x}" y="${y}" width="20" height="20" rx="2"`;
  return (
    `<rect ${square} fill="${fill}"/>${pattern === null ? '' : `<rect ${square} fill="${pattern}"/>`}` +
    `<text x="${x + 10}" y="${y + 14.6}" font-size="13" font-weight="700" text-anchor="middle" fill="${ink}">${sign}</text>`
  );
}

export interface LegendSvgOptions {
  readonly language: Language;
  readonly marks?: Iterable<Mark>;
  /** Width of the drawing in units of 1 px; entries wrap onto further lines. */
  readonly width?: number;
  readonly idPrefix?: string;
}

/** The legend as an SVG of its own: squares with figures and words, wrapped to the width. */
export function legendSvg({ language, marks, width = 720, idPrefix = 'legend' }: LegendSvgOptions): string {
  const entries = legendEntries(language, marks);
  const fontSize = 13;
  let x = 0;
  let y = 0;
  const parts = entries.map((entry) => {
    const room = 26 + textWidth(entry.label, fontSize) + 24;
    if (x > 0 && x + room > width) {
      x = 0;
      y += 28;
    }
    const part =
      swatch(entry.mark, x, y, idPrefix) +
      `<text x="${x + 26}" y="${y + 14.6}" font-size="${fontSize}" fill="#1b2530">${escapeXml(entry.label)}</text>`;
    x += room;
    return part;
  });
  const title = escapeXml(drawingTexts(language)('legend.title'));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 20}" width="${width}" height="${y + 20}" ` +
    `lang="${language}" role="img" aria-labelledby="${idPrefix}-title" font-family="${DRAWING_FONTS}">` +
    `<title id="${idPrefix}-title">${title}: ` +
    `${entries.map(({ sign, label }) => escapeXml(`${sign} ${label}`)).join('; ')}</title>` +
    `<defs>${patternDefs(
      entries.map(({ mark }) => mark),
      idPrefix,
    )}</defs>${parts.join('')}</svg>`
  );
}
