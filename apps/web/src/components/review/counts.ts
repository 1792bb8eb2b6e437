import type { DataPointState } from '#workflow';
import type { DeskAssessment } from '../../verifier/types.js';

/** How many data points an edition would show as what. */
export interface Counts {
  readonly verified: number;
  readonly caveats: number;
  readonly refused: number;
  readonly notReported: number;
}

export function countsOf({ categories }: Pick<DeskAssessment, 'categories'>): Counts {
  const states = categories.flatMap(({ dataPoints }) => dataPoints.map(({ state }) => state));
  const count = (wanted: DataPointState) => states.filter((state) => state === wanted).length;
  return {
    verified: count('verified'),
    caveats: count('verifiedWithCaveat'),
    refused: count('notVerified'),
    notReported: count('notReported'),
  };
}
