import type { SubmittedValue } from '#exchange';
import { canonicalJson, type DataPointResult, type Rollup, type Versions } from '#scoring';
import { type EditionContent, verificationOf } from '../../shared/edition-content.js';

/** Something that one edition has in another way than the other; `null` where it has none. */
export interface Change<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** A figure of the profile as it is published. */
export interface ProfileState {
  readonly value: number | null;
  readonly stated: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly source: string | null;
}

/** What an edition says of one data point. */
export interface DataPointState
  extends
    Pick<DataPointResult, 'status' | 'value' | 'class'>,
    Pick<SubmittedValue, 'inputs' | 'year' | 'quality' | 'origin' | 'sources' | 'reason'> {
  readonly footnote: string | null;
  readonly reasonCode: string | null;
  /** How many files of evidence. */
  readonly evidence: number;
}

/** In what a data point differs. */
export const ASPECTS = [
  'status',
  'value',
  'class',
  'inputs',
  'footnote',
  'reason',
  'year',
  'quality',
  'origin',
  'sources',
  'evidence',
] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface DataPointChange extends Change<DataPointState> {
  readonly dataPoint: string;
  /** In the order of `ASPECTS`; all of them where one edition has nothing to say. */
  readonly what: readonly Aspect[];
}

export interface RollupChange extends Change<Rollup> {
  readonly level: Rollup['level'];
  readonly name: string;
}

/** All that differs between two editions. */
export interface EditionChanges {
  readonly versions: readonly (Change<string> & { readonly part: keyof Versions })[];
  readonly profile: readonly (Change<ProfileState> & { readonly key: string })[];
  readonly context: readonly (Change<string> & { readonly heading: string })[];
  readonly dataPoints: readonly DataPointChange[];
  readonly rollups: readonly RollupChange[];
}

/** Says what differs between two editions of a city, in the order of the later one. */
export function compareEditions(before: EditionContent, after: EditionContent): EditionChanges {
  return {
    versions: changed(versionsOf(before), versionsOf(after)).map(([part, change]) => ({ part, ...change })),
    profile: changed(profileOf(before), profileOf(after)).map(([key, change]) => ({ key, ...change })),
    context: changed(contextOf(before), contextOf(after)).map(([heading, change]) => ({
      heading,
      ...change,
    })),
    dataPoints: changed(dataPointsOf(before), dataPointsOf(after)).map(([dataPoint, { before, after }]) => ({
      dataPoint,
      before: before?.state ?? null,
      after: after?.state ?? null,
      what: ASPECTS.filter((aspect) => !same(before?.aspects[aspect], after?.aspects[aspect])),
    })),
    rollups: changed(rollupsOf(before), rollupsOf(after)).flatMap(([, change]) => {
      const group = change.after ?? change.before;
      return group ? [{ level: group.level, name: group.name, ...change }] : [];
    }),
  };
}

/** The entries of two maps that are not the same, in the order of the second, then of the first. */
function changed<K, T>(before: ReadonlyMap<K, T>, after: ReadonlyMap<K, T>): [K, Change<T>][] {
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((key): [K, Change<T>] => [key, { before: before.get(key) ?? null, after: after.get(key) ?? null }])
    .filter(([, change]) => !same(change.before, change.after));
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

function versionsOf({ versions }: EditionContent): ReadonlyMap<keyof Versions, string> {
  return new Map([
    ['catalogue', versions.catalogue],
    ['benchmarks', versions.benchmarks],
    ['engine', versions.engine],
  ]);
}

function profileOf({ submission }: EditionContent): ReadonlyMap<string, ProfileState> {
  return new Map(
    submission.profile.map(({ key, value, stated, unit, year, source }) => [
      key,
      { value, stated, unit, year, source },
    ]),
  );
}

function contextOf(content: EditionContent): ReadonlyMap<string, string> {
  return new Map(verificationOf(content).context.map(({ heading, text }) => [heading, text]));
}

/** A state, and the same by aspects; aspects also hold what the state only counts. */
interface Described {
  readonly state: DataPointState;
  readonly aspects: Readonly<Record<Aspect, unknown>>;
}

function dataPointsOf(content: EditionContent): ReadonlyMap<string, Described> {
  const { verdicts, provenance } = verificationOf(content);
  const results = new Map(content.result.dataPoints.map((result) => [result.dataPoint, result]));
  const judged = new Map(verdicts.map((verdict) => [verdict.dataPoint, verdict]));
  const files = new Map(provenance.map(({ dataPoint, evidence }) => [dataPoint, evidence]));
  return new Map(
    content.submission.values.map((submitted) => {
      const { dataPoint, status, inputs, year, quality, origin, sources } = submitted;
      const result = results.get(dataPoint);
      const verdict = judged.get(dataPoint);
      const evidence = files.get(dataPoint) ?? [];
      const state: DataPointState = {
        status,
        value: result?.value ?? null,
        class: result?.class ?? null,
        inputs,
        footnote: verdict?.footnote ?? null,
        reasonCode: verdict?.reasonCode ?? null,
        reason: verdict?.reason ?? submitted.reason,
        year,
        quality,
        origin,
        sources,
        evidence: evidence.length,
      };
      const aspects = { ...state, reason: [state.reasonCode, state.reason], evidence };
      return [dataPoint, { state, aspects }];
    }),
  );
}

function rollupsOf({ result }: EditionContent): ReadonlyMap<string, Rollup> {
  return new Map(
    result.rollups.map((rollup) => {
      const { level, dimension, subDimension, name } = rollup;
      return [canonicalJson([level, dimension, subDimension, name]), rollup];
    }),
  );
}
