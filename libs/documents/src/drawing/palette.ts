import type { ScoreClass } from '#catalogue';
import type { ExclusionReason } from '#scoring';

/** What a segment, a cell or a point shows: a class, or why there is none. Groups have `notScored` only. */
export type Mark = ScoreClass | ExclusionReason | 'notScored';

export const CLASSES: readonly ScoreClass[] = [4, 3, 2, 1];
export const NO_SCORE_MARKS: readonly Exclude<Mark, ScoreClass>[] = [
  'notReported',
  'noBenchmark',
  'notVerified',
  'undefined',
  'notScored',
];

export type Pattern =
  'solid' | 'dots' | 'lines' | 'crosses' | 'hatch' | 'rings' | 'crossHatch' | 'verticals' | 'backHatch';

export interface MarkStyle {
  readonly fill: string;
  /** Colour of figures and text drawn on `fill`; contrast at least 4.5 : 1 (WCAG 1.4.3). */
  readonly ink: string;
  readonly pattern: Pattern;
  /** Colour of the pattern, weak enough to leave the figure readable. */
  readonly patternInk: string;
  /** The figure or sign drawn in the segment. */
  readonly sign: string;
}

const NONE = '#d3d8de';
const WHITE = '#ffffff';
const BLACK = '#10181f';

/**
 * The palette of the classes, used for nothing else. Tones differ in lightness as well as in hue, so that the classes
 * stay apart for red-green colour-blind readers and on a grey copy (palette.spec.ts measures it).
 */
export const CLASS_COLOURS: Readonly<Record<ScoreClass | 'none', string>> = {
  4: '#0b5a48',
  3: '#7bb661',
  2: '#f6c667',
  1: '#c8453b',
  none: NONE,
};

const withoutScore = (pattern: Pattern, sign: string, fill: string = NONE): MarkStyle => ({
  fill,
  ink: '#3b4652',
  pattern,
  patternInk: '#bcc4cd',
  sign,
});

export const MARK_STYLES: Readonly<Record<Mark, MarkStyle>> = {
  4: { fill: CLASS_COLOURS[4], ink: WHITE, pattern: 'solid', patternInk: CLASS_COLOURS[4], sign: '4' },
  3: { fill: CLASS_COLOURS[3], ink: BLACK, pattern: 'dots', patternInk: '#96c77f', sign: '3' },
  2: { fill: CLASS_COLOURS[2], ink: BLACK, pattern: 'lines', patternInk: '#fbdb9b', sign: '2' },
  1: { fill: CLASS_COLOURS[1], ink: WHITE, pattern: 'crosses', patternInk: '#b5382f', sign: '1' },
  notReported: withoutScore('hatch', '–', '#eef0f3'),
  noBenchmark: withoutScore('rings', '•'),
  notVerified: withoutScore('crossHatch', '×'),
  undefined: withoutScore('verticals', '?'),
  notScored: withoutScore('backHatch', '–', '#eef0f3'),
};

/** The mark of a data point: its class, or the reason why it has none. */
export function markOf(
  score: ScoreClass | null,
  reason: ExclusionReason | null | undefined = undefined,
): Mark {
  return score ?? reason ?? 'notScored';
}
