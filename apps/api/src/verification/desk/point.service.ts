import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { catalogueTexts, dataPointByKey } from '#catalogue';
import { preparedQuery } from '#persistence';
import { concerns, profileKeysOf } from '#screening';
import type { Language } from '#text';
import {
  entryOf,
  type Frame,
  type SubmittedReading,
  SubmittedService,
  writersOf,
} from '../../assessments/submitted.service.js';
import type { Caller } from '../../shared/caller.js';
import { namesOf, peopleIn } from '../../shared/people.js';
import { ProblemException } from '../../shared/problem.js';
import { scorer } from '../../shared/scorer.js';
import { QuestionReadingService } from '../questions/question-reading.service.js';
import { ReviewsService } from '../reviews.service.js';
import { deskFinding } from '../screening/findings.js';
import { reviewDto, type VerdictDto, verdictDto } from '../verdicts/review.dto.js';
import { PeersService } from './peers.service.js';
import type { DeskPointDto, EarlierValueDto, UsedFigureDto } from './point.dto.js';

interface Past {
  readonly verdicts: readonly (Omit<VerdictDto, 'by'> & { readonly by: string })[];
  readonly history: readonly EarlierValueDto[];
  readonly comments: number;
}

const OF_POINT = 'city_id = $1 AND assessment_id = $2 AND data_point = $3';

/** The latest edition of a year stands for it: one that was superseded is left out. */
const PAST = `SELECT
  (SELECT coalesce(json_agg(item ORDER BY number), '[]') FROM (SELECT number, outcome,
      entry_revision AS "entryRevision", value, footnote, reason_code AS "reasonCode", reason, checks, grade, at, by
    FROM verdict WHERE ${OF_POINT}) item) AS verdicts,
  (SELECT coalesce(json_agg(json_build_object('year', edition.reporting_year, 'editionId', edition.id,
      'state', edition.state, 'value', value.value, 'class', value.class, 'status', value.status)
      ORDER BY edition.reporting_year DESC, edition.number DESC), '[]')
    FROM edition JOIN edition_value value
      ON value.city_id = edition.city_id AND value.edition_id = edition.id AND value.data_point = $3
    WHERE edition.city_id = $1 AND edition.reporting_year <= $4 AND NOT EXISTS (SELECT FROM edition newer
      WHERE newer.city_id = edition.city_id AND newer.supersedes_id = edition.id)) AS history,
  (SELECT count(*)::int FROM entry_comment WHERE ${OF_POINT} AND deleted_at IS NULL) AS comments`;

/** The desk of one data point: everything to judge it by. */
@Injectable()
export class PointService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly submitted: SubmittedService,
    private readonly reviews: ReviewsService,
    private readonly questions: QuestionReadingService,
    private readonly peers: PeersService,
  ) {}

  /** Throws the problems `notFound` and `dataPointNotFound`. */
  async point(
    caller: Caller,
    assessmentId: string,
    dataPoint: string,
    language: Language,
  ): Promise<DeskPointDto> {
    const reading = await this.submitted.read(caller, 'verification.read', assessmentId);
    const kpi = dataPointByKey(dataPoint)?.kpi;
    if (!kpi) throw new ProblemException(404, 'dataPointNotFound', { dataPoint });
    const { frame, entries, report } = reading;
    const explanation = scorer.explainOne(report.screening.assessment, dataPoint);
    const { manager } = this.dataSource;
    const { cityId, citySlug, cityName, year } = frame;
    const own = { cityId, citySlug, cityName, year, value: explanation.value };
    const [[review], past, questions, peers] = await Promise.all([
      this.reviews.of(manager, frame, [dataPoint]),
      this.past(frame, dataPoint),
      this.questions.of(manager, caller, frame, { dataPoint }),
      this.peers.of(dataPoint, own),
    ]);
    if (!review) throw new Error(`There is no review of ${dataPoint}.`);
    const { verdicts, history, comments } = past;
    const actors = [...verdicts.map(({ by }) => by), ...writersOf(reading, dataPoint)];
    const names = await namesOf(manager, peopleIn(actors));
    const entry = entries.get(dataPoint);
    const profileKeys = entry ? profileKeysOf(entry) : [];
    return {
      review: reviewDto(review, names),
      kpi: kpi.code,
      dataPoint,
      entry: entryOf(reading, dataPoint, { comments, names }),
      explanation,
      profile: usedFigures(reading, profileKeys),
      findings: report.findings
        .filter((finding) => concerns(finding, dataPoint, profileKeys))
        .map((finding) => deskFinding(finding, language)),
      checks: catalogueTexts(language).kpi(kpi.code).verificationChecks,
      history,
      peers,
      verdicts: verdicts.map((verdict) => verdictDto(verdict, names)),
      questions,
      previousRevisions: Math.max(0, (entry?.revision ?? 0) - 1),
    };
  }

  private async past({ cityId, assessmentId, year }: Frame, dataPoint: string): Promise<Past> {
    const values = [cityId, assessmentId, dataPoint, year];
    const [past] = await preparedQuery<Past>(this.dataSource, 'deskPast', PAST, values);
    return past ?? { verdicts: [], history: [], comments: 0 };
  }
}

function usedFigures({ profile }: SubmittedReading, keys: readonly string[]): UsedFigureDto[] {
  return keys.map((key) => {
    const figure = profile.find((candidate) => candidate.key === key);
    const { value = null, unit = null, year = null, source = null } = figure ?? {};
    return { key, value, unit, year, source };
  });
}
