import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { AssessmentState } from '#persistence';
import { ASSESSMENT_STATES } from '#workflow';
import { CityRefDto } from '../../shared/city.dto.js';
import { LanguageQuery } from '../../shared/language.js';
import { PersonRefDto } from '../../shared/people.js';
import { VERIFICATION_DUTIES, type VerificationDuty } from '../../shared/permissions.js';

const count = { type: 'integer' } as const;
const SLUG_LENGTH = 100;
const YES_NO = ['true', 'false'] as const;

/** States of assessments that wait for somebody between the first submission and publication. */
export const DESK_STATES = [
  'submitted',
  'screening',
  'returned',
  'inVerification',
  'questionsOpen',
  'answered',
  'verified',
  'qualityReview',
  'signedOff',
] as const;

/** `age`: what was submitted first comes first; `city`: by name; `state`: in the order of the workflow. */
export const DESK_ORDERS = ['age', 'city', 'state'] as const;

export class DeskQuery extends LanguageQuery {
  @ApiPropertyOptional({ enum: DESK_STATES })
  @IsOptional()
  @IsIn(DESK_STATES, { context: { allowed: DESK_STATES.join(', ') } })
  readonly state?: (typeof DESK_STATES)[number];

  @ApiPropertyOptional({ maxLength: SLUG_LENGTH, description: 'The city’s name in addresses.' })
  @IsOptional()
  @MaxLength(SLUG_LENGTH, { context: { max: SLUG_LENGTH } })
  @IsString({ context: { max: SLUG_LENGTH } })
  readonly city?: string;

  @ApiPropertyOptional({ enum: YES_NO, description: 'Only those that the caller has a duty in.' })
  @IsOptional()
  @IsIn(YES_NO, { context: { allowed: YES_NO.join(', ') } })
  readonly mine?: (typeof YES_NO)[number];

  @ApiPropertyOptional({ enum: DESK_ORDERS, default: 'age' })
  @IsOptional()
  @IsIn(DESK_ORDERS, { context: { allowed: DESK_ORDERS.join(', ') } })
  readonly sort: (typeof DESK_ORDERS)[number] = 'age';
}

class DeskAssessmentRefDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ type: CityRefDto })
  readonly city: CityRefDto;

  @ApiProperty(count)
  readonly year: number;

  @ApiProperty({ enum: [...ASSESSMENT_STATES, 'publishedElsewhere'] })
  readonly state: AssessmentState;
}

class DeskProgrammeDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly name: string;
}

class DeskRoundDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ format: 'date' })
  readonly opensOn: string;

  @ApiProperty({ format: 'date' })
  readonly closesOn: string;
}

/** How far verification has come, in data points. */
class DeskProgressDto {
  @ApiProperty(count)
  readonly reported: number;

  @ApiProperty({ ...count, description: 'With a verdict in force.' })
  readonly judged: number;

  @ApiProperty({ ...count, description: 'With a question that waits for the city.' })
  readonly queried: number;

  @ApiProperty({ ...count, description: 'With an answer that waits for the verifier.' })
  readonly answered: number;

  @ApiProperty({ ...count, description: 'With a verdict that a second reader agrees with.' })
  readonly confirmed: number;

  @ApiProperty({ ...count, description: 'Data points of the catalogue.' })
  readonly total: number;
}

class DeskVerifierDto {
  @ApiProperty({ type: PersonRefDto })
  readonly user: PersonRefDto;

  @ApiProperty({ enum: VERIFICATION_DUTIES })
  readonly duty: VerificationDuty;
}

export class DeskItemDto {
  @ApiProperty({ type: DeskAssessmentRefDto })
  readonly assessment: DeskAssessmentRefDto;

  @ApiProperty({ type: DeskProgrammeDto })
  readonly programme: DeskProgrammeDto;

  @ApiProperty({ type: DeskRoundDto, nullable: true })
  readonly round: DeskRoundDto | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly submittedAt: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Whole days since it was last submitted.' })
  readonly ageDays: number | null;

  @ApiProperty({ type: DeskProgressDto })
  readonly progress: DeskProgressDto;

  @ApiProperty({ ...count, description: 'Questions that wait for the city, also about the profile.' })
  readonly openQuestions: number;

  @ApiProperty({ ...count, description: 'Answers that wait for the verifier.' })
  readonly answeredQuestions: number;

  @ApiProperty({ type: [DeskVerifierDto] })
  readonly verifiers: readonly DeskVerifierDto[];

  @ApiProperty({ type: String, enum: VERIFICATION_DUTIES, nullable: true, description: 'The caller’s own.' })
  readonly duty: VerificationDuty | null;
}

export class DeskQueueDto {
  @ApiProperty({ type: [DeskItemDto] })
  readonly items: readonly DeskItemDto[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many there are in each state, whatever `state` asks for.',
  })
  readonly counts: Readonly<Record<string, number>>;
}
