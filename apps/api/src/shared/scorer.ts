import { benchmarkSet, catalogue } from '#catalogue';
import { createScorer } from '#scoring';

/** The scoring engine with the catalogue and the benchmark set shipped with this program. */
export const scorer = createScorer(catalogue, benchmarkSet);
