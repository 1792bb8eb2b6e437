import type { Language } from '#text';
import { plainText } from '../drawing/index.js';
import { drawable } from '../fonts.js';

/** Text of others as documents print it: one line, only characters the document font can draw. */
export const clean = (words: string): string => drawable(plainText(words));

/** The same for longer text: each line or paragraph for itself, empty ones left out. */
export function paragraphs(words: string): readonly string[] {
  return words
    .split(/[\r\n]+/u)
    .map(clean)
    .filter((line) => line !== '');
}

/** Only addresses of the web become links. */
export function webAddress(address: string | null | undefined): string | null {
  return address && /^https?:\/\/[^\s]+$/.test(address) ? address : null;
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A date in words, in UTC. */
export function longDate(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr-FR', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(date);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : 'fr-FR', { type: 'conjunction' }).format(items);
}
