/** Languages of interface, documents and catalogue. */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110 12.5.4: quality values, `*`, regional variants).
 * English when nothing fits.
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '')
    .split(',')
    .map((part, position) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { range: range.trim(), quality: quality === undefined ? 1 : Number(quality), position };
    })
    .filter(({ range, quality }) => range !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position);
  for (const { range } of ranges) {
    if (range === '*') return 'en';
    const language = range.split('-')[0];
    if (isLanguage(language)) return language;
  }
  return 'en';
}
