import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dataPointList } from '#catalogue';
import { ReviewRecord, VerdictRecord, type VerdictRecordOutcome, type VerifierGrade } from '#persistence';
import type { DataPointEvent } from '#workflow';
import { LedgerService } from '../ledger/ledger.service.js';
import { timeText } from '../shared/people.js';
import {
  correction,
  type GivenVerdict,
  isReported,
  moved,
  type Review,
  type Standing,
  standingOf,
} from './review.js';

export {
  forCity,
  isOutdated,
  needsSecondReader,
  obstacleToConcluding,
  obstacleToSigningOff,
  type PresentFigure,
  type Review,
} from './review.js';

/** The assessment concerned. */
export interface Place {
  readonly cityId: string;
  readonly assessmentId: string;
}

/** Who does something, e.g. `user:<id>`, and when. */
export interface Stamp {
  readonly at: Date;
  readonly by: string;
}

/** A decision about a data point, as it is kept for ever. */
export interface Decision {
  readonly outcome: VerdictRecordOutcome;
  readonly value: string | null;
  readonly footnote?: string | null;
  readonly reasonCode?: string | null;
  readonly reason: string | null;
  readonly checks?: readonly number[];
  /** `null` where the city or the programme decided. */
  readonly grade: VerifierGrade | null;
}

/** A data point's new standing, with the decision that led to it, if one did. */
export interface ReviewChange {
  readonly review: Review;
  readonly standing: Standing;
  readonly decision?: Decision;
}

interface Row {
  readonly dataPoint: string;
  readonly entryRevision: number;
  readonly status: string | null;
  readonly stored: Standing | null;
  readonly inForce: GivenVerdict | null;
  readonly decisions: number;
  readonly openQuestions: number;
  readonly answeredQuestions: number;
}

const OURS = 'city_id = $1 AND assessment_id = $2';

const REVIEWS = `
  SELECT point.data_point AS "dataPoint", point.revision AS "entryRevision", point.status, point.stored,
    CASE WHEN verdict.number IS NOT NULL THEN json_build_object('number', verdict.number, 'outcome', verdict.outcome,
      'entryRevision', verdict.entry_revision, 'value', verdict.value, 'footnote', verdict.footnote,
      'reasonCode', verdict.reason_code, 'reason', verdict.reason, 'checks', verdict.checks, 'grade', verdict.grade,
      'at', verdict.at, 'by', verdict.by) END AS "inForce",
    coalesce(given.decisions, 0) AS decisions,
    coalesce(asked.open, 0) AS "openQuestions", coalesce(asked.answered, 0) AS "answeredQuestions"
  FROM (SELECT data_point, coalesce(entry.revision, 0) AS revision, entry.status, review.verdict,
      CASE WHEN review.state IS NOT NULL THEN json_build_object('state', review.state, 'version', review.version,
        'verdict', review.verdict, 'confirmed', review.confirmed) END AS stored
    FROM (SELECT data_point, revision, status FROM entry WHERE ${OURS}) entry
    FULL JOIN (SELECT data_point, state, version, verdict, confirmed FROM review WHERE ${OURS}) review
      USING (data_point)
    FULL JOIN (SELECT DISTINCT data_point FROM question WHERE ${OURS} AND data_point IS NOT NULL) question
      USING (data_point)) point
  LEFT JOIN (SELECT * FROM verdict WHERE ${OURS}) verdict
    ON verdict.data_point = point.data_point AND verdict.number = point.verdict
  LEFT JOIN (SELECT data_point, max(number) AS decisions FROM verdict WHERE ${OURS} GROUP BY data_point) given
    ON given.data_point = point.data_point
  LEFT JOIN (SELECT data_point, (count(*) FILTER (WHERE state = 'open'))::int AS open,
      (count(*) FILTER (WHERE state = 'answered'))::int AS answered
    FROM question WHERE ${OURS} GROUP BY data_point) asked ON asked.data_point = point.data_point`;

/**
 * Reads and writes where each data point stands. Whoever writes has locked the assessment in the same transaction and
 * read the reviews after that.
 */
@Injectable()
export class ReviewsService {
  constructor(private readonly ledger: LedgerService) {}

  /** Every data point in catalogue order. */
  async read(manager: EntityManager, { cityId, assessmentId }: Place): Promise<readonly Review[]> {
    const rows: Row[] = await manager.query(REVIEWS, [cityId, assessmentId]);
    const known = new Map(rows.map((row) => [row.dataPoint, row]));
    return dataPointList.map(({ dataPoint: { key } }) => reviewOf(key, known.get(key)));
  }

  /** The data points named, in the order given; those that the catalogue does not have are left out. */
  async of(manager: EntityManager, place: Place, dataPoints: readonly string[]): Promise<readonly Review[]> {
    const reviews = new Map((await this.read(manager, place)).map((review) => [review.dataPoint, review]));
    return dataPoints.flatMap((dataPoint) => reviews.get(dataPoint) ?? []);
  }

  /** Writes new standings and their decisions; each decision becomes a leaf of the log. */
  async write(
    manager: EntityManager,
    { cityId, assessmentId }: Place,
    changes: readonly ReviewChange[],
    { at, by }: Stamp,
  ): Promise<void> {
    if (changes.length === 0) return;
    const reviews = changes.map(({ review: { dataPoint }, standing }) => ({
      cityId,
      assessmentId,
      dataPoint,
      ...standing,
      updatedAt: at,
      updatedBy: by,
    }));
    await manager.upsert(ReviewRecord, reviews, ['cityId', 'assessmentId', 'dataPoint']);
    const verdicts = changes.flatMap(({ review, decision }) => {
      if (!decision) return [];
      const { dataPoint, entryRevision, decisions } = review;
      const { footnote = null, reasonCode = null, checks = [], ...rest } = decision;
      const key = { cityId, assessmentId, dataPoint, number: decisions + 1 };
      return [{ ...key, ...rest, footnote, reasonCode, checks, entryRevision, at, by }];
    });
    if (verdicts.length === 0) return;
    await manager.insert(VerdictRecord, verdicts);
    const leaves = verdicts.map(({ dataPoint, number }) => ({
      event: 'judged' as const,
      cityId,
      assessmentId,
      dataPoint,
      number,
      at,
      actor: by,
    }));
    await this.ledger.append(manager, leaves);
  }

  /**
   * Moves data points on by an event that is no verdict, e.g. `ask`; a verdict in force ends with it. Those that the
   * event does not leave stay as they are, e.g. one that is asked about a second time.
   */
  async move(
    manager: EntityManager,
    place: Place,
    reviews: readonly Review[],
    event: DataPointEvent,
    stamp: Stamp,
  ): Promise<void> {
    const changes = reviews.flatMap((review) => {
      const standing = moved(review.standing, event);
      return standing === null ? [] : [{ review, standing }];
    });
    await this.write(manager, place, changes, stamp);
  }

  /**
   * Ends the verdicts in force because the figures changed under them, each with a decision `reopened`; data points
   * without one stay as they are. The reviews were read after the figures changed.
   */
  async reopenChanged(
    manager: EntityManager,
    place: Place,
    reviews: readonly Review[],
    stamp: Stamp,
  ): Promise<void> {
    const changes = reviews.flatMap((review): ReviewChange[] => {
      const standing = review.inForce === null ? null : moved(review.standing, correction(review));
      if (standing === null) return [];
      return [{ review, standing, decision: REOPENED }];
    });
    await this.write(manager, place, changes, stamp);
  }
}

const REOPENED: Decision = { outcome: 'reopened', value: null, reason: null, grade: null };

function reviewOf(dataPoint: string, row: Row | undefined): Review {
  const reported = isReported(row?.status ?? null);
  return {
    dataPoint,
    reported,
    entryRevision: row?.entryRevision ?? 0,
    standing: standingOf(row?.stored ?? null, reported),
    inForce: row?.inForce ? { ...row.inForce, at: timeText(row.inForce.at) } : null,
    decisions: row?.decisions ?? 0,
    openQuestions: row?.openQuestions ?? 0,
    answeredQuestions: row?.answeredQuestions ?? 0,
  };
}
