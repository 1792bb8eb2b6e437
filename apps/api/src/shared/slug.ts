/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** A city's name in addresses: `Karmøy` → `karmoy`. A name without Latin letters gives the empty text. */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæœßđðþłı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

/** Slugs for a city in the order in which they are tried: the name, with the country, then numbered. */
export function slugCandidates(name: string, countryCode: string): string[] {
  const country = countryCode.toLowerCase();
  const base = slugOf(name) || `city-${country}`;
  const numbered = Array.from({ length: 50 }, (_, index) => `${base}-${country}-${index + 2}`);
  return [base, `${base}-${country}`, ...numbered];
}
