import { ApiProperty } from '@nestjs/swagger';
import type { VerdictRecordOutcome, VerifierGrade } from '#persistence';
import { DATA_POINT_STATES, type DataPointState, VERDICTS } from '#workflow';
import { type Names, PersonRefDto, peopleIn, personRef, timeText } from '../../shared/people.js';
import type { Review } from '../review.js';

const count = { type: 'integer' } as const;

export class VerdictDto {
  @ApiProperty({ ...count, description: 'Counts the decisions about the data point, from 1.' })
  readonly number: number;

  @ApiProperty({ enum: [...VERDICTS, 'confirmed', 'reopened'] })
  readonly outcome: VerdictRecordOutcome;

  @ApiProperty({ ...count, description: 'Revision of the entry that was judged.' })
  readonly entryRevision: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The value as judged: a decimal in the catalogue’s unit.',
  })
  readonly value: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly footnote: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly reasonCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly reason: string | null;

  @ApiProperty({ type: [Number], description: 'Checks of the KPI that were ticked, from 0.' })
  readonly checks: readonly number[];

  @ApiProperty({ enum: ['provisional', 'qualified'], nullable: true })
  readonly grade: VerifierGrade | null;

  @ApiProperty({ format: 'date-time' })
  readonly at: string;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly by: PersonRefDto | null;
}

export class ReviewDto {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ enum: DATA_POINT_STATES })
  readonly state: DataPointState;

  @ApiProperty({ ...count, description: 'Counts the changes; 0 while nobody asked or judged.' })
  readonly version: number;

  @ApiProperty({ ...count, description: 'Present revision of the entry; 0 while there is none.' })
  readonly entryRevision: number;

  @ApiProperty({ type: VerdictDto, nullable: true, description: 'The verdict in force.' })
  readonly verdict: VerdictDto | null;

  @ApiProperty({ description: 'A second reader agrees with the verdict in force.' })
  readonly confirmed: boolean;

  @ApiProperty(count)
  readonly openQuestions: number;

  @ApiProperty(count)
  readonly answeredQuestions: number;
}

/** The people whose names `reviewDto` asks for. */
export function peopleInReviews(reviews: readonly Review[]): string[] {
  return peopleIn(reviews.flatMap(({ inForce }) => inForce?.by ?? []));
}

export function reviewDto(review: Review, names: Names): ReviewDto {
  const { dataPoint, standing, entryRevision, inForce, openQuestions, answeredQuestions } = review;
  const { state, version, confirmed } = standing;
  const verdict = inForce && verdictDto(inForce, names);
  return { dataPoint, state, version, entryRevision, verdict, confirmed, openQuestions, answeredQuestions };
}

type Given = Omit<VerdictDto, 'at' | 'by'> & { readonly at: Date | string; readonly by: string };

/** A decision as kept, in force or not. */
export function verdictDto(given: Given, names: Names): VerdictDto {
  const { number, outcome, entryRevision, value, footnote, reasonCode, reason, checks, grade } = given;
  const at = timeText(given.at);
  const by = personRef(given.by, names);
  return { number, outcome, entryRevision, value, footnote, reasonCode, reason, checks, grade, at, by };
}
