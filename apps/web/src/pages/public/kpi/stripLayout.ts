/** Width of a character of the plot's labels, in pixels: on the wide side, so that labels keep apart. */
const CHARACTER = 7.4;

export interface Dot {
  readonly name: string;
  readonly value: number;
  readonly x: number;
  /** Stands out among the others. */
  readonly own?: boolean;
}

export interface PlacedDot extends Dot {
  /** 0 is the row next to the axis. */
  readonly row: number;
  /** Where the label begins. */
  readonly labelX: number;
}

/** Gives every dot (from left to right) a label in the lowest row where it overlaps no other. */
export function placeLabels(dots: readonly Dot[], width: number, margin: number): readonly PlacedDot[] {
  const ends: number[] = [];
  return dots.map((dot) => {
    const length = dot.name.length * CHARACTER;
    const labelX = Math.max(0, Math.min(dot.x - margin / 2, width - length));
    const free = ends.findIndex((end) => end + 8 <= labelX);
    const row = free === -1 ? ends.length : free;
    ends[row] = labelX + length;
    return { ...dot, row, labelX };
  });
}

/**
 * Round axis values that cover the figures and the benchmark: 0 to 100 for percentages; from 0 for others, unless all
 * lie so far from it that they would be squeezed into one end.
 */
export function niceTicks(
  figures: readonly number[],
  benchmark: number | null,
  percentage: boolean,
): readonly number[] {
  if (percentage) return [0, 20, 40, 60, 80, 100];
  const all = benchmark === null ? figures : [...figures, benchmark];
  const least = Math.min(...all);
  const most = Math.max(...all);
  const from = least < 0 ? least : least > most * 0.6 ? least - (most - least || most * 0.1) : 0;
  // Figures that differ only in what no axis can print are drawn as one.
  const span = Math.max(most - from, 1e-6 * Math.max(Math.abs(most), Math.abs(from))) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => span / size <= 5) ?? span;
  const first = Math.floor(from / step);
  const last = Math.max(Math.ceil(most / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}
