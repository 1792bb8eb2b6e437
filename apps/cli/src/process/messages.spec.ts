import { describe, expect, it } from '@jest/globals';
import english from './messages/en.json' with { type: 'json' };
import french from './messages/fr.json' with { type: 'json' };

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)[},]/g)].map((match) => match[1] ?? '').sort();

describe('messages of the life-cycle commands', () => {
  it('are the same in both languages, with the same values in them', () => {
    const translated: Record<string, string> = french;
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      expect([key, ...new Set(placeholders(translated[key] ?? ''))]).toEqual([
        key,
        ...new Set(placeholders(text)),
      ]);
    }
  });
});
