import { dataPointList, type CataloguedDataPoint } from '#catalogue';
import {
  CONTEXT_HEADINGS,
  PROFILE_KEYS,
  type ProfileFigure,
  type Submission,
  type SubmittedValue,
} from '#exchange';
import type { EntryRecord, ProfileFigureRecord, VerdictRecord } from '#persistence';
import type { Entry } from '#scoring';
import { screen } from '#screening';
import { isJudged } from '#workflow';
import { scorer } from '../../shared/scorer.js';
import type { Provenance, PublishedVerdict, Verification } from '../../shared/edition-content.js';
import type { SignedOff } from './signed-off.js';

/** What of an assessment is published: its figures with the verdicts as statuses, and what verifiers said of them. */
export interface VerifiedFigures extends Pick<Verification, 'verdicts' | 'context' | 'provenance'> {
  readonly submission: Submission;
}

/**
 * The figures of a signed-off assessment as they are published. A city's own assessment answers for the whole catalogue:
 * every data point is there, reported or not. Of one that was not verified only that and why is published. Comments and
 * explanations were written for the verifiers and stay with them.
 * Throws when a reported data point has no verdict on its present revision.
 */
export function verifiedFigures(signedOff: SignedOff): VerifiedFigures {
  const { assessment, city, profile, notes, entries } = signedOff;
  const { reportingYear } = assessment;
  const scored = screen(scorer, { city: city.name, reportingYear, entries, profile }).assessment.entries;
  const judged = dataPointList.map((catalogued) => judgedValue(catalogued, signedOff, scored));
  return {
    submission: {
      city: city.name,
      country: city.country,
      countryCode: city.countryCode,
      reportingYear,
      document: null,
      source: null,
      profile: profileFigures(profile),
      values: judged.map(({ value }) => value),
    },
    verdicts: judged.flatMap(({ verdict }) => verdict ?? []),
    provenance: judged.flatMap(({ provenance }) => provenance ?? []),
    context: CONTEXT_HEADINGS.flatMap((heading) => {
      const text = notes.find((note) => note.heading === heading)?.text ?? '';
      return text === '' ? [] : [{ heading, text }];
    }),
  };
}

interface Judged {
  readonly value: SubmittedValue;
  readonly verdict?: PublishedVerdict;
  readonly provenance?: Provenance;
}

function judgedValue(
  { kpi, dataPoint: { key } }: CataloguedDataPoint,
  signedOff: SignedOff,
  scored: readonly Entry[],
): Judged {
  const entry = signedOff.entries.find(({ dataPoint }) => dataPoint === key);
  const nothing = emptyValue(kpi.code, key);
  if (!entry || entry.status === null || entry.status === 'notReported') {
    return { value: { ...nothing, reason: entry?.status === 'notReported' ? entry.reason : null } };
  }
  const { outcome, footnote, reasonCode, reason } = verdictOn(entry, signedOff);
  const verdict = { dataPoint: key, outcome, footnote, reasonCode, reason };
  if (outcome === 'notVerified') return { value: { ...nothing, status: outcome }, verdict };
  return {
    value: { ...nothing, status: outcome, ...figures(entry, scored) },
    verdict: { ...verdict, reasonCode: null, reason: null },
    ...provenanceOf(entry, signedOff),
  };
}

function emptyValue(code: string, dataPoint: string): SubmittedValue {
  return {
    code,
    dataPoint,
    status: 'notReported',
    value: null,
    typed: null,
    inputs: null,
    typedInputs: null,
    unit: null,
    year: null,
    quality: null,
    origin: null,
    sources: null,
    reason: null,
    note: null,
    published: null,
    publishedUnit: null,
    page: null,
  };
}

function verdictOn(
  { dataPoint, revision }: EntryRecord,
  { reviews, verdicts }: SignedOff,
): VerdictRecord & { outcome: PublishedVerdict['outcome'] } {
  const review = reviews.find((each) => each.dataPoint === dataPoint);
  const verdict = verdicts.find((each) => each.dataPoint === dataPoint && each.number === review?.verdict);
  if (!verdict || !hasOutcome(verdict) || verdict.outcome !== review?.state) {
    throw new Error(`The data point "${dataPoint}" has no verdict and cannot be published.`);
  }
  if (verdict.entryRevision !== revision) {
    throw new Error(`The verdict on "${dataPoint}" is about another revision than the present one.`);
  }
  return verdict;
}

function hasOutcome(
  verdict: VerdictRecord,
): verdict is VerdictRecord & { outcome: PublishedVerdict['outcome'] } {
  return verdict.outcome !== 'confirmed' && verdict.outcome !== 'reopened' && isJudged(verdict.outcome);
}

/** The figures of an entry, its inputs in the catalogue's units, as the engine computes with them. */
function figures(entry: EntryRecord, scored: readonly Entry[]): Partial<SubmittedValue> {
  const inputs = scored.find(({ dataPoint }) => dataPoint === entry.dataPoint)?.inputs ?? null;
  const typedInputs = Object.entries(inputs ?? {}).map(([key, number]) => {
    const isOther = entry.inputUnits?.[key] !== undefined;
    return [key, isOther ? `${number}` : (entry.inputs?.[key] ?? `${number}`)];
  });
  const { value, unit, year, quality, origin, sources, reason } = entry;
  return {
    value: value === null ? null : Number(value),
    typed: value,
    inputs,
    typedInputs: inputs === null ? null : (Object.fromEntries(typedInputs) as Record<string, string>),
    unit,
    year,
    quality,
    origin,
    sources,
    // Of a reported figure it says why the value was entered directly.
    reason: entry.overridden ? reason : null,
  };
}

function provenanceOf(entry: EntryRecord, { evidence }: SignedOff): { provenance?: Provenance } {
  const hashes = evidence
    .filter(({ dataPoint }) => dataPoint === entry.dataPoint)
    .map(({ contentHash }) => contentHash);
  const typed = Object.entries(entry.inputUnits ?? {}).flatMap(([key, unit]) => {
    const value = entry.inputs?.[key];
    return value === undefined ? [] : [[key, { value, unit }] as const];
  });
  const provenance = {
    dataPoint: entry.dataPoint,
    evidence: [...new Set(hashes)].toSorted(),
    typedInOtherUnit: Object.fromEntries(typed),
    inputYears: entry.inputYears ?? {},
  };
  const isEmpty =
    hashes.length === 0 && typed.length === 0 && Object.keys(provenance.inputYears).length === 0;
  return isEmpty ? {} : { provenance };
}

/** The profile in the order of the format; what was taken back, or is only begun, is left out. */
function profileFigures(records: readonly ProfileFigureRecord[]): ProfileFigure[] {
  const known = (key: string): number => PROFILE_KEYS.findIndex((each) => each === key);
  const place = (key: string): number => (known(key) < 0 ? PROFILE_KEYS.length : known(key));
  return records
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => place(a.key) - place(b.key) || (a.key < b.key ? -1 : 1))
    .map(({ key, value, stated, unit, year, source, page }) => ({
      key,
      value: value === null ? null : Number(value),
      stated: value ?? stated,
      unit,
      year,
      source,
      page,
      note: null,
    }));
}
