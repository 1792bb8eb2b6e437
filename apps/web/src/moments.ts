import type { Language } from '#text';

/** Locales whose dates and times are written as people here expect: day before month, 24 hours. */
const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const;

/** A time of day, e.g. `14:02`. */
export function clockTime(moment: Date | string, language: Language): string {
  return format(moment, language, { hour: '2-digit', minute: '2-digit' });
}

/** A day in words, e.g. `3 March 2026`. A date without time (`YYYY-MM-DD`) is that day everywhere. */
export function dayInWords(moment: Date | string, language: Language): string {
  return format(moment, language, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** A day and a time, e.g. `3 Mar 2026, 14:02`. */
export function moment(of: Date | string, language: Language): string {
  return format(of, language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** A moment to the second, in UTC: the same words for every reader. */
export function utcMoment(of: Date | string, language: Language): string {
  return format(of, language, { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });
}

/** Today in the reader's place, as `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  const two = (figure: number) => String(figure).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whole days from one day (`YYYY-MM-DD`) to another; negative when it has passed. */
export function daysUntil(day: string, from = today()): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function format(of: Date | string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const dayOnly = typeof of === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(of);
  return new Intl.DateTimeFormat(LOCALES[language], {
    ...options,
    ...(dayOnly ? { timeZone: 'UTC' } : {}),
  }).format(new Date(of));
}
