import {
  benchmarkSet,
  catalogue,
  convertInput,
  type DataPoint,
  dataPointByKey,
  type Finding,
  findingParams,
  judge,
  type ProfileKey,
  ruleMessages,
  rules,
} from '#catalogue';
import {
  type Assessment,
  type AssessmentResult,
  createScorer,
  type DataPointResult,
  type Entry,
} from '#scoring';
import { createFormatter, type Language } from '#text';
import type { EntryView } from './types.js';

/** A figure of the profile, as far as it is computed with. */
export interface Figure {
  readonly key: string;
  readonly value: string | null;
  readonly unit: string | null;
}

/** Something about a single entry that no rule of the catalogue says. */
export type EntryProblem =
  'inputMissing' | 'profileMissing' | 'outOfRange' | 'reasonMissing' | 'overrideWithoutReason';

/** Something to put right, to explain or to look at. */
export interface Remark {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly dataPoints: readonly string[];
  readonly rule: Finding | null;
  readonly problem: {
    readonly code: EntryProblem;
    readonly params: Readonly<Record<string, string | number>>;
  } | null;
  /** An explanation may stand in the place of a correction. */
  readonly explainable: boolean;
  readonly explained: boolean;
}

export interface Judgement {
  readonly assessment: AssessmentResult;
  readonly results: ReadonlyMap<string, DataPointResult>;
  readonly remarks: readonly Remark[];
  /** The remarks that concern each data point. */
  readonly remarksOf: ReadonlyMap<string, readonly Remark[]>;
}

/** Errors whose sentence asks to correct the figures or to explain them, as the server has it. */
const EXPLAINABLE_ERRORS: readonly string[] = [
  'inputNotAbove',
  'valueNotAbove',
  'differsMuchFromProfile',
  'figuresDiffer',
  'totalsDiffer',
];
/** 100 × a ÷ a may miss 100 by a rounding. */
const ROUNDING = 1e-9;

let scorer: ReturnType<typeof createScorer> | null = null;
const sharedScorer = () => (scorer ??= createScorer(catalogue, benchmarkSet));

/** The profile's figures in the catalogue's units; what cannot be read is left out. */
export function profileNumbers(figures: readonly Figure[]): Readonly<Record<string, number>> {
  const numbers: Record<string, number> = {};
  for (const { key, value, unit } of figures) {
    const definition = catalogue.profileInputs[key as ProfileKey] as { readonly unit: string } | undefined;
    if (value === null || value === '' || definition === undefined) continue;
    const number = unit === null ? Number(value) : convertInput(definition, Number(value), unit)?.value;
    if (number !== undefined && Number.isFinite(number)) numbers[key] = number;
  }
  return numbers;
}

/** An entry as the scoring engine takes it, figures in the catalogue's units; nothing while there is nothing in it. */
export function scoringEntry(entry: EntryView): Entry | null {
  const dataPoint = dataPointByKey(entry.dataPoint)?.dataPoint;
  if (entry.status === null || dataPoint === undefined) return null;
  const inputs: Record<string, number> = {};
  for (const { key, unit } of dataPoint.inputs) {
    const typed = entry.inputs[key];
    if (typed === undefined) continue;
    const given = entry.inputUnits[key];
    const number = given === undefined ? Number(typed) : convertInput({ unit }, Number(typed), given)?.value;
    if (number !== undefined) inputs[key] = number;
  }
  return {
    dataPoint: entry.dataPoint,
    status: entry.status,
    value: entry.value === null ? null : Number(entry.value),
    ...(entry.unit === null ? {} : { unit: entry.unit }),
    ...(Object.keys(inputs).length > 0 ? { inputs } : {}),
  };
}

/** Scores and judges everything that stands in the form, by the same libs and in the same way as the server. */
export function judgeAll(
  city: string,
  reportingYear: number,
  entries: Iterable<EntryView>,
  figures: readonly Figure[],
): Judgement {
  const all = [...entries];
  const profile = profileNumbers(figures);
  const assessment: Assessment = {
    city,
    reportingYear,
    profile,
    entries: all.flatMap((entry) => scoringEntry(entry) ?? []),
  };
  const result = sharedScorer().score(assessment);
  const results = new Map(result.dataPoints.map((each) => [each.dataPoint, each]));
  const scored = new Map(assessment.entries.map((entry) => [entry.dataPoint, entry]));
  const explained = new Set(all.filter(({ explanation }) => explanation).map(({ dataPoint }) => dataPoint));

  const ofRules = judge(rules, {
    value: (dataPoint) => results.get(dataPoint)?.value ?? null,
    // A profile figure is an input only of what was reported with inputs.
    input: (dataPoint, key) => {
      const inputs = scored.get(dataPoint)?.inputs;
      return inputs ? (inputs[key] ?? profile[key] ?? null) : null;
    },
    profile: (key) => profile[key] ?? null,
  }).map((finding): Remark => {
    const explainable = finding.severity === 'warning' || EXPLAINABLE_ERRORS.includes(finding.messageKey);
    return {
      id: finding.ruleId,
      severity: finding.severity,
      dataPoints: finding.dataPoints,
      rule: finding,
      problem: null,
      explainable,
      explained: explainable && finding.dataPoints.some((dataPoint) => explained.has(dataPoint)),
    };
  });
  const remarks = [
    ...all.flatMap((entry) => entryRemarks(entry, profile, results.get(entry.dataPoint)?.value ?? null)),
    ...ofRules,
  ];
  const remarksOf = new Map<string, Remark[]>();
  for (const remark of remarks) {
    for (const dataPoint of remark.dataPoints) {
      const list = remarksOf.get(dataPoint);
      if (list) list.push(remark);
      else remarksOf.set(dataPoint, [remark]);
    }
  }
  return { assessment: result, results, remarks, remarksOf };
}

/** True when the value of a data point is the one figure it asks for, so that entering it overrides nothing. */
export function isFigureItself({ inputs, formula }: DataPoint): boolean {
  return inputs.length === 1 && formula === inputs[0]?.key;
}

/** True when a value that stands in for the formula needs no reason. */
export function takesDirectValue(dataPoint: DataPoint): boolean {
  return dataPoint.acceptsDirectValue === true || isFigureItself(dataPoint);
}

function entryRemarks(
  entry: EntryView,
  profile: Readonly<Record<string, number>>,
  computed: number | null,
): readonly Remark[] {
  const dataPoint = dataPointByKey(entry.dataPoint)?.dataPoint;
  if (dataPoint === undefined) return [];
  const remark = (code: EntryProblem, params: Readonly<Record<string, string | number>> = {}): Remark => ({
    id: `entry.${code}.${Object.values(params).join('.')}`,
    severity: 'error',
    dataPoints: [entry.dataPoint],
    rule: null,
    problem: { code, params },
    explainable: false,
    explained: false,
  });
  if (entry.status === 'notReported') return entry.reason ? [] : [remark('reasonMissing')];
  if (entry.status !== 'reported') return [];
  const remarks: Remark[] = [];
  if (entry.value === null) {
    for (const { key, from } of dataPoint.inputs) {
      if (entry.inputs[key] !== undefined) continue;
      if (from !== 'cityProfile') remarks.push(remark('inputMissing', { input: key }));
      else if (profile[key] === undefined) remarks.push(remark('profileMissing', { input: key }));
    }
  } else if (!takesDirectValue(dataPoint) && !entry.reason) {
    remarks.push(remark('overrideWithoutReason'));
  }
  const range = outOfRange(dataPoint, computed);
  return range ? [...remarks, remark('outOfRange', range)] : remarks;
}

function outOfRange(
  dataPoint: DataPoint,
  value: number | null,
): Readonly<Record<string, string | number>> | null {
  if (value === null) return null;
  const [from, to] = dataPoint.validRange;
  const slack = ROUNDING * Math.abs(value);
  if (!(from !== null && value < from - slack) && !(to !== null && value > to + slack)) return null;
  const range = from !== null && to !== null ? 'between' : from !== null ? 'from' : 'to';
  return { value, range, from: from ?? 0, to: to ?? 0 };
}

const sentences = new Map<Language, ReturnType<typeof createFormatter>>();

/** The sentence of a rule that does not hold, in a language. */
export function ruleSentence(finding: Finding, language: Language): string {
  let format = sentences.get(language);
  if (format === undefined)
    sentences.set(language, (format = createFormatter(language, ruleMessages[language])));
  return format(finding.messageKey, findingParams(finding, language));
}
