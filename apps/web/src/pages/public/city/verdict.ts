import type { MessageKey } from '../../../language.js';

/** Why verifiers did not accept a figure: the closed list. */
export const REFUSALS = [
  'sourceMissing',
  'sourceNotTraceable',
  'definitionNotMet',
  'figureImplausible',
  'wrongPeriod',
  'wrongBoundary',
  'notAnswered',
  'other',
] as const;

/** The sentence of a reason code; a code of a later version counts as another reason. */
export function refusalKey(reasonCode: string | null): MessageKey {
  return `notVerified.${REFUSALS.find((code) => code === reasonCode) ?? 'other'}`;
}
