/** Why a value is not verified. */
export const REASON_CODES = [
  'sourceMissing',
  'sourceNotTraceable',
  'definitionNotMet',
  'figureImplausible',
  'wrongPeriod',
  'wrongBoundary',
  'notAnswered',
  'other',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];
