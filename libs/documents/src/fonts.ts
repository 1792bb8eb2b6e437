import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Noto Sans (SIL Open Font License), Latin, Greek, Cyrillic and Devanagari; from npm, never from the system. */
export const FONT_FAMILY = 'Noto Sans';
const require = createRequire(import.meta.url);
const FONT_FILES = [
  '400Regular/NotoSans_400Regular',
  '600SemiBold/NotoSans_600SemiBold',
  '700Bold/NotoSans_700Bold',
].map((name) => require.resolve(`@expo-google-fonts/noto-sans/${name}.ttf`));

export const fontFiles = (): readonly string[] => FONT_FILES;
export const fontFolders = (): readonly string[] => FONT_FILES.map((file) => dirname(file));

/** Characters the font has no picture for become this one. */
const SUBSTITUTE = '?';
let coverage: ((codePoint: number) => boolean) | undefined;

/**
 * The text with every character that the document font cannot draw replaced by a question mark: PDF/UA does not allow
 * text without glyphs, and a fallback to fonts of the machine would make the bytes depend on the machine.
 */
export function drawable(text: string): string {
  coverage ??= readCoverage(readFileSync(FONT_FILES[0]!));
  const has = coverage;
  return Array.from(text.normalize('NFC'), (character) =>
    has(character.codePointAt(0)!) ? character : SUBSTITUTE,
  ).join('');
}

/**
 * The characters of a TrueType font, from the format 4 subtable of its `cmap` table (OpenType 1.9, "cmap"), which holds
 * the basic multilingual plane.
 */
function readCoverage(font: Buffer): (codePoint: number) => boolean {
  const tables = font.readUInt16BE(4);
  let cmap = -1;
  for (let i = 0; i < tables; i += 1) {
    const record = 12 + 16 * i;
    if (font.toString('latin1', record, record + 4) === 'cmap') cmap = font.readUInt32BE(record + 8);
  }
  const subtables = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < subtables; i += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (font.readUInt16BE(subtable) === 4) return segmentLookup(font, subtable);
  }
  throw new Error('The document font has no character map that can be read');
}

function segmentLookup(font: Buffer, subtable: number): (codePoint: number) => boolean {
  const bytes = font.readUInt16BE(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + bytes + 2;
  const deltas = starts + bytes;
  const offsets = deltas + bytes;
  return (codePoint) => {
    for (let i = 0; i < bytes; i += 2) {
      if (codePoint > font.readUInt16BE(ends + i)) continue;
      const start = font.readUInt16BE(starts + i);
      if (codePoint < start || codePoint === 0xffff) return false;
      const offset = font.readUInt16BE(offsets + i);
      if (offset === 0) return ((codePoint + font.readUInt16BE(deltas + i)) & 0xffff) !== 0;
      return font.readUInt16BE(offsets + i + offset + 2 * (codePoint - start)) !== 0;
    }
    return false;
  };
}
