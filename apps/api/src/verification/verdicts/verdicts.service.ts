import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { dataPointByKey } from '#catalogue';
import { AppUser, VerdictRecord, type VerifierGrade } from '#persistence';
import { VERIFICATION_STATES } from '#workflow';
import { AssessmentAccess, type Frame, personOf } from '../../assessments/assessment-access.service.js';
import { ReadingService, valuesOf } from '../../assessments/reading.service.js';
import { SubmissionService } from '../../assessments/submission/submission.service.js';
import { actorOf, type Caller } from '../../shared/caller.js';
import { namesOf, peopleIn } from '../../shared/people.js';
import { ProblemException } from '../../shared/problem.js';
import { QuestionClosingService } from '../questions/closing.service.js';
import { forCity, type Review } from '../review.js';
import { ReviewsService, type Stamp } from '../reviews.service.js';
import {
  confirmAll,
  type Decided,
  disagreeAll,
  judgeAll,
  type Objection,
  type VerdictWords,
} from './decisions.js';
import { peopleInReviews, type ReviewDto, reviewDto, type VerdictDto, verdictDto } from './review.dto.js';
import type { ConfirmDto, DisagreeDto, GiveVerdictDto, ReviewsDto, SeenReviewDto } from './verdicts.dto.js';

const JUDGING: readonly string[] = VERIFICATION_STATES;
/** Second readers also read what was concluded, until it is signed off. */
const READING: readonly string[] = [...VERIFICATION_STATES, 'verified', 'qualityReview'];

/** Verdicts of verifiers, and what second readers make of them. */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly reading: ReadingService,
    private readonly reviews: ReviewsService,
    private readonly closing: QuestionClosingService,
    private readonly submission: SubmissionService,
  ) {}

  /** Where every data point stands; the city learns verdicts when verification is concluded. */
  async list(caller: Caller, assessmentId: string): Promise<ReviewDto[]> {
    const { manager } = this.dataSource;
    const frame = await this.access.require(caller, 'assessment.read', assessmentId);
    const all = await this.reviews.read(manager, frame);
    const verifies = this.access.allows(caller, 'verification.read', frame);
    const shown = verifies ? all : all.map((review) => forCity(review, frame.state));
    return dtosOf(manager, shown);
  }

  /** Every decision about a data point, the oldest first. Throws `dataPointNotFound`. */
  async history(caller: Caller, assessmentId: string, dataPoint: string): Promise<VerdictDto[]> {
    const { cityId } = await this.access.require(caller, 'verification.read', assessmentId);
    requireKnown([dataPoint]);
    const { manager } = this.dataSource;
    const verdicts = await manager.find(VerdictRecord, {
      where: { cityId, assessmentId, dataPoint },
      order: { number: 'ASC' },
    });
    const names = await namesOf(manager, peopleIn(verdicts.map(({ by }) => by)));
    return verdicts.map((verdict) => verdictDto(verdict, names));
  }

  /**
   * Judges data points as the verifier saw them, all or none. Throws (409) `newerReview` with `theirs`, what stands
   * there now; `questionOpen`, `nothingToJudge` with `dataPoints`; `notInVerification`. Answered questions are settled.
   */
  judge(caller: Caller, assessmentId: string, verdict: GiveVerdictDto): Promise<ReviewsDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.requireLocked(caller, 'assessment.verify', assessmentId, manager);
      requireState(frame, JUDGING);
      const words = wordsOf(verdict);
      const figures = await this.reading.read(caller, 'assessment.verify', assessmentId, manager);
      const values = valuesOf(figures);
      const seen = verdict.items;
      const reviews = await this.seenReviews(manager, frame, seen);
      const grade = (await gradeOf(manager, caller)) ?? 'provisional';
      const decided = judgeAll(seen, reviews, words, { grade, values });
      const stamp = stampOf(caller);
      await this.decide(manager, frame, decided, stamp);
      const answered = reviews.filter(({ answeredQuestions }) => answeredQuestions > 0);
      if (answered.length > 0) {
        const settled = answered.map(({ dataPoint }) => dataPoint);
        const resolution = verdict.resolution?.trim() || null;
        await this.closing.resolveAnswered(manager, figures, settled, resolution, stamp);
        await this.submission.followQuestions(manager, frame, stamp.by);
      }
      return this.fresh(manager, frame, seen);
    });
  }

  /** Throws (409) `newerReview`, `nothingToJudge`, `ownVerdict`, `notInVerification`. */
  confirm(caller: Caller, assessmentId: string, { items }: ConfirmDto): Promise<ReviewsDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.secondReading(manager, caller, assessmentId);
      const reviews = await this.seenReviews(manager, frame, items);
      await this.decide(manager, frame, confirmAll(items, reviews, actorOf(caller)), stampOf(caller));
      return this.fresh(manager, frame, items);
    });
  }

  /**
   * Puts data points back to be judged again; what was concluded goes back into verification with the same reason.
   * Throws (409) `newerReview`, `nothingToJudge`, `notInVerification`.
   */
  disagree(caller: Caller, assessmentId: string, { items, reason }: DisagreeDto): Promise<ReviewsDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.secondReading(manager, caller, assessmentId);
      const reviews = await this.seenReviews(manager, frame, items);
      await this.decide(manager, frame, disagreeAll(items, reviews, reason.trim()), stampOf(caller));
      await this.submission.sendBack(manager, caller, frame, reason.trim());
      return this.fresh(manager, frame, items);
    });
  }

  /** Only the assigned second reader, and only while qualified. */
  private async secondReading(manager: EntityManager, caller: Caller, assessmentId: string): Promise<Frame> {
    const frame = await this.access.requireLocked(caller, 'assessment.review', assessmentId, manager);
    const qualified = (await gradeOf(manager, caller)) === 'qualified';
    if (frame.duty !== 'secondReader' || !qualified) throw new ProblemException(404, 'notFound');
    requireState(frame, READING);
    return frame;
  }

  private seenReviews(
    manager: EntityManager,
    frame: Frame,
    seen: readonly SeenReviewDto[],
  ): Promise<readonly Review[]> {
    const dataPoints = seen.map(({ dataPoint }) => dataPoint);
    requireKnown(dataPoints);
    if (new Set(dataPoints).size < dataPoints.length) throw new ProblemException(400, 'badRequest');
    return this.reviews.of(manager, frame, dataPoints);
  }

  private async decide(manager: EntityManager, frame: Frame, decided: Decided, stamp: Stamp): Promise<void> {
    if ('objection' in decided) throw await problemOf(manager, decided.objection);
    await this.reviews.write(manager, frame, decided.changes, stamp);
  }

  private async fresh(
    manager: EntityManager,
    frame: Frame,
    seen: readonly SeenReviewDto[],
  ): Promise<ReviewsDto> {
    const dataPoints = seen.map(({ dataPoint }) => dataPoint);
    return { reviews: await dtosOf(manager, await this.reviews.of(manager, frame, dataPoints)) };
  }
}

function stampOf(caller: Caller): Stamp {
  return { at: new Date(), by: actorOf(caller) };
}

async function dtosOf(manager: EntityManager, reviews: readonly Review[]): Promise<ReviewDto[]> {
  const names = await namesOf(manager, peopleInReviews(reviews));
  return reviews.map((review) => reviewDto(review, names));
}

async function problemOf(manager: EntityManager, { code, reviews }: Objection): Promise<ProblemException> {
  const members =
    code === 'newerReview'
      ? { theirs: await dtosOf(manager, reviews) }
      : { dataPoints: reviews.map(({ dataPoint }) => dataPoint) };
  return new ProblemException(409, code, { count: reviews.length }, undefined, members);
}

function requireState({ state }: Frame, states: readonly string[]): void {
  if (!states.includes(state)) throw new ProblemException(409, 'notInVerification');
}

function requireKnown(dataPoints: readonly string[]): void {
  const unknown = dataPoints.find((dataPoint) => dataPointByKey(dataPoint) === undefined);
  if (unknown !== undefined) throw new ProblemException(404, 'dataPointNotFound', { dataPoint: unknown });
}

/** The verdict in words that belong to its outcome: others are left out. */
function wordsOf({ outcome, footnote, reasonCode, reason, checks = [] }: GiveVerdictDto): VerdictWords {
  const words = {
    footnote: outcome === 'verifiedWithCaveat' ? footnote?.trim() || null : null,
    reasonCode: outcome === 'notVerified' ? (reasonCode ?? null) : null,
    reason: reason?.trim() || null,
  };
  if (outcome === 'verifiedWithCaveat' && words.footnote === null) {
    throw new ProblemException(422, 'footnoteNeeded');
  }
  if (outcome === 'notVerified' && (words.reasonCode === null || words.reason === null)) {
    throw new ProblemException(422, 'reasonNeeded');
  }
  return { outcome, ...words, checks: [...new Set(checks)].toSorted((a, b) => a - b) };
}

async function gradeOf(manager: EntityManager, caller: Caller): Promise<VerifierGrade | null> {
  const person = await manager.findOneBy(AppUser, { id: personOf(caller) ?? '' });
  return person?.verifierGrade ?? null;
}
