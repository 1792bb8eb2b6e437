import { checkMessage, type ReportFinding } from '#screening';
import type { Language } from '#text';
import { findingSentence } from '../../assessments/submitted.service.js';
import type { DeskFindingDto, DeskFindingCountsDto, ScreeningFindingDto } from './screening.dto.js';

/** A finding as the screening report shows it. */
export function screeningFinding(finding: ReportFinding, language: Language): ScreeningFindingDto {
  return { rule: finding.rule, ...withSentence(finding, language) };
}

/** A finding as it stands beside a data point. */
export function deskFinding(finding: ReportFinding, language: Language): DeskFindingDto {
  return { ruleId: finding.rule, ...withSentence(finding, language) };
}

/** How many findings there are; what is only to be seen is not counted. */
export function countFindings(findings: readonly ReportFinding[]): DeskFindingCountsDto {
  const serious = findings.filter(({ severity }) => severity !== 'info');
  const errors = serious.filter(({ severity }) => severity === 'error').length;
  return {
    errors,
    warnings: serious.length - errors,
    unexplained: serious.filter(({ explained }) => !explained).length,
  };
}

function withSentence(
  { severity, group, dataPoints, kpi, profileKey, explanation, explained, source }: ReportFinding,
  language: Language,
): Omit<ScreeningFindingDto, 'rule'> {
  const message =
    'check' in source ? checkMessage(source.check, language) : findingSentence(source, language);
  return { severity, group, dataPoints, kpi, profileKey, message, explanation, explained };
}
