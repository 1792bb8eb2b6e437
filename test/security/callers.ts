/**
 * Who calls, besides nobody. `own` is the programme of the city of the matrix, `foreign` another one; `assignedVerifier`
 * and `secondReader` are verifiers of the own programme who are assigned to the city's draft.
 */
export const CALLERS = [
  'administrator',
  'ownProgrammeManager',
  'foreignProgrammeManager',
  'ownVerifier',
  'assignedVerifier',
  'secondReader',
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

/** Verifiers of the own programme, whatever they are assigned to. */
export const VERIFIERS: readonly CallerName[] = ['ownVerifier', 'assignedVerifier', 'secondReader'];

/** Everybody who reads a city's data. */
export const READERS: readonly CallerName[] = [
  'administrator',
  'ownProgrammeManager',
  ...VERIFIERS,
  'ownProgrammeReader',
  'cityManager',
  'contributor',
  'cityReader',
  'readToken',
  'writeToken',
];

/** Everybody with a session: all but tokens. */
export const PEOPLE: readonly CallerName[] = CALLERS.filter((name) => !name.endsWith('Token'));
