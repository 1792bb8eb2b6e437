import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { dataPointList } from '#catalogue';
import { type VerdictOutcome, VERDICTS } from '#workflow';
import { ReviewDto } from './review.dto.js';
import { REASON_CODES, type ReasonCode } from './reasons.js';

const TEXT = 4000;
const REASON = { from: 1, to: TEXT };
const KEY = 100;
const NUMBERS = { from: 0, to: 2_000_000_000 };
const ITEMS = { from: 1, to: dataPointList.length };
const CHECKS = { from: 0, to: 50 };

/** A data point as the second reader saw it. */
export class SeenReviewDto {
  @ApiProperty()
  @IsString({ context: { max: KEY } })
  @MaxLength(KEY, { context: { max: KEY } })
  readonly dataPoint: string;

  @ApiProperty({ type: 'integer', description: 'Version of the review that was seen.' })
  @IsInt()
  @Min(NUMBERS.from, { context: NUMBERS })
  @Max(NUMBERS.to, { context: NUMBERS })
  readonly version: number;
}

/** A data point as the verifier saw it. */
export class SeenEntryDto extends SeenReviewDto {
  @ApiProperty({ type: 'integer', description: 'Revision of the entry that was seen.' })
  @IsInt()
  @Min(NUMBERS.from, { context: NUMBERS })
  @Max(NUMBERS.to, { context: NUMBERS })
  readonly entryRevision: number;
}

export class GiveVerdictDto {
  @ApiProperty({ enum: VERDICTS })
  @IsIn(VERDICTS, { context: { allowed: VERDICTS.join(', ') } })
  readonly outcome: VerdictOutcome;

  @ApiProperty({
    required: false,
    maxLength: TEXT,
    description: 'Needed for `verifiedWithCaveat`: published beside the value.',
  })
  @IsOptional()
  @IsString({ context: { max: TEXT } })
  @MaxLength(TEXT, { context: { max: TEXT } })
  readonly footnote?: string;

  @ApiProperty({ required: false, enum: REASON_CODES, description: 'Needed for `notVerified`.' })
  @IsOptional()
  @IsIn(REASON_CODES, { context: { allowed: REASON_CODES.join(', ') } })
  readonly reasonCode?: ReasonCode;

  @ApiProperty({ required: false, maxLength: TEXT, description: 'Needed for `notVerified`.' })
  @IsOptional()
  @IsString({ context: { max: TEXT } })
  @MaxLength(TEXT, { context: { max: TEXT } })
  readonly reason?: string;

  @ApiProperty({ required: false, maxLength: TEXT, description: 'How the answered questions were settled.' })
  @IsOptional()
  @IsString({ context: { max: TEXT } })
  @MaxLength(TEXT, { context: { max: TEXT } })
  readonly resolution?: string;

  @ApiProperty({
    type: [Number],
    required: false,
    description: 'Checks of the KPI that were ticked, from 0.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CHECKS.to, { context: CHECKS })
  @IsInt({ each: true })
  @Min(CHECKS.from, { each: true, context: CHECKS })
  @Max(CHECKS.to, { each: true, context: CHECKS })
  readonly checks?: readonly number[];

  @ApiProperty({ type: [SeenEntryDto], minItems: ITEMS.from, maxItems: ITEMS.to })
  @IsArray()
  @ArrayMinSize(ITEMS.from, { context: ITEMS })
  @ArrayMaxSize(ITEMS.to, { context: ITEMS })
  @ValidateNested({ each: true })
  @Type(() => SeenEntryDto)
  readonly items: readonly SeenEntryDto[];
}

export class ConfirmDto {
  @ApiProperty({ type: [SeenReviewDto], minItems: ITEMS.from, maxItems: ITEMS.to })
  @IsArray()
  @ArrayMinSize(ITEMS.from, { context: ITEMS })
  @ArrayMaxSize(ITEMS.to, { context: ITEMS })
  @ValidateNested({ each: true })
  @Type(() => SeenReviewDto)
  readonly items: readonly SeenReviewDto[];
}

export class DisagreeDto extends ConfirmDto {
  @ApiProperty({ minLength: REASON.from, maxLength: REASON.to })
  @IsString({ context: { max: REASON.to } })
  @Length(REASON.from, REASON.to, { context: REASON })
  readonly reason: string;
}

export class ReviewsDto {
  @ApiProperty({ type: [ReviewDto], description: 'As they stand now.' })
  readonly reviews: readonly ReviewDto[];
}
