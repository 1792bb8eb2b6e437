import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { catalogueTexts, dataPointList } from '#catalogue';
import { PROFILE_KEYS } from '#exchange';
import { concerns, profileKeysOf, takesDirectValue } from '#screening';
import type { Language } from '#text';
import { StepFactsService } from '../../assessments/submission/step-facts.service.js';
import {
  profileSubject,
  type SubmittedReading,
  SubmittedService,
} from '../../assessments/submitted.service.js';
import type { Caller } from '../../shared/caller.js';
import { namesOf } from '../../shared/people.js';
import { ReviewsService } from '../reviews.service.js';
import { countFindings } from '../screening/findings.js';
import { REASON_CODES } from '../verdicts/reasons.js';
import { peopleInReviews, type ReviewDto, reviewDto } from '../verdicts/review.dto.js';
import type { DeskAssessmentDto, DeskFigureDto, DeskRowDto } from './desk.dto.js';
import { QueueService } from './queue.service.js';

/** The desk of an assessment: every data point with where it stands. */
@Injectable()
export class DeskService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly submitted: SubmittedService,
    private readonly reviews: ReviewsService,
    private readonly queue: QueueService,
    private readonly steps: StepFactsService,
  ) {}

  /** Throws the problem `notFound`. */
  async assessment(caller: Caller, assessmentId: string, language: Language): Promise<DeskAssessmentDto> {
    const reading = await this.submitted.read(caller, 'verification.read', assessmentId);
    const { manager } = this.dataSource;
    const [reviews, item, actions] = await Promise.all([
      this.reviews.read(manager, reading.frame),
      this.queue.item(caller, assessmentId),
      this.steps.actions(manager, caller, reading.frame, false),
    ]);
    const names = await namesOf(manager, peopleInReviews(reviews));
    const known = new Map(reviews.map((review) => [review.dataPoint, reviewDto(review, names)]));
    const row = rowsOf(reading, language);
    const categories = Map.groupBy(dataPointList, ({ kpi }) => `${kpi.dimension}/${kpi.category}`);
    return {
      assessment: item,
      categories: [...categories.values()].flatMap((points) => {
        const [first] = points;
        if (!first) return [];
        const { category: name, dimension } = first.kpi;
        return [{ name, dimension, dataPoints: points.flatMap((point) => row(point, known)) }];
      }),
      profile: PROFILE_KEYS.map((key) => figureOf(key, reading)),
      reasonCodes: REASON_CODES,
      actions,
    };
  }
}

type Point = (typeof dataPointList)[number];

/** Makes the rows of an assessment. */
function rowsOf({ entries, evidence, report }: SubmittedReading, language: Language) {
  const texts = catalogueTexts(language);
  const results = new Map(report.screening.result.dataPoints.map((result) => [result.dataPoint, result]));
  return ({ kpi, dataPoint }: Point, reviews: ReadonlyMap<string, ReviewDto>): DeskRowDto[] => {
    const { key, unit } = dataPoint;
    const review = reviews.get(key);
    if (!review) return [];
    const entry = entries.get(key);
    const result = results.get(key);
    const profileKeys = entry ? profileKeysOf(entry) : [];
    return [
      {
        ...review,
        kpi: kpi.code,
        label: texts.dataPoint(key).label,
        tier: kpi.tier,
        value: result?.value ?? null,
        unit,
        class: result?.class ?? null,
        overridden: (entry?.value ?? null) !== null && !takesDirectValue(dataPoint),
        findings: countFindings(report.findings.filter((finding) => concerns(finding, key, profileKeys))),
        quality: entry?.quality ?? null,
        year: entry?.year ?? null,
        evidence: evidence.get(key)?.length ?? 0,
      },
    ];
  };
}

function figureOf(key: string, { profile, waiting }: SubmittedReading): DeskFigureDto {
  const figure = profile.find((candidate) => candidate.key === key);
  const { open, answered } = waiting[profileSubject(key)] ?? { open: 0, answered: 0 };
  return {
    key,
    value: figure?.value ?? null,
    unit: figure?.unit ?? null,
    year: figure?.year ?? null,
    source: figure?.source ?? null,
    openQuestions: open,
    answeredQuestions: answered,
  };
}
