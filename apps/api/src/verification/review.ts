import type { VerifierGrade } from '#persistence';
import {
  type DataPointEvent,
  type DataPointState,
  dataPointWorkflow,
  EVENT_OF_VERDICT,
  isJudged,
  type VerdictOutcome,
} from '#workflow';

/** Where a data point stands: what a change of it works on. */
export interface Standing {
  readonly state: DataPointState;
  /** Counts the changes; 0 while nobody asked or judged. */
  readonly version: number;
  /** Number of the verdict in force; there is one exactly while `state` is a verdict's. */
  readonly verdict: number | null;
  /** A second reader agrees with the verdict in force. */
  readonly confirmed: boolean;
}

/** What a city gave for a data point, as far as judging it goes. */
export interface EntryStanding {
  /** Present revision of the entry; 0 while there is none. */
  readonly entryRevision: number;
  readonly reported: boolean;
}

/** A verdict that was given about a data point. */
export interface GivenVerdict {
  readonly number: number;
  readonly outcome: VerdictOutcome;
  /** Revision of the entry that was judged. */
  readonly entryRevision: number;
  /** The value as it was judged, decimal text in the catalogue's unit. */
  readonly value: string | null;
  readonly footnote: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly checks: readonly number[];
  readonly grade: VerifierGrade | null;
  readonly at: string;
  readonly by: string;
}

/** One data point under verification as it stands now. */
export interface Review extends EntryStanding {
  readonly dataPoint: string;
  readonly standing: Standing;
  readonly inForce: GivenVerdict | null;
  /** How many decisions there are about it, also those that no longer hold. */
  readonly decisions: number;
  readonly openQuestions: number;
  readonly answeredQuestions: number;
}

export const isReported = (status: string | null): boolean => status !== null && status !== 'notReported';

/** Until somebody asks or judges, and after questions are closed, the city's entry alone says which state it is. */
export function standingOf(stored: Standing | null, reported: boolean): Standing {
  const byEntry: DataPointState = reported ? 'reported' : 'notReported';
  if (stored === null) return { state: byEntry, version: 0, verdict: null, confirmed: false };
  const followsEntry = stored.state === 'reported' || stored.state === 'notReported';
  return followsEntry ? { ...stored, state: byEntry } : stored;
}

/** Everybody may take the steps here: who may, was asked before. */
const WHOEVER = { may: () => true, obstacle: () => null };

/** The standing after an event that is no verdict; `null` when the event does not leave this state. */
export function moved(standing: Standing, event: DataPointEvent): Standing | null {
  const outcome = dataPointWorkflow.transition(standing.state, event, WHOEVER);
  if (!outcome.ok || isJudged(outcome.to)) return null;
  return { state: outcome.to, version: standing.version + 1, verdict: null, confirmed: false };
}

/** The standing after a verdict; `null` when it cannot be judged as it stands. What was answered counts as settled. */
export function judged(standing: Standing, outcome: VerdictOutcome, number: number): Standing | null {
  const settled = standing.state === 'answered' ? moved(standing, 'resolve') : standing;
  if (settled === null) return null;
  const next = dataPointWorkflow.transition(settled.state, EVENT_OF_VERDICT[outcome], WHOEVER);
  if (!next.ok) return null;
  return { state: next.to, version: standing.version + 1, verdict: number, confirmed: false };
}

/** The standing after a second reader agreed; `null` when there is nothing to agree with. */
export function confirmed(standing: Standing): Standing | null {
  if (!isJudged(standing.state) || standing.confirmed) return null;
  return { ...standing, version: standing.version + 1, confirmed: true };
}

/** The event by which a verdict ceases to hold because the city's figures changed. */
export function correction({ reported }: EntryStanding): DataPointEvent {
  return reported ? 'correct' : 'correctAway';
}

/** What a verifier said they saw when they decided. */
export interface Seen {
  readonly dataPoint: string;
  readonly version: number;
  /** Left out where the entry itself is not judged. */
  readonly entryRevision?: number;
}

/** True when the data point is not as the verifier saw it. */
export function movedOn({ standing, entryRevision }: Review, seen: Seen): boolean {
  const sameEntry = seen.entryRevision === undefined || seen.entryRevision === entryRevision;
  return standing.version !== seen.version || !sameEntry;
}

/** What stands in the way of concluding; `openQuestions` counts all that are not closed, also those about the profile. */
export function obstacleToConcluding(reviews: readonly Review[], openQuestions: number): string | null {
  if (openQuestions > 0) return 'questionsOpen';
  const unjudged = reviews.some(({ reported, standing }) => reported && !isJudged(standing.state));
  return unjudged ? 'dataPointsUnjudged' : null;
}

/** What stands in the way of signing off: verdicts of provisional verifiers that nobody qualified has confirmed. */
export function obstacleToSigningOff(
  reviews: readonly Review[],
  { concludedBy, actor }: { readonly concludedBy: string | null; readonly actor: string },
): string | null {
  if (reviews.some(needsSecondReader)) return 'secondReaderNeeded';
  return concludedBy === actor ? 'sameVerifier' : null;
}

/** True while the verdict in force is a provisional verifier's and nobody has confirmed it. */
export function needsSecondReader({ inForce, standing }: Review): boolean {
  return inForce !== null && inForce.grade !== 'qualified' && !standing.confirmed;
}

/** What may have changed under a verdict: the value as computed now, and when the profile figures it uses last changed. */
export interface PresentFigure {
  readonly value: string | null;
  readonly profileChangedAt: string | null;
}

/** True when the figures are no longer those that were judged. */
export function isOutdated({ inForce, entryRevision }: Review, present: PresentFigure): boolean {
  if (inForce === null) return false;
  const changed = present.profileChangedAt !== null && present.profileChangedAt > inForce.at;
  return inForce.entryRevision !== entryRevision || inForce.value !== present.value || changed;
}

/** States in which the city knows the verdicts; before, verifiers work undisturbed. */
const VERDICTS_KNOWN: readonly string[] = ['verified', 'qualityReview', 'signedOff', 'published'];

/** The review as the city sees it in a state of its assessment. */
export function forCity(review: Review, state: string): Review {
  if (review.inForce === null || VERDICTS_KNOWN.includes(state)) return review;
  const { version } = review.standing;
  return {
    ...review,
    inForce: null,
    standing: { state: 'reported', version, verdict: null, confirmed: false },
  };
}
