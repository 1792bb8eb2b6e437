import { describe, expect, it } from '@jest/globals';
import { CLASS_COLOURS, CLASSES, MARK_STYLES, NO_SCORE_MARKS } from './palette.js';

type Triple = readonly [number, number, number];

/** sRGB to linear light, WCAG 2.2. */
function linear(colour: string): Triple {
  const channel = (from: number) => {
    const c = parseInt(colour.slice(from, from + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const luminance = ([r, g, b]: Triple) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(linear(one)), luminance(linear(other))].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (high + 0.05) / (low + 0.05);
}

/** CIE L*a*b* (D65) of linear sRGB. */
function lab([r, g, b]: Triple): Triple {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Dichromacy after Machado, Oliveira, Fernandes 2009, severity 1. */
const EYES: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function seen(colour: string, eye: readonly [Triple, Triple, Triple]): Triple {
  const [r, g, b] = linear(colour);
  const row = (m: Triple) => Math.min(1, Math.max(0, m[0] * r + m[1] * g + m[2] * b));
  return lab([row(eye[0]), row(eye[1]), row(eye[2])]);
}

const colours = Object.entries(CLASS_COLOURS);
const pairs = colours.flatMap((one, i) => colours.slice(i + 1).map((other) => [one, other] as const));

describe('the palette of the classes', () => {
  it.each([...CLASSES, ...NO_SCORE_MARKS])('lets the figure on "%s" be read', (mark) => {
    const { fill, ink, patternInk } = MARK_STYLES[mark];
    expect(contrast(ink, fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, patternInk)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.keys(EYES))('keeps the classes apart with %s', (name) => {
    for (const [[one, a], [other, b]] of pairs) {
      const [p, q] = [seen(a, EYES[name]!), seen(b, EYES[name]!)];
      const difference = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
      expect({ one, other, far: difference >= 14 }).toEqual({ one, other, far: true });
    }
  });

  it('keeps the four classes apart on a grey copy', () => {
    const lightness = CLASSES.map((score) => lab(linear(CLASS_COLOURS[score]))[0]).sort((a, b) => a - b);
    for (let i = 1; i < lightness.length; i += 1) {
      expect(lightness[i]! - lightness[i - 1]!).toBeGreaterThan(12);
    }
  });

  it('gives every class and every reason a sign and a pattern of its own', () => {
    const styles = [...CLASSES, ...NO_SCORE_MARKS].map((mark) => MARK_STYLES[mark]);
    expect(new Set(styles.map(({ pattern }) => pattern)).size).toBe(styles.length);
    expect(new Set(CLASSES.map((score) => MARK_STYLES[score].sign)).size).toBe(4);
  });
});
