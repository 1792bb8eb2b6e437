import { dataPointByKey, dataPointList, type ProfileKey } from '#catalogue';
import { screen } from '../screen.js';
import type { ScreeningFinding } from '../types.js';
import { changeChecks } from './change-checks.js';
import { figureChecks, sourceChecks } from './entry-checks.js';
import { SCREENING_LIMITS, type ScreeningLimits } from './limits.js';
import { profileChecks } from './profile-checks.js';
import { completenessOf, reportingChecks } from './reporting-checks.js';
import {
  type Check,
  type CheckContext,
  type EarlierEdition,
  type ReportFinding,
  type ReportScorer,
  SCREENING_GROUPS,
  type ScreeningGroup,
  type ScreeningReport,
  type Submitted,
  type SubmittedEntry,
} from './types.js';
import { yearChecks } from './year-checks.js';

/** Rules of the catalogue that hold a data point against the profile. */
const PROFILE_RULES: readonly string[] = ['differsFromProfile', 'differsMuchFromProfile', 'largerThanCity'];

/**
 * The screening of a submission (2022 Verification Manual, pages 28 to 32): what the forms say about it anyway, and what
 * a verifier asks of a submission as a whole. Findings come by group, then in the order of the catalogue.
 */
export function screeningReport(
  scorer: ReportScorer,
  submitted: Submitted,
  limits: ScreeningLimits = SCREENING_LIMITS,
): ScreeningReport {
  const screening = screen(scorer, submitted);
  const values = new Map(screening.result.dataPoints.map(({ dataPoint, value }) => [dataPoint, value]));
  const context: CheckContext = { submitted, screening, values, before: valuesOf(submitted.earlier), limits };
  const entries = new Map(submitted.entries.map((entry) => [entry.dataPoint, entry]));
  const reported = dataPointList.flatMap(({ dataPoint: { key } }) => {
    const entry = entries.get(key);
    return entry && entry.status !== null && entry.status !== 'notReported' ? [entry] : [];
  });
  const checks = [
    ...profileChecks(context),
    ...reportingChecks(context),
    ...reported.flatMap((entry) => checksOf(context, entry)),
  ];
  const findings = [
    ...screening.findings.map((finding) => ofScreening(finding, entries)),
    ...checks.map((check) => ofCheck(check, entries)),
  ];
  return {
    screening,
    completeness: completenessOf(context),
    findings: findings.toSorted((one, other) => placeOf(one) - placeOf(other)),
  };
}

function valuesOf(earlier: EarlierEdition | null): ReadonlyMap<string, number> {
  const results = earlier?.result.dataPoints ?? [];
  return new Map(
    results.flatMap(({ dataPoint, value }) => (value === null ? [] : [[dataPoint, value] as const])),
  );
}

/** True when a finding is about a data point, or about a figure of the profile from which its value is computed. */
export function concerns(
  { dataPoints, profileKey }: Pick<ReportFinding, 'dataPoints' | 'profileKey'>,
  dataPoint: string,
  profileKeys: readonly ProfileKey[],
): boolean {
  return dataPoints.includes(dataPoint) || (profileKey !== null && profileKeys.includes(profileKey));
}

function checksOf(context: CheckContext, entry: SubmittedEntry): Check[] {
  return [
    ...figureChecks(context, entry),
    ...yearChecks(context, entry),
    ...sourceChecks(context, entry),
    ...changeChecks(context, entry),
  ];
}

type Entries = ReadonlyMap<string, SubmittedEntry>;

function ofScreening(
  { ruleId, severity, kpi, dataPoints, explained, source }: ScreeningFinding,
  entries: Entries,
): ReportFinding {
  return {
    rule: ruleId,
    severity,
    group: groupOf(source),
    dataPoints,
    kpi,
    profileKey: null,
    explanation: explanationOf(dataPoints, entries, 'explanation'),
    explained,
    source,
  };
}

function groupOf(source: ScreeningFinding['source']): ScreeningGroup {
  if ('rule' in source) return PROFILE_RULES.includes(source.rule.messageKey) ? 'profile' : 'figures';
  const { code } = source.entry;
  if (code === 'reasonMissing') return 'reporting';
  return code === 'profileMissing' ? 'profile' : 'figures';
}

/** What a city says about a figure that is missing or overtyped is its reason; about all else, its explanation. */
const ANSWERED_BY_REASON: readonly string[] = ['figures.overridden', 'reporting.dropped'];

function ofCheck(check: Check, entries: Entries): ReportFinding {
  const { code, severity, dataPoint, profileKey } = check;
  const dataPoints = dataPoint === null ? [] : [dataPoint];
  const words = ANSWERED_BY_REASON.includes(code) ? 'reason' : 'explanation';
  const explanation = explanationOf(dataPoints, entries, words);
  return {
    rule: code,
    severity,
    group: code.slice(0, code.indexOf('.')) as ScreeningGroup,
    dataPoints,
    kpi: dataPoint === null ? null : (dataPointByKey(dataPoint)?.kpi.code ?? null),
    profileKey,
    explanation,
    explained: explanation !== null,
    source: { check },
  };
}

function explanationOf(
  dataPoints: readonly string[],
  entries: Entries,
  field: 'explanation' | 'reason',
): string | null {
  const said = dataPoints.flatMap((dataPoint) => entries.get(dataPoint)?.[field] || []);
  return said.length === 0 ? null : [...new Set(said)].join('\n');
}

/** Sorting is stable: what is about several data points keeps the order in which it was found. */
function placeOf({ group, dataPoints: [first] }: ReportFinding): number {
  const index = first === undefined ? -1 : (dataPointByKey(first)?.index ?? -1);
  return SCREENING_GROUPS.indexOf(group) * (dataPointList.length + 1) + index + 1;
}
