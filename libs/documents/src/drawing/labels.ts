import { arcLength, arcPath, coordinate, pointAt, widthAt, type Point } from './circle.js';
import { fitText, textWidth, wrapText } from './measure.js';

/** A line of text: its baseline begins, ends or has its middle at (x, y), turned by `rotate` degrees about that point. */
export interface TextLine extends Point {
  readonly text: string;
  readonly rotate: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface TextBox {
  /** Middle of the box, its sides, and how far it is turned. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rotate: number;
}

/** Straight lines of text (centre, categories, data points), or text along an arc (dimensions). */
export type LabelPlacement =
  | {
      readonly kind: 'lines';
      readonly fontSize: number;
      readonly lines: readonly TextLine[];
      readonly box: TextBox;
    }
  | {
      readonly kind: 'arc';
      readonly fontSize: number;
      readonly text: string;
      /** The path the text follows, its middle at half the path's length. */
      readonly path: string;
    };

export interface NumberPlacement extends Point {
  readonly fontSize: number;
}

export interface Sector {
  readonly start: number;
  readonly end: number;
}

/** Height of a line of labels, in font sizes: room for capitals with accents and for descenders. */
export const LINE_HEIGHT = 1.16;
/** From the top of capitals to the bottom of descenders, in font sizes: what must fit between the sides of a sector. */
const LETTERS = 0.96;
/** From the middle of a line of capitals and figures down to the baseline, in font sizes. */
const BASELINE = 0.357;

/** Radial text in a ring or outside of it, `edge` being the end that all labels share; turned over on the left half. */
function radialLines(
  angle: number,
  edge: number,
  align: 'outwards' | 'inwards',
  fontSize: number,
  texts: readonly string[],
): LabelPlacement {
  const flipped = angle > 180;
  const rotate = flipped ? angle + 90 : angle - 90;
  const anchor = (align === 'outwards') !== flipped ? 'start' : 'end';
  const lines = texts.map((text, index): TextLine => {
    const offset = (index - (texts.length - 1) / 2) * fontSize * LINE_HEIGHT + BASELINE * fontSize;
    const down = pointAt(rotate + 180, offset);
    const { x, y } = pointAt(angle, edge);
    return { text, x: coordinate(x + down.x), y: coordinate(y + down.y), rotate: coordinate(rotate), anchor };
  });
  const width = Math.max(...texts.map((text) => textWidth(text, fontSize)));
  const middle = pointAt(angle, align === 'outwards' ? edge + width / 2 : edge - width / 2);
  const height = texts.length * fontSize * LINE_HEIGHT;
  return { kind: 'lines', fontSize, lines, box: { ...middle, width, height, rotate } };
}

/** Label of a data point, outside the outer ring; shortened when the room of `length` does not suffice. */
export function outerLabel(
  sector: Sector,
  radius: number,
  length: number,
  text: string,
): LabelPlacement | null {
  const room = widthAt(sector.end - sector.start, radius);
  const largest = Math.min(14, room / LINE_HEIGHT);
  // A name that is slightly too long is set smaller before it is cut.
  const fontSize = Math.max(largest * 0.86, Math.min(largest, length / textWidth(text, 1)));
  const fitted = fitText(text, fontSize, length);
  if (fitted === '') return null;
  return radialLines((sector.start + sector.end) / 2, radius, 'outwards', fontSize, [fitted]);
}

/** Label of a category inside its ring, ending at `outer`: the largest type in which it fits on at most three lines. */
export function innerLabel(
  sector: Sector,
  inner: number,
  outer: number,
  text: string,
  scale: number,
): LabelPlacement | null {
  const angle = sector.end - sector.start;
  const middle = (sector.start + sector.end) / 2;
  const length = outer - inner;
  const smallest = 7.5 * scale;
  for (let fontSize = 15 * scale; fontSize >= smallest; fontSize -= 0.5) {
    for (const maxLines of [1, 2, 3]) {
      const lines = wrapText(text, fontSize, length, maxLines);
      if (lines === null) continue;
      const width = Math.max(...lines.map((line) => textWidth(line, fontSize)));
      const height = (lines.length - 1) * fontSize * LINE_HEIGHT + fontSize * LETTERS;
      if (widthAt(angle, outer - width) >= height) {
        return radialLines(middle, outer, 'inwards', fontSize, lines);
      }
    }
  }
  const fontSize = smallest;
  const nearest = Math.max(inner, (fontSize * LETTERS * outer) / widthAt(angle, outer));
  const fitted = nearest < outer ? fitText(text, fontSize, outer - nearest) : '';
  return fitted === '' ? null : radialLines(middle, outer, 'inwards', fontSize, [fitted]);
}

/** Label of a dimension along its arc. */
export function arcLabel(
  sector: Sector,
  radius: number,
  text: string,
  largest: number,
): LabelPlacement | null {
  const { start, end } = sector;
  const middle = (start + end) / 2;
  const anticlockwise = middle > 90 && middle < 270 && end - start < 360;
  const length = arcLength(end - start, radius) - 14;
  let fontSize = largest;
  while (fontSize > 10 && textWidth(text, fontSize) > length) fontSize -= 0.5;
  const fitted = fitText(text, fontSize, length);
  if (fitted === '') return null;
  const baseline = coordinate(radius + (anticlockwise ? 1 : -1) * BASELINE * fontSize);
  return { kind: 'arc', fontSize, text: fitted, path: arcPath(start, end, baseline, anticlockwise) };
}

/** Name of the city on up to three lines and the year below, inside the innermost circle. */
export function centreLabel(radius: number, city: string, year: string): LabelPlacement {
  const room = radius * 1.62;
  let fontSize = radius * 0.34;
  let lines: readonly string[] | null = null;
  for (; fontSize >= radius * 0.16 && lines === null; fontSize -= 0.5) {
    const wrapped = wrapText(city, fontSize, room, 3);
    const height = ((wrapped?.length ?? 0) + 1) * fontSize * LINE_HEIGHT;
    const widest = Math.max(0, ...(wrapped ?? []).map((line) => textWidth(line, fontSize)));
    if (wrapped !== null && (height / 2) ** 2 + (widest / 2) ** 2 <= (radius * 0.97) ** 2) lines = wrapped;
  }
  fontSize = coordinate(fontSize);
  const all = [...(lines ?? [fitText(city, fontSize, room)]), year];
  const height = all.length * fontSize * LINE_HEIGHT;
  return {
    kind: 'lines',
    fontSize,
    lines: all.map((text, index) => ({
      text,
      x: 0,
      y: coordinate((index - (all.length - 1) / 2) * fontSize * LINE_HEIGHT + BASELINE * fontSize),
      rotate: 0,
      anchor: 'middle',
    })),
    box: { x: 0, y: 0, width: room, height, rotate: 0 },
  };
}

/** An upright figure at the radius in the middle of the sector; `null` when the sector is too narrow to read it. */
export function figureAt(sector: Sector, radius: number, largest: number): NumberPlacement | null {
  const room = Math.min(widthAt(sector.end - sector.start, radius), 2 * radius);
  const fontSize = Math.min(largest, room * 0.92);
  if (fontSize < 6) return null;
  const { x, y } = pointAt((sector.start + sector.end) / 2, radius);
  return { x: coordinate(x), y: coordinate(y + BASELINE * fontSize), fontSize: coordinate(fontSize) };
}
