import {
  catalogueTexts,
  type DataPoint,
  convertInput,
  convertUnit,
  dataPointByKey,
  type Finding,
  findingParams,
  judge,
  type Rule,
  rules,
} from '#catalogue';
import { profileValue } from '#exchange';
import type { Assessment, AssessmentResult, Entry } from '#scoring';
import type { Language, MessageParams } from '#text';
import { figuresOf } from '../shared/edition-content.js';
import { findingText, type FindingDto } from '../shared/finding.js';
import { scorer } from '../shared/scorer.js';
import { apiText } from '../shared/texts.js';
import type { FiguredEntry, StoredFigure } from './stored.js';

/** Something about a single entry that no rule of the catalogue says. */
export interface EntryFinding {
  readonly code: 'inputMissing' | 'profileMissing' | 'outOfRange' | 'reasonMissing' | 'overrideWithoutReason';
  readonly dataPoint: string;
  readonly kpi: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Judgement {
  readonly result: AssessmentResult;
  readonly findings: readonly JudgedFinding[];
}

/** A finding, and whether the city has said why its figures are right all the same. */
export interface JudgedFinding {
  readonly ruleId: string;
  readonly severity: 'error' | 'warning';
  readonly kpi: string;
  readonly dataPoints: readonly string[];
  /** The sentence allows an explanation in the place of a correction. */
  readonly explainable: boolean;
  readonly explained: boolean;
  readonly source: { readonly rule: Finding } | { readonly entry: EntryFinding };
}

/** Errors whose sentence asks to correct the figures or to explain them; every other error must be put right. */
const EXPLAINABLE_ERRORS: readonly string[] = [
  'inputNotAbove',
  'valueNotAbove',
  'differsMuchFromProfile',
  'figuresDiffer',
  'totalsDiffer',
];

/** Relative tolerance at the ends of a range for computed values: 100 × a ÷ a may miss 100 by a rounding. */
const ROUNDING = 1e-9;

const rulesByDataPoint = new Map<string, readonly Rule[]>();

/** The rules that can say something about a data point. */
function rulesOn(dataPoint: string): readonly Rule[] {
  let found = rulesByDataPoint.get(dataPoint);
  if (!found) {
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
 * Scores everything a city has entered so far, and judges it: by every rule, or by those on one data point when only
 * these are wanted.
 */
export function judgeAssessment(
  city: string,
  reportingYear: number,
  entries: readonly FiguredEntry[],
  profile: readonly StoredFigure[],
  only?: string,
): Judgement {
  const assessment = toScoring(city, reportingYear, entries, profile);
  const result = scorer.score(assessment);
  const explained = new Set(
    entries.filter(({ explanation }) => explanation !== null).map(({ dataPoint }) => dataPoint),
  );
  const byRules = judge(only === undefined ? rules : rulesOn(only), figuresOf(assessment, result)).map(
    (finding): JudgedFinding => {
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
  const values = new Map(result.dataPoints.map(({ dataPoint, value }) => [dataPoint, value]));
  const ofEntries = entries
    .filter(({ dataPoint }) => only === undefined || dataPoint === only)
    .flatMap((entry) => entryFindings(entry, assessment.profile, values.get(entry.dataPoint) ?? null))
    .map((finding): JudgedFinding => ({
      ruleId: `entry.${finding.code}`,
      severity: 'error',
      kpi: finding.kpi,
      dataPoints: [finding.dataPoint],
      explainable: false,
      explained: false,
      source: { entry: finding },
    }));
  return { result, findings: [...ofEntries, ...byRules] };
}

/** The assessment as the engine takes it: figures in the catalogue's units, what is not yet entered left out. */
function toScoring(
  city: string,
  reportingYear: number,
  entries: readonly FiguredEntry[],
  figures: readonly StoredFigure[],
): Assessment {
  const profile: Record<string, number> = {};
  for (const { key, value, stated, unit, year, source } of figures) {
    const number = value === null ? null : Number(value);
    const inOwnUnit = profileValue({
      key,
      value: number,
      stated,
      unit,
      year,
      source,
      page: null,
      note: null,
    });
    if (inOwnUnit !== null) profile[key] = inOwnUnit;
  }
  return { city, reportingYear, profile, entries: entries.flatMap(scoringEntry) };
}

function scoringEntry({ dataPoint, status, value, unit, inputs, inputUnits }: FiguredEntry): Entry[] {
  const catalogued = dataPointByKey(dataPoint)?.dataPoint;
  if (status === null || !catalogued) return [];
  const numbers: Record<string, number> = {};
  for (const { key, unit: wanted } of catalogued.inputs) {
    const typed = inputs?.[key];
    if (typed === undefined) continue;
    const given = inputUnits?.[key];
    const converted =
      given === undefined ? Number(typed) : convertInput({ unit: wanted }, Number(typed), given)?.value;
    if (converted !== undefined) numbers[key] = converted;
  }
  return [
    {
      dataPoint,
      status,
      value: value === null ? null : Number(value),
      ...(unit === null ? {} : { unit }),
      ...(Object.keys(numbers).length > 0 ? { inputs: numbers } : {}),
    },
  ];
}

/** True when the value of a data point is the one figure it asks for, so that entering it overrides nothing. */
export function isFigureItself({ inputs, formula }: DataPoint): boolean {
  return inputs.length === 1 && formula === inputs[0]?.key;
}

function entryFindings(
  entry: FiguredEntry,
  profile: Assessment['profile'],
  value: number | null,
): EntryFinding[] {
  const found = dataPointByKey(entry.dataPoint);
  if (!found) return [];
  const { dataPoint, kpi } = found;
  const finding = (code: EntryFinding['code'], params: EntryFinding['params'] = {}): EntryFinding => ({
    code,
    dataPoint: dataPoint.key,
    kpi: kpi.code,
    params,
  });
  if (entry.status === 'notReported') return entry.reason === null ? [finding('reasonMissing')] : [];
  if (entry.status !== 'reported') return [];
  const findings: EntryFinding[] = [];
  if (entry.value === null) {
    for (const { key, from } of dataPoint.inputs) {
      if (entry.inputs?.[key] !== undefined) continue;
      if (from !== 'cityProfile') findings.push(finding('inputMissing', { input: key }));
      else if (profile[key] === undefined) findings.push(finding('profileMissing', { input: key }));
    }
  } else if (entry.overridden && dataPoint.acceptsDirectValue !== true && entry.reason === null) {
    findings.push(finding('overrideWithoutReason'));
  }
  const range = outOfRange(dataPoint, entry, value);
  return range ? [...findings, finding('outOfRange', range)] : findings;
}

function outOfRange(
  dataPoint: DataPoint,
  { value: typed, unit }: FiguredEntry,
  computed: number | null,
): EntryFinding['params'] | null {
  const converted =
    typed !== null && unit !== null ? convertUnit(dataPoint, Number(typed), unit)?.value : undefined;
  const value = computed ?? converted ?? null;
  if (value === null) return null;
  const [from, to] = dataPoint.validRange;
  const slack = ROUNDING * Math.abs(value);
  const below = from !== null && value < from - slack;
  const above = to !== null && value > to + slack;
  if (!below && !above) return null;
  const range = from !== null && to !== null ? 'between' : from !== null ? 'from' : 'to';
  return { value, range, from: from ?? 0, to: to ?? 0 };
}

/** The finding as the API shows it, with its sentence in the reader's language. */
export function findingDto(finding: JudgedFinding, language: Language): FindingDto {
  const { ruleId, severity, kpi, dataPoints, source } = finding;
  return {
    ruleId,
    severity,
    kpi,
    dataPoints: [...dataPoints],
    message:
      'rule' in source
        ? findingText(language, source.rule.messageKey, findingParams(source.rule, language))
        : apiText(language, `finding.${source.entry.code}`, entryParams(source.entry, language)),
  };
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

/** Findings that stand in the way of submitting: errors that are neither put right nor explained where that is enough. */
export function blocks({ severity, explained }: JudgedFinding): boolean {
  return severity === 'error' && !explained;
}

/** Warnings about which the city has not said anything. */
export function isUnexplained({ severity, explained }: JudgedFinding): boolean {
  return severity === 'warning' && !explained;
}
