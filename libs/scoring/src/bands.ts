import type { ScoreClass } from '#catalogue';

/** Share of the benchmark at which classes 2, 3 and 4 begin (method decision 5). There is no class 0. */
export const CLASS_EDGES: readonly { readonly class: ScoreClass; readonly fromShare: number }[] = [
  { class: 2, fromShare: 0.33 },
  { class: 3, fromShare: 0.66 },
  { class: 4, fromShare: 0.95 },
];

/** Points that the best class earns; a group's possible points are this times the data points scored. */
export const POINTS_PER_DATA_POINT = 4;

/** A share this close below an edge counts as reaching it: doubles cannot hold 0.33 exactly. */
const EDGE_TOLERANCE = 1e-9;

const [CLASS_2, CLASS_3, CLASS_4] = [0.33 - EDGE_TOLERANCE, 0.66 - EDGE_TOLERANCE, 0.95 - EDGE_TOLERANCE];

/** Class of a share 0..1, of a data point or of a roll-up: [0, 0.33) 1, [0.33, 0.66) 2, [0.66, 0.95) 3, [0.95, 1] 4. */
export function classOfShare(share: number): ScoreClass {
  if (share >= CLASS_4) return 4;
  if (share >= CLASS_3) return 3;
  if (share >= CLASS_2) return 2;
  return 1;
}
