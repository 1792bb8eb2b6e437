import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { QUESTION_STATES, type QuestionState } from '#workflow';
import { EvidenceDto } from '../../assessments/evidence/evidence.service.js';
import { PersonRefDto } from '../../shared/people.js';

const KEY = 100;
const ISSUE = 200;
const WORDS = 4000;
const FILES = { from: 0, to: 20 };
const VERSIONS = { from: 0, to: 2_000_000_000 };

/** Words of a person in the form in which they are kept: without white space around them. */
const tidied = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.normalize('NFC').replace(/\r\n?/g, '\n').trim() : value,
);

function WordsField(longest: number, options: ApiPropertyOptions = {}): PropertyDecorator {
  const context = { from: 1, to: longest };
  return applyDecorators(
    ApiProperty({ minLength: 1, maxLength: longest, ...options }),
    Length(1, longest, { context }),
    IsString({ context: { max: longest } }),
    tidied,
  );
}

export class QuestionQuery {
  @ApiProperty({ required: false, enum: QUESTION_STATES })
  @IsOptional()
  @IsIn(QUESTION_STATES, { context: { allowed: QUESTION_STATES.join(', ') } })
  readonly state?: QuestionState;
}

export class AskDto {
  @ApiProperty({ required: false, description: 'Exactly one of `dataPoint` and `profileKey`.' })
  @IsOptional()
  @IsString({ context: { max: KEY } })
  @MaxLength(KEY, { context: { max: KEY } })
  readonly dataPoint?: string;

  @ApiProperty({ required: false, description: 'A figure of the city profile.' })
  @IsOptional()
  @IsString({ context: { max: KEY } })
  @MaxLength(KEY, { context: { max: KEY } })
  readonly profileKey?: string;

  @WordsField(ISSUE, { description: 'What it is about, in a few words.' })
  readonly issue: string;

  @WordsField(WORDS)
  readonly text: string;

  @ApiProperty({
    required: false,
    type: 'integer',
    minimum: 0,
    description: 'The version of the data point’s review that was seen; left out, it does not matter.',
  })
  @IsOptional()
  @IsInt()
  @Min(VERSIONS.from, { context: VERSIONS })
  @Max(VERSIONS.to, { context: VERSIONS })
  readonly version?: number;
}

export class AnswerDto {
  @WordsField(WORDS)
  readonly text: string;

  @ApiProperty({
    type: [String],
    required: false,
    maxItems: FILES.to,
    description: 'Identifiers of evidence of the data point that the answer points to.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(FILES.to, { context: FILES })
  @IsUUID(undefined, { each: true })
  readonly evidence?: readonly string[];
}

export class FollowUpDto {
  @WordsField(WORDS)
  readonly text: string;
}

export class ResolveDto {
  @WordsField(WORDS)
  readonly resolution: string;
}

export class WithdrawQuestionDto {
  @WordsField(WORDS)
  readonly reason: string;
}

export class QuestionMessageDto {
  @ApiProperty({ type: 'integer', description: 'Counts the messages of the question, from 1.' })
  readonly number: number;

  @ApiProperty({ enum: ['verifier', 'city'] })
  readonly side: 'verifier' | 'city';

  @ApiProperty()
  readonly text: string;

  @ApiProperty({ type: [EvidenceDto] })
  readonly evidence: readonly EvidenceDto[];

  @ApiProperty({ format: 'date-time' })
  readonly at: string;

  @ApiProperty({ type: PersonRefDto })
  readonly by: PersonRefDto;
}

const text = { type: String, nullable: true } as const;
const revision = { type: 'integer', nullable: true } as const;

export class QuestionDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ type: 'integer', description: 'Counts the questions of the assessment, from 1.' })
  readonly number: number;

  @ApiProperty({ ...text, description: 'Null for a question about the profile.' })
  readonly dataPoint: string | null;

  @ApiProperty({ ...text, description: 'Null for a question about a data point.' })
  readonly profileKey: string | null;

  @ApiProperty({ ...text, description: 'Code of the KPI of the data point.' })
  readonly kpi: string | null;

  @ApiProperty()
  readonly issue: string;

  @ApiProperty({ enum: QUESTION_STATES })
  readonly state: QuestionState;

  @ApiProperty({
    type: 'integer',
    description: 'Revision of the entry or figure when it was asked; 0 for none.',
  })
  readonly revisionBefore: number;

  @ApiProperty({
    ...text,
    description: 'Decimal: as computed for a data point, as typed for a profile figure.',
  })
  readonly valueBefore: string | null;

  @ApiProperty({ ...revision, description: 'When it was closed.' })
  readonly revisionAfter: number | null;

  @ApiProperty({ ...text, description: 'When it was closed.' })
  readonly valueAfter: string | null;

  @ApiProperty({ ...text, description: 'How it ended; the reason where it was withdrawn.' })
  readonly resolution: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly askedAt: string;

  @ApiProperty({ type: PersonRefDto })
  readonly askedBy: PersonRefDto;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly closedAt: string | null;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly closedBy: PersonRefDto | null;

  @ApiProperty({
    type: [QuestionMessageDto],
    description: 'The question first, then what was said about it.',
  })
  readonly messages: readonly QuestionMessageDto[];

  @ApiProperty({ description: 'Whether the caller may answer it now.' })
  readonly mayAnswer: boolean;
}
