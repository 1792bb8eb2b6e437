import type { CityRefDto } from '../shared/city.dto.js';
import type { AssessmentSummaryDto } from './assessment.dto.js';
import { timeText } from '../shared/people.js';
import type { Frame } from './frame.js';
import { blocks, isUnexplained, type Screening } from '#screening';
import { tieredProgress } from './progress.js';
import type { FiguredEntry } from './stored.js';

/** What a summary is made of. */
export interface Summarised {
  readonly frame: Frame;
  readonly entries: readonly FiguredEntry[];
  readonly judgement: Screening;
  /** When something was last entered; `null` when nothing was. */
  readonly lastEntryAt: Date | string | null;
}

export function cityOf({ citySlug, cityName, country, countryCode }: Frame): CityRefDto {
  return { slug: citySlug, name: cityName, country, countryCode };
}

/** An assessment as lists show it. */
export function summaryOf({ frame, entries, judgement, lastEntryAt }: Summarised): AssessmentSummaryDto {
  const { assessmentId, year, state, roundId, opensOn, closesOn, createdAt } = frame;
  const { findings } = judgement;
  return {
    id: assessmentId,
    city: cityOf(frame),
    year,
    round:
      roundId !== null && opensOn !== null && closesOn !== null ? { id: roundId, opensOn, closesOn } : null,
    state,
    progress: tieredProgress(entries),
    findings: {
      errors: findings.filter(blocks).length,
      warnings: findings.filter(({ severity }) => severity === 'warning').length,
      unexplained: findings.filter(isUnexplained).length,
    },
    updatedAt: timeText(lastEntryAt ?? createdAt),
  };
}
