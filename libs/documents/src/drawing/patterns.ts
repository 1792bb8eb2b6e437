import { MARK_STYLES, type Mark, type MarkStyle } from './palette.js';

const strokes = (style: MarkStyle, d: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${style.patternInk}" stroke-width="${width}"/>`;

/** Content of the pattern's tile and the tile's side, in units of the drawing; `null` for plain colour. */
function tile(style: MarkStyle): { side: number; content: string; turn?: number } | null {
  switch (style.pattern) {
    case 'solid':
      return null;
    case 'dots':
      return { side: 7, content: `<circle cx="3.5" cy="3.5" r="1.1" fill="${style.patternInk}"/>` };
    case 'lines':
      return { side: 7, content: strokes(style, 'M0,3.5H7', 1.6), turn: 45 };
    case 'crosses':
      return { side: 8, content: strokes(style, 'M2,4H6M4,2V6', 1.3) };
    case 'hatch':
      return { side: 6, content: strokes(style, 'M0,3H6', 1.1), turn: -45 };
    case 'backHatch':
      return { side: 6, content: strokes(style, 'M0,3H6', 1.1), turn: 45 };
    case 'rings':
      return {
        side: 9,
        content: `<circle cx="4.5" cy="4.5" r="2.2" fill="none" stroke="${style.patternInk}" stroke-width="1"/>`,
      };
    case 'crossHatch':
      return { side: 6, content: strokes(style, 'M0,3H6M3,0V6', 0.9), turn: 45 };
    case 'verticals':
      return { side: 5, content: strokes(style, 'M2.5,0V5', 1) };
  }
}

/** The `fill` that draws the mark's pattern over its colour; `null` for plain colour. */
export function patternFill(mark: Mark, idPrefix: string): string | null {
  return MARK_STYLES[mark].pattern === 'solid' ? null : `url(#${idPrefix}-${mark})`;
}

/** `<pattern>` elements for the marks, for the `<defs>` of a drawing whose ids begin with `idPrefix`. */
export function patternDefs(marks: Iterable<Mark>, idPrefix: string): string {
  return [...new Set(marks)]
    .map((mark) => {
      const shape = tile(MARK_STYLES[mark]);
      if (shape === null) return '';
      const turn = shape.turn === undefined ? '' : ` patternTransform="rotate(${shape.turn})"`;
      const size = `width="${shape.side}" height="${shape.side}"`;
      return `<pattern id="${idPrefix}-${mark}" patternUnits="userSpaceOnUse" ${size}${turn}>${shape.content}</pattern>`;
    })
    .join('');
}
