import { benchmarkSet, catalogue } from '#catalogue';
import { toAssessment } from '#exchange';
import { canonicalJson, createScorer } from '#scoring';
import { language, output } from '../command.js';
import { readSubmissionFile } from '../files.js';
import { scoreTable } from './score-table.js';

export interface ScoreOptions {
  /** Print the result as canonical JSON (RFC 8785). */
  readonly json?: boolean;
  /** Print, as canonical JSON, how every score came about. */
  readonly explain?: boolean;
}

/** `civiscore score FILE`: the result of a submission file, without a database. */
export async function score(file: string, { json, explain }: ScoreOptions): Promise<void> {
  const assessment = toAssessment(await readSubmissionFile(file));
  const scorer = createScorer(catalogue, benchmarkSet);
  if (explain) await output(`${canonicalJson(scorer.explain(assessment))}\n`);
  else if (json) await output(`${canonicalJson(scorer.score(assessment))}\n`);
  else await output(scoreTable(scorer.score(assessment), language));
}
