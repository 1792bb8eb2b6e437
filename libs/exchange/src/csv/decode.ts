import { FileRefused } from '../changes/refused.js';

export interface DecodedText {
  readonly text: string;
  /** `windows-1252` only as a guess, which the reader has to confirm by words that it knows. */
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252';
}

/**
 * Text of a file. UTF-8, and UTF-16 with its mark, are certain; other bytes are read as Windows-1252 on trial. What has
 * control characters of a binary file is refused.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = markOf(bytes);
  if (utf16 !== null) {
    const text = strictly(utf16, bytes);
    if (text === null) throw new FileRefused('notUtf8');
    return { text: checked(text), encoding: 'utf-16' };
  }
  const text = strictly('utf-8', bytes);
  if (text !== null) return { text: checked(text), encoding: 'utf-8' };
  return { text: checked(new TextDecoder('windows-1252').decode(bytes)), encoding: 'windows-1252' };
}

function markOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A NUL also betrays UTF-16 without a mark, of which the byte order could only be guessed. */
function checked(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000E-\u001A]/.test(text)) throw new FileRefused('binary');
  return text;
}
