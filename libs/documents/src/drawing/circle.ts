/** Angles are degrees, clockwise from 12 o'clock; the centre is (0, 0) and y grows downwards, as in SVG. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const RADIANS = Math.PI / 180;

export function pointAt(angle: number, radius: number): Point {
  return { x: radius * Math.sin(angle * RADIANS), y: -radius * Math.cos(angle * RADIANS) };
}

/** A coordinate as written in paths: two decimals, no `-0`. */
export function coordinate(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

function at(angle: number, radius: number): string {
  const { x, y } = pointAt(angle, radius);
  return `${coordinate(x)},${coordinate(y)}`;
}

/** Width of a sector across its middle line at the radius: the room for a radial line of text. */
export function widthAt(angle: number, radius: number): number {
  return angle >= 180 ? 2 * radius : 2 * radius * Math.tan((angle * RADIANS) / 2);
}

/** Length of the arc of `angle` degrees at the radius. */
export function arcLength(angle: number, radius: number): number {
  return angle * RADIANS * radius;
}

/** The outline of a ring's sector; a whole ring when the angle is the full circle. */
export function sectorPath(start: number, end: number, inner: number, outer: number): string {
  if (end - start >= 360 - 1e-9) {
    const half = start + 180;
    return (
      `M${at(start, outer)}A${outer},${outer} 0 1 1 ${at(half, outer)}A${outer},${outer} 0 1 1 ${at(start, outer)}Z` +
      `M${at(start, inner)}A${inner},${inner} 0 1 0 ${at(half, inner)}A${inner},${inner} 0 1 0 ${at(start, inner)}Z`
    );
  }
  const large = end - start > 180 ? 1 : 0;
  return (
    `M${at(start, outer)}A${outer},${outer} 0 ${large} 1 ${at(end, outer)}` +
    `L${at(end, inner)}A${inner},${inner} 0 ${large} 0 ${at(start, inner)}Z`
  );
}

/** A line of text along the circle; anticlockwise where clockwise text would stand on its head. */
export function arcPath(start: number, end: number, radius: number, anticlockwise: boolean): string {
  // An arc that ends where it starts is no arc for SVG.
  const last = Math.min(end, start + 359.9);
  const large = last - start > 180 ? 1 : 0;
  return anticlockwise
    ? `M${at(last, radius)}A${radius},${radius} 0 ${large} 0 ${at(start, radius)}`
    : `M${at(start, radius)}A${radius},${radius} 0 ${large} 1 ${at(last, radius)}`;
}
