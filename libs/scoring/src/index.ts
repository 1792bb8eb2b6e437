import type { BenchmarkSet, Catalogue } from '#catalogue';
import { explainAssessment, explainDataPoint } from './explain.js';
import { createEngine, scoreAssessment } from './score.js';
import type { Assessment, AssessmentResult, Explanation } from './types.js';

export * from './types.js';
export { CLASS_EDGES, classOfShare, POINTS_PER_DATA_POINT } from './bands.js';
export { canonicalJson } from './canonical-json.js';
export { ENGINE_VERSION } from './engine-version.js';
export { OVERALL_NAME } from './groups.js';
export { classBoundsOf, type ShareBenchmark, valuesAtShare } from './share.js';
// For scoring in bulk: the same arithmetic on sheets of numbers, without a result object for each data point.
export { createEngine, type Engine } from './score.js';
export { layOut, type Sheet } from './sheet.js';
export { tallySheet, type Tally } from './tally.js';

/** Scores assessments with one catalogue and one benchmark set, compiled once. */
export interface Scorer {
  score(assessment: Assessment): AssessmentResult;
  explain(assessment: Assessment): Explanation[];
  explainOne(assessment: Assessment, dataPoint: string): Explanation;
}

/** @throws RangeError when a data point has no benchmark entry, or an entry cannot form a share */
export function createScorer(catalogue: Catalogue, benchmarkSet: BenchmarkSet): Scorer {
  const engine = createEngine(catalogue, benchmarkSet);
  return {
    score: (assessment) => scoreAssessment(engine, assessment),
    explain: (assessment) => explainAssessment(engine, assessment),
    explainOne: (assessment, dataPoint) => explainDataPoint(engine, assessment, dataPoint),
  };
}
