/**
 * Advance widths of Noto Sans SemiBold in thousandths of the font size, for U+0020 to U+007E. The labels are set in
 * Regular, which is narrower: a line that fits by this table fits on paper and, with the margin below, in other
 * sans-serif fonts of the reader's machine.
 */
const WIDTHS = [
  260, 277, 452, 646, 572, 875, 743, 250, 324, 324, 546, 572, 279, 320, 276, 399, 572, 572, 572, 572, 572,
  572, 572, 572, 572, 572, 276, 279, 572, 572, 572, 461, 898, 672, 659, 638, 732, 558, 538, 726, 756, 370,
  309, 647, 546, 929, 793, 787, 615, 787, 643, 550, 569, 747, 631, 953, 638, 603, 576, 330, 399, 330, 572,
  423, 333, 585, 626, 502, 626, 585, 371, 626, 638, 283, 283, 588, 283, 960, 638, 617, 626, 626, 434, 493,
  406, 638, 547, 830, 560, 548, 484, 389, 551, 389, 572,
];
const OTHER_LETTER = 640;
const WIDE = 1000;
const isWide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\u{20000}-\u{3FFFD}]/u;
const isMark = /\p{M}/u;

/** Width of a line of text in the units of `fontSize`. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text.normalize('NFD')) {
    if (isMark.test(character)) continue;
    const code = character.codePointAt(0) ?? 0;
    width += WIDTHS[code - 0x20] ?? (isWide.test(character) ? WIDE : OTHER_LETTER);
  }
  return (width * fontSize) / 1000;
}

/** The text, shortened with an ellipsis so that it is at most `width` wide; empty when not even a letter fits. */
export function fitText(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const characters = [...text];
  while (characters.length > 0) {
    characters.pop();
    const shortened = characters.join('').trimEnd();
    if (shortened !== '' && textWidth(`${shortened}…`, fontSize) <= width) return `${shortened}…`;
  }
  return '';
}

/** Breaks at spaces, and after hyphens, into at most `maxLines` lines of at most `width`; `null` when that cannot be. */
export function wrapText(
  text: string,
  fontSize: number,
  width: number,
  maxLines: number,
): readonly string[] | null {
  const lines: string[] = [];
  for (const piece of text.split(/(?<=[\s-])/u)) {
    const current = lines.at(-1);
    const longer = `${current ?? ''}${piece}`;
    if (current !== undefined && textWidth(longer.trimEnd(), fontSize) <= width)
      lines[lines.length - 1] = longer;
    else lines.push(piece);
    if (lines.length > maxLines || textWidth(piece.trimEnd(), fontSize) > width) return null;
  }
  return lines.map((line) => line.trimEnd());
}
