import type {
  AssessmentTransitionRecord,
  EntryRecord,
  ProfileFigureRecord,
  ReviewRecord,
  VerdictRecord,
  VerifierAssignmentRecord,
} from '#persistence';
import type { SignedOff } from './signed-off.js';

const CITY = '00000000-0000-7000-8000-0000000000c1';
const ASSESSMENT = '00000000-0000-7000-8000-0000000000a1';
const OWN = { cityId: CITY, assessmentId: ASSESSMENT };
const STAMPED = { updatedAt: new Date('2026-11-01T08:00:00Z'), updatedBy: 'user:anna' };

export const day = (date: string): Date => new Date(`2026-11-${date}T09:00:00Z`);

export function entry(dataPoint: string, given: Partial<EntryRecord> = {}): EntryRecord {
  return {
    ...OWN,
    dataPoint,
    revision: 1,
    status: 'reported',
    value: null,
    inputs: null,
    inputUnits: null,
    inputYears: null,
    unit: null,
    year: 2025,
    quality: 'measured',
    origin: 'city',
    sources: 'Utility',
    reason: null,
    note: 'Only for the verifiers',
    explanation: 'It was a dry year',
    copiedFrom: null,
    published: null,
    publishedUnit: null,
    page: null,
    overridden: false,
    ...STAMPED,
    ...given,
  };
}

export function figure(key: string, value: string, unit: string): ProfileFigureRecord {
  const rest = { year: 2025, source: 'Statistics Norway', page: null, note: null };
  return { ...OWN, key, revision: 1, value, stated: value, unit, ...rest, ...STAMPED };
}

/** The review of a data point and its verdict in force. */
export function judged(
  dataPoint: string,
  given: Partial<VerdictRecord> = {},
): { readonly review: ReviewRecord; readonly verdict: VerdictRecord } {
  const verdict: VerdictRecord = {
    ...OWN,
    dataPoint,
    number: 1,
    outcome: 'verified',
    entryRevision: 1,
    value: null,
    footnote: null,
    reasonCode: null,
    reason: null,
    checks: [],
    grade: 'qualified',
    at: day('05'),
    by: 'user:vera',
    ...given,
  };
  const state =
    verdict.outcome === 'confirmed' || verdict.outcome === 'reopened' ? 'reported' : verdict.outcome;
  const review: ReviewRecord = {
    ...OWN,
    dataPoint,
    state,
    version: 1,
    verdict: verdict.number,
    confirmed: false,
    ...STAMPED,
  };
  return { review, verdict };
}

export function step(
  number: number,
  event: string,
  given: Partial<AssessmentTransitionRecord> = {},
): AssessmentTransitionRecord {
  const rest = { fromState: null, toState: event, statement: null, reason: null };
  return { ...OWN, number, event, ...rest, at: day('10'), by: 'user:vera', ...given };
}

export function assigned(
  userId: string,
  duty: VerifierAssignmentRecord['duty'],
  grade: VerifierAssignmentRecord['grade'],
): VerifierAssignmentRecord {
  return {
    cityId: CITY,
    id: `${userId}-${duty}`,
    assessmentId: ASSESSMENT,
    userId,
    duty,
    state: 'active',
    grade,
    refusal: null,
    reason: 'Knows the region',
    at: day('01'),
    by: 'user:hub',
    endedReason: null,
    endedAt: null,
    endedBy: null,
  };
}

/** A signed-off assessment of Karmøy in which nothing is reported yet. */
export function signedOff(given: Partial<SignedOff> = {}): SignedOff {
  return {
    assessment: {
      cityId: CITY,
      id: ASSESSMENT,
      reportingYear: 2026,
      state: 'signedOff',
      roundId: null,
      submittedAt: null,
      statement: null,
      document: null,
      source: null,
      catalogueEditionId: '2026.1',
      benchmarkSetVersion: '2026.1',
      createdAt: day('01'),
      createdBy: 'user:anna',
    },
    city: {
      id: CITY,
      programmeId: CITY,
      name: 'Karmøy',
      country: 'Norway',
      countryCode: 'NO',
      slug: 'karmoy',
      createdAt: day('01'),
    },
    entries: [],
    profile: [],
    notes: [],
    evidence: [],
    reviews: [],
    answers: [],
    targets: [],
    verdicts: [],
    steps: [
      step(1, 'conclude', { statement: 'The figures are plausible.', at: day('10') }),
      step(2, 'signOff', { statement: 'The verification was sound.', at: day('11'), by: 'user:hub' }),
    ],
    assignments: [assigned('vera', 'verifier', 'qualified')],
    names: new Map([
      ['vera', 'Vera Verifier'],
      ['per', 'Per Provisional'],
      ['ruth', 'Ruth Reader'],
      ['hub', 'Hanna Hub'],
    ]),
    previous: null,
    ...given,
  };
}
