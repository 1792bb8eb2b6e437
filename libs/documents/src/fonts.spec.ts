import { describe, expect, it } from '@jest/globals';
import { drawable } from './fonts.js';
import { messagesOf } from './snapshot/texts.js';

describe('text for the document font', () => {
  it('keeps Latin, Greek, Cyrillic and Devanagari, and every sign of formatted figures', () => {
    const text = 'Tromsø, Łódź, Αθήνα, Москва, हिन्दी, Hà Nội − 1\u202f234.5\u202f% · “x” … n°';
    expect(drawable(text)).toBe(text.normalize('NFC'));
  });

  it('replaces what the font cannot draw instead of borrowing a font of the machine', () => {
    expect(drawable('東京 Tokyo')).toBe('?? Tokyo');
  });

  it.each(['en', 'fr'] as const)('can draw every message in "%s"', (language) => {
    for (const message of Object.values(messagesOf(language)))
      expect(drawable(message)).toBe(message.normalize('NFC'));
  });
});
