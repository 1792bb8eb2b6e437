import type { Figures } from './types.js';

/** Figures of an assessment written as the rules name them: `dataPoint`, `dataPoint.input`, `profile.key`. */
export function figuresOf(given: Readonly<Record<string, number | null>>): Figures {
  const read = (name: string): number | null => (Object.hasOwn(given, name) ? (given[name] ?? null) : null);
  return {
    value: read,
    input: (dataPoint, key) => read(`${dataPoint}.${key}`) ?? read(`profile.${key}`),
    profile: (key) => read(`profile.${key}`),
  };
}
