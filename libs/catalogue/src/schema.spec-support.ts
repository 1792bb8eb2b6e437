/** A small checker of plain data: each function returns what is wrong, with its path. */
export type Check = (value: unknown, path: string) => string[];

const fault = (path: string, wanted: string, value: unknown): string[] => [
  `${path}: expected ${wanted}, found ${JSON.stringify(value)}`,
];

export const text: Check = (value, path) =>
  typeof value === 'string' && value.trim() === value && value !== '' ? [] : fault(path, 'a text', value);

export const number: Check = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? [] : fault(path, 'a number', value);

export const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value, path) =>
    allowed.includes(value) ? [] : fault(path, `one of ${allowed.join(', ')}`, value);

export const matching =
  (pattern: RegExp): Check =>
  (value, path) =>
    typeof value === 'string' && pattern.test(value) ? [] : fault(path, String(pattern), value);

export const orNull =
  (check: Check): Check =>
  (value, path) =>
    value === null ? [] : check(value, path);

export const listOf =
  (check: Check, least = 0): Check =>
  (value, path) =>
    Array.isArray(value) && value.length >= least
      ? value.flatMap((item, index) => check(item, `${path}[${index}]`))
      : fault(path, `a list of at least ${least}`, value);

export const pair =
  (first: Check, second: Check): Check =>
  (value, path) =>
    Array.isArray(value) && value.length === 2
      ? [...first(value[0], `${path}[0]`), ...second(value[1], `${path}[1]`)]
      : fault(path, 'a pair', value);

/** An object with exactly these fields; those of `optional` may be left out. */
export const record =
  (fields: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return fault(path, 'an object', value);
    const entries = value as Record<string, unknown>;
    return [
      ...Object.keys(entries)
        .filter((key) => !Object.hasOwn(fields, key) && !Object.hasOwn(optional, key))
        .map((key) => `${path}.${key}: unknown field`),
      ...Object.entries(fields).flatMap(([key, check]) => check(entries[key], `${path}.${key}`)),
      ...Object.entries(optional)
        .filter(([key]) => Object.hasOwn(entries, key))
        .flatMap(([key, check]) => check(entries[key], `${path}.${key}`)),
    ];
  };

/** Parts of the data that somebody could still change. */
export function unfrozenParts(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [
    ...(Object.isFrozen(value) ? [] : [path]),
    ...Object.entries(value).flatMap(([key, part]) => unfrozenParts(part, `${path}.${key}`)),
  ];
}
