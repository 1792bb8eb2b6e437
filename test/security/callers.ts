/** Who calls, besides nobody. `own` is the programme of the city of the matrix, `foreign` another one. */
export const CALLERS = [
  'administrator',
  'ownProgrammeManager',
  'foreignProgrammeManager',
  'ownVerifier',
  'foreignVerifier',
  'ownProgrammeReader',
  'cityManager',
  'foreignCityManager',
  'contributor',
  'foreignContributor',
  'cityReader',
  'readToken',
  'writeToken',
] as const;
export type CallerName = (typeof CALLERS)[number];

/** Everybody who reads a city's data. */
export const READERS: readonly CallerName[] = [
  'administrator',
  'ownProgrammeManager',
  'ownVerifier',
  'ownProgrammeReader',
  'cityManager',
  'contributor',
  'cityReader',
  'readToken',
  'writeToken',
];

/** Everybody with a session: all but tokens. */
export const PEOPLE: readonly CallerName[] = CALLERS.filter((name) => !name.endsWith('Token'));
