import { dataPointByKey, type Figures, judge, type Rule, rules } from '#catalogue';
import type { Assessment, AssessmentResult, Scorer } from '#scoring';
import { entryFindings } from './entry-findings.js';
import { toAssessment } from './to-assessment.js';
import type { Screened, Screening, ScreeningFinding } from './types.js';

/** Errors whose sentence asks to correct the figures or to explain them; every other error must be put right. */
const EXPLAINABLE_ERRORS: readonly string[] = [
  'inputNotAbove',
  'valueNotAbove',
  'differsMuchFromProfile',
  'figuresDiffer',
  'totalsDiffer',
];

const rulesByDataPoint = new Map<string, readonly Rule[]>();

/** The rules that can say something about a data point. */
function rulesOn(dataPoint: string): readonly Rule[] {
  let found = rulesByDataPoint.get(dataPoint);
  if (found === undefined) {
    found = rules.filter(({ dataPoints }) => dataPoints.includes(dataPoint));
    rulesByDataPoint.set(dataPoint, found);
  }
  return found;
}

/**
 * The data points whose figures decide about one data point: those that share a rule with it. Figures of the profile
 * that the profile lacks are looked for at every data point, so this is enough only beside a complete profile.
 */
export function decidingOn(dataPoint: string): readonly string[] {
  return [...new Set([dataPoint, ...rulesOn(dataPoint).flatMap(({ dataPoints }) => dataPoints)])];
}

/**
 * Scores everything a city has entered so far and says what does not fit: each entry by itself, and by the rules of the
 * catalogue. The same function judges in the form while somebody types, and on the server.
 * @param only judge by the rules on one data point alone, when only these are wanted
 */
export function screen(scorer: Pick<Scorer, 'score'>, screened: Screened, only?: string): Screening {
  const assessment = toAssessment(screened);
  const result = scorer.score(assessment);
  const values = new Map(result.dataPoints.map(({ dataPoint, value }) => [dataPoint, value]));
  const explained = new Set(
    screened.entries.filter(({ explanation }) => explanation).map(({ dataPoint }) => dataPoint),
  );
  const ofEntries = screened.entries
    .filter(({ dataPoint }) => only === undefined || dataPoint === only)
    .flatMap((entry) => entryFindings(entry, assessment.profile, values.get(entry.dataPoint) ?? null))
    .map((finding): ScreeningFinding => ({
      ruleId: `entry.${finding.code}`,
      severity: 'error',
      kpi: dataPointByKey(finding.dataPoint)?.kpi.code ?? '',
      dataPoints: [finding.dataPoint],
      explainable: false,
      explained: false,
      source: { entry: finding },
    }));
  const ofRules = judge(only === undefined ? rules : rulesOn(only), figuresOf(assessment, result)).map(
    (finding): ScreeningFinding => {
      const { ruleId, severity, kpi, dataPoints, messageKey } = finding;
      const explainable = severity === 'warning' || EXPLAINABLE_ERRORS.includes(messageKey);
      return {
        ruleId,
        severity,
        kpi,
        dataPoints,
        explainable,
        explained: explainable && dataPoints.some((dataPoint) => explained.has(dataPoint)),
        source: { rule: finding },
      };
    },
  );
  return { assessment, result, findings: [...ofEntries, ...ofRules] };
}

/** The figures of an assessment as the rules ask for them. */
export function figuresOf(assessment: Assessment, result: AssessmentResult): Figures {
  const values = new Map(result.dataPoints.map(({ dataPoint, value }) => [dataPoint, value]));
  const entries = new Map(assessment.entries.map((entry) => [entry.dataPoint, entry]));
  return {
    value: (dataPoint) => values.get(dataPoint) ?? null,
    // A profile figure is an input only of what the city reported with inputs.
    input: (dataPoint, key) => {
      const inputs = entries.get(dataPoint)?.inputs;
      return inputs ? (inputs[key] ?? assessment.profile[key] ?? null) : null;
    },
    profile: (key) => assessment.profile[key] ?? null,
  };
}

/** Findings that stand in the way of submitting: errors that are neither put right nor explained where that is enough. */
export function blocks({ severity, explained }: ScreeningFinding): boolean {
  return severity === 'error' && !explained;
}

/** Warnings about which the city has not said anything. */
export function isUnexplained({ severity, explained }: ScreeningFinding): boolean {
  return severity === 'warning' && !explained;
}
