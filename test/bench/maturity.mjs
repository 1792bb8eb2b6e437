/** Speed of judging the maturity of a full assessment from its result. */
import { benchmarkSet, catalogue } from '#catalogue';
import { createMaturityJudge, maturityModel, questionnaire } from '#maturity';
import { createScorer } from '#scoring';
import { compare } from './measure.mjs';
import { fullAssessment } from './scoring.mjs';

/** Seconds for one judgement of 112 data points and the whole questionnaire. */
export function benchMaturity() {
  const result = createScorer(catalogue, benchmarkSet).score(fullAssessment());
  const judge = createMaturityJudge(maturityModel, catalogue, benchmarkSet);
  const given = ['yes', 'partly', 'yes', 'no'];
  const answers = Object.fromEntries(questionnaire.map(({ id }, index) => [id, given[index % 4]]));
  const [measured] = compare([{ name: 'maturity', run: () => judge.judge(result, answers) }]);
  return measured;
}
