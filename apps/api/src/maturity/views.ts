import { benchmarkSet, type CataloguedDataPoint } from '#catalogue';
import {
  type Answers,
  checkTargets,
  type CityTargets,
  type Efforts,
  maturityModel,
  type TargetFinding,
} from '#maturity';
import type { CapabilityAnswerRecord, MaturityTargetRecord } from '#persistence';
import type { Language } from '#text';
import { evidenceDto, type StoredEvidence } from '../assessments/evidence/evidence.service.js';
import { completeTargets, effortsOf, numericTargets } from '../shared/maturity.js';
import { type Names, personRef, timeText } from '../shared/people.js';
import { apiText } from '../shared/texts.js';
import type { CapabilityAnswerDto, MaturityTargetsDto, TargetFindingDto } from './maturity.dto.js';

type StoredAnswer = Omit<CapabilityAnswerRecord, 'assessment'>;
export type StoredTargets = Omit<MaturityTargetRecord, 'city'>;

/** An answer as the questionnaire shows it; `null` while there is none. */
export function answerView(
  id: string,
  stored: StoredAnswer | null,
  evidence: readonly StoredEvidence[],
  names: Names,
): CapabilityAnswerDto {
  return {
    id,
    answer: stored?.answer ?? null,
    note: stored?.note ?? null,
    evidence: evidence.map((file) => evidenceDto(file, names)),
    ...revisionView(stored, names),
  };
}

/** The targets of a data point as their editor shows them; `null` while there are none. */
export function targetsView(
  { dataPoint }: CataloguedDataPoint,
  stored: StoredTargets | null,
  names: Names,
  language: Language,
): MaturityTargetsDto {
  const hasTargets = stored !== null && Object.keys(stored.targets).length > 0;
  return {
    dataPoint: dataPoint.key,
    targets: stored?.targets ?? {},
    findings: hasTargets ? findingsOf(dataPoint, stored).map((each) => findingDto(each, language)) : [],
    ...revisionView(stored, names),
  };
}

/** Everything wrong with targets, also what is only missing yet. */
export function findingsOf(
  dataPoint: CataloguedDataPoint['dataPoint'],
  stored: Pick<StoredTargets, 'dataPoint' | 'targets'>,
): readonly TargetFinding[] {
  const benchmark = benchmarkSet.dataPoints.find((entry) => entry.dataPoint === dataPoint.key);
  if (!benchmark) throw new Error(`No entry for ${dataPoint.key} in the benchmark set.`);
  return checkTargets(maturityModel, dataPoint, benchmark, numericTargets(stored));
}

export function findingDto(finding: TargetFinding, language: Language): TargetFindingDto {
  const { code, level } = finding;
  return { code, level, message: apiText(language, `target.${code}`, { level }) };
}

/** What a city says besides its figures, as judging takes it. */
export function statementsOf(
  answers: readonly StoredAnswer[],
  targets: readonly StoredTargets[],
): { readonly answers: Answers; readonly targets: readonly CityTargets[]; readonly efforts: Efforts } {
  return {
    answers: Object.fromEntries(
      answers.flatMap(({ question, answer }) => (answer === null ? [] : [[question, answer] as const])),
    ),
    targets: targets.flatMap((stored) => completeTargets(stored) ?? []),
    efforts: effortsOf(answers, targets),
  };
}

function revisionView(
  stored: Pick<StoredAnswer, 'revision' | 'effort' | 'updatedAt' | 'updatedBy'> | null,
  names: Names,
) {
  return {
    revision: stored?.revision ?? 0,
    effort: stored?.effort ?? null,
    updatedAt: stored ? timeText(stored.updatedAt) : null,
    updatedBy: stored ? personRef(stored.updatedBy, names) : null,
  };
}
