import type { Language } from '#text';

/** A day in words, in UTC: `20 November 2026`. */
export function longDate(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr-FR', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(date);
}
