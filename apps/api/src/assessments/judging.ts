import { catalogueTexts, findingParams } from '#catalogue';
import { type EntryFinding, screen, type Screening, type ScreeningFinding } from '#screening';
import type { Language, MessageParams } from '#text';
import { findingText, type FindingDto } from '../shared/finding.js';
import { scorer } from '../shared/scorer.js';
import { apiText } from '../shared/texts.js';
import type { FiguredEntry, StoredFigure } from './stored.js';

/** Scores and judges what a city has entered so far (see `screen`). */
export function judgeAssessment(
  city: string,
  reportingYear: number,
  entries: readonly FiguredEntry[],
  profile: readonly StoredFigure[],
  only?: string,
): Screening {
  return screen(scorer, { city, reportingYear, entries, profile }, only);
}

/** The finding as the API shows it, with its sentence in the reader's language. */
export function findingDto(
  { ruleId, severity, kpi, dataPoints, source }: ScreeningFinding,
  language: Language,
): FindingDto {
  return { ruleId, severity, kpi, dataPoints: [...dataPoints], message: findingSentence(source, language) };
}

/** The sentence of a finding in the reader's language. */
export function findingSentence(source: ScreeningFinding['source'], language: Language): string {
  return 'rule' in source
    ? findingText(language, source.rule.messageKey, findingParams(source.rule, language))
    : apiText(language, `finding.${source.entry.code}`, entryParams(source.entry, language));
}

function entryParams({ dataPoint, params }: EntryFinding, language: Language): MessageParams {
  const texts = catalogueTexts(language);
  const { input } = params;
  return {
    ...params,
    label: texts.dataPoint(dataPoint).label,
    ...(typeof input === 'string' ? { input: texts.input(input) } : {}),
  };
}
