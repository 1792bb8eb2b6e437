import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Answer, ThresholdBasis, TargetFinding } from '#maturity';
import { EvidenceDto } from '../assessments/evidence/evidence.service.js';
import { BASES, GapDto, MaturityResultDto, ThresholdDto } from '../shared/maturity.dto.js';
import { PersonRefDto } from '../shared/people.js';

const REVISIONS = { from: 0, to: 2_000_000_000 };
const EFFORTS = { from: 1, to: 5 };
const NOTE = { max: 4000 };
const ANSWERS = ['yes', 'partly', 'no'];
const ALLOWED = { allowed: ANSWERS.join(', ') };

const effort = {
  type: 'integer',
  minimum: EFFORTS.from,
  maximum: EFFORTS.to,
  nullable: true,
  description: 'From 1 (little) to 5, as the city sees it.',
} as const;

export class TargetDto {
  @ApiProperty({ type: String, nullable: true, description: 'A decimal with a point.' })
  readonly value: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Year by which the level is wanted.' })
  readonly year: number | null;
}

const targetMap = { type: 'object', additionalProperties: { $ref: getSchemaPath(TargetDto) } } as const;

class RevisedDto {
  @ApiProperty({ type: 'integer', description: '0 while there is nothing.' })
  readonly revision: number;

  @ApiProperty(effort)
  readonly effort: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly updatedAt: string | null;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly updatedBy: PersonRefDto | null;
}

export class CapabilityAnswerDto extends RevisedDto {
  @ApiProperty({ description: 'Id of the question, e.g. `strategy.2.a`.' })
  readonly id: string;

  @ApiProperty({ type: String, enum: ANSWERS, nullable: true })
  readonly answer: Answer | null;

  @ApiProperty({ type: String, nullable: true })
  readonly note: string | null;

  @ApiProperty({ type: [EvidenceDto], description: 'Files of `capability:` and the id.' })
  readonly evidence: readonly EvidenceDto[];
}

export class CapabilityQuestionDto extends CapabilityAnswerDto {
  @ApiProperty()
  readonly aspect: string;

  @ApiProperty({ type: 'integer' })
  readonly level: number;

  @ApiProperty()
  readonly question: string;

  @ApiProperty()
  readonly evidenceWanted: string;
}

export class TargetFindingDto implements TargetFinding {
  @ApiProperty({ enum: ['levelMissing', 'notNearer', 'outOfRange', 'yearNotLater', 'unknownLevel'] })
  readonly code: TargetFinding['code'];

  @ApiProperty({ type: 'integer' })
  readonly level: number;

  @ApiProperty()
  readonly message: string;
}

@ApiExtraModels(TargetDto)
export class MaturityTargetsDto extends RevisedDto {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({
    ...targetMap,
    description: 'The city’s own, by level; they count once every level has one.',
  })
  readonly targets: Readonly<Record<string, TargetDto>>;

  @ApiProperty({ type: [TargetFindingDto] })
  readonly findings: readonly TargetFindingDto[];
}

export class AppliedTargetsDto extends MaturityTargetsDto {
  @ApiProperty({ enum: BASES })
  readonly basis: ThresholdBasis;

  @ApiProperty({ type: [ThresholdDto], description: 'Those that hold now.' })
  readonly thresholds: readonly ThresholdDto[];
}

class MaturityModelDto {
  @ApiProperty()
  readonly recommendation: string;

  @ApiProperty({ type: 'integer', isArray: true })
  readonly levels: readonly number[];

  @ApiProperty({ type: [String] })
  readonly dimensions: readonly string[];

  @ApiProperty({ type: [String] })
  readonly aspects: readonly string[];
}

export class MaturityDto {
  @ApiProperty()
  readonly model: MaturityModelDto;

  @ApiProperty({ type: [CapabilityQuestionDto] })
  readonly questions: readonly CapabilityQuestionDto[];

  @ApiProperty({ type: [AppliedTargetsDto], description: 'One for each data point, in catalogue order.' })
  readonly targets: readonly AppliedTargetsDto[];

  @ApiProperty({ description: 'What follows from the present figures, answers and targets.' })
  readonly result: MaturityResultDto;

  @ApiProperty({ type: [GapDto] })
  readonly gaps: readonly GapDto[];
}

class SaveRevisedDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'The revision that was seen; 0 for none.' })
  @IsInt()
  @Min(REVISIONS.from, { context: REVISIONS })
  @Max(REVISIONS.to, { context: REVISIONS })
  readonly baseRevision: number;

  @ApiProperty({ ...effort, required: false })
  @IsOptional()
  @IsInt()
  @Min(EFFORTS.from, { context: EFFORTS })
  @Max(EFFORTS.to, { context: EFFORTS })
  readonly effort?: number | null;
}

/** What is left out stays as it is; null empties it. */
export class SaveAnswerDto extends SaveRevisedDto {
  @ApiProperty({ type: String, enum: ANSWERS, nullable: true, required: false })
  @IsOptional()
  @IsIn(ANSWERS, { context: ALLOWED })
  readonly answer?: Answer | null;

  @ApiProperty({ type: String, nullable: true, required: false, maxLength: NOTE.max })
  @IsOptional()
  @IsString({ context: NOTE })
  @MaxLength(NOTE.max, { context: NOTE })
  readonly note?: string | null;
}

@ApiExtraModels(TargetDto)
export class SaveTargetsDto extends SaveRevisedDto {
  @ApiProperty({ ...targetMap, description: 'All targets of the data point, by level.' })
  @IsObject()
  readonly targets: Readonly<Record<string, unknown>>;
}

class YearValueDto {
  @ApiProperty({ type: 'integer' })
  readonly year: number;

  @ApiProperty()
  readonly value: number;
}

class DatedTargetDto extends YearValueDto {
  @ApiProperty({ type: 'integer' })
  readonly level: number;
}

export class TrajectoryDto {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ type: YearValueDto, nullable: true, description: 'The first value that can be compared.' })
  readonly baseline: YearValueDto | null;

  @ApiProperty({ type: [YearValueDto], description: 'Values of the city’s editions, by year.' })
  readonly values: readonly YearValueDto[];

  @ApiProperty({ type: [DatedTargetDto], description: 'The city’s targets that have a year.' })
  readonly targets: readonly DatedTargetDto[];
}
