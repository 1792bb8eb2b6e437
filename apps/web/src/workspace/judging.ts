import { benchmarkSet, catalogue, type Finding, findingParams, ruleMessages } from '#catalogue';
import { type AssessmentResult, createScorer, type DataPointResult } from '#scoring';
import { screen, type ScreenedFigure, type ScreeningFinding } from '#screening';
import { createFormatter, type Language } from '#text';
import type { EntryView } from './types.js';

/** Something to put right, to explain or to look at. */
export interface Remark extends ScreeningFinding {
  /** Unique among the remarks of an assessment. */
  readonly id: string;
}

export interface Judgement {
  readonly assessment: AssessmentResult;
  readonly results: ReadonlyMap<string, DataPointResult>;
  readonly remarks: readonly Remark[];
  /** The remarks that concern each data point. */
  readonly remarksOf: ReadonlyMap<string, readonly Remark[]>;
}

let scorer: ReturnType<typeof createScorer> | null = null;
const sharedScorer = () => (scorer ??= createScorer(catalogue, benchmarkSet));

/** Scores and judges everything that stands in the form, by the same function as the server (see `screen`). */
export function judgeAll(
  city: string,
  reportingYear: number,
  entries: Iterable<EntryView>,
  profile: readonly ScreenedFigure[],
): Judgement {
  const { result, findings } = screen(sharedScorer(), {
    city,
    reportingYear,
    entries: [...entries],
    profile,
  });
  const remarks = findings.map((finding): Remark => ({ ...finding, id: idOf(finding) }));
  const remarksOf = new Map<string, Remark[]>();
  for (const remark of remarks) {
    for (const dataPoint of remark.dataPoints) {
      const list = remarksOf.get(dataPoint);
      if (list) list.push(remark);
      else remarksOf.set(dataPoint, [remark]);
    }
  }
  const results = new Map(result.dataPoints.map((each) => [each.dataPoint, each]));
  return { assessment: result, results, remarks, remarksOf };
}

function idOf({ ruleId, dataPoints, source }: ScreeningFinding): string {
  if ('rule' in source) return ruleId;
  return [ruleId, ...dataPoints, ...Object.values(source.entry.params)].join('.');
}

const sentences = new Map<Language, ReturnType<typeof createFormatter>>();

/** The sentence of a rule that does not hold, in a language. */
export function ruleSentence(finding: Finding, language: Language): string {
  let format = sentences.get(language);
  if (format === undefined)
    sentences.set(language, (format = createFormatter(language, ruleMessages[language])));
  return format(finding.messageKey, findingParams(finding, language));
}
