import { dataPointList } from '#catalogue';
import { questionnaire } from '#maturity';
import { capabilityKey } from '../../shared/capability.js';
import { type CityStatements, completeTargets, effortsOf } from '../../shared/maturity.js';
import type { SignedOff } from './signed-off.js';

type Stated = Pick<SignedOff, 'answers' | 'targets' | 'evidence'>;

/** What a city says besides its figures as it is published, in the order of questionnaire and catalogue. */
export function statementsOf({ answers, targets, evidence }: Stated): CityStatements {
  return {
    answers: questionnaire.flatMap(({ id }) => {
      const stored = answers.find(({ question }) => question === id);
      if (!stored || stored.answer === null) return [];
      const hashes = evidence
        .filter(({ dataPoint }) => dataPoint === capabilityKey(id))
        .map(({ contentHash }) => contentHash);
      const { answer, note } = stored;
      return [{ question: id, answer, note, evidence: [...new Set(hashes)].toSorted() }];
    }),
    targets: dataPointList.flatMap(({ dataPoint: { key } }) => {
      const stored = targets.find(({ dataPoint }) => dataPoint === key);
      return (stored && completeTargets(stored)) ?? [];
    }),
    efforts: effortsOf(answers, targets),
  };
}
