import { ApiProperty, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDateString,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { LANGUAGES, type Language } from '#text';

const NAME = { from: 1, to: 120, max: 120 };
const SLUG = { from: 1, to: 60, max: 60 };
const VERSION = { from: 1, to: 40, max: 40 };
const YEARS = { from: 1990, to: 2100 };
const DAYS = { from: 0, to: 365 };
const REMINDERS = { from: 0, to: 10 };
const DATE = /^\d{4}-\d\d-\d\d$/;

export class ProgrammeDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty()
  readonly slug: string;

  @ApiProperty({ enum: LANGUAGES, isArray: true })
  readonly languages: readonly string[];

  @ApiProperty({ description: 'Version of the benchmark set of its assessments.' })
  readonly benchmarkSet: string;
}

export class MakeProgrammeDto {
  @ApiProperty({ minLength: NAME.from, maxLength: NAME.to })
  @IsString({ context: NAME })
  @Length(NAME.from, NAME.to, { context: NAME })
  readonly name: string;

  @ApiProperty({
    required: false,
    pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
    description: 'Made from the name unless given.',
  })
  @IsOptional()
  @Length(SLUG.from, SLUG.to, { context: SLUG })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { context: { message: 'query.slug' } })
  readonly slug?: string;

  @ApiProperty({ required: false, enum: LANGUAGES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { context: { from: 1, to: LANGUAGES.length } })
  @ArrayMaxSize(LANGUAGES.length, { context: { from: 1, to: LANGUAGES.length } })
  @ArrayUnique()
  @IsIn(LANGUAGES, { each: true, context: { allowed: LANGUAGES.join(', ') } })
  readonly languages?: readonly Language[];

  @ApiProperty({ required: false, description: 'Version of a benchmark set; the shipped one unless given.' })
  @IsOptional()
  @IsString({ context: VERSION })
  @Length(VERSION.from, VERSION.to, { context: VERSION })
  readonly benchmarkSet?: string;
}

export class ChangeProgrammeDto extends PartialType(MakeProgrammeDto) {}

export class RoundDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ format: 'uuid' })
  readonly programmeId: string;

  @ApiProperty({ type: 'integer', description: 'The year reported on.' })
  readonly year: number;

  @ApiProperty({ format: 'date' })
  readonly opensOn: string;

  @ApiProperty({ format: 'date' })
  readonly closesOn: string;

  @ApiProperty({ type: [Number], description: 'Days before closing on which reminders go out.' })
  readonly reminderDays: readonly number[];
}

export class MakeRoundDto {
  @ApiProperty({ type: 'integer', minimum: YEARS.from, maximum: YEARS.to })
  @IsInt()
  @Min(YEARS.from, { context: YEARS })
  @Max(YEARS.to, { context: YEARS })
  readonly year: number;

  @ApiProperty({ format: 'date' })
  @Matches(DATE, { context: { message: 'query.isDate' } })
  @IsDateString({ strict: true })
  readonly opensOn: string;

  @ApiProperty({ format: 'date' })
  @Matches(DATE, { context: { message: 'query.isDate' } })
  @IsDateString({ strict: true })
  readonly closesOn: string;

  @ApiProperty({ type: [Number], required: false })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(REMINDERS.to, { context: REMINDERS })
  @IsInt({ each: true })
  @Min(DAYS.from, { each: true, context: DAYS })
  @Max(DAYS.to, { each: true, context: DAYS })
  readonly reminderDays?: readonly number[];
}

export class ChangeRoundDto extends PartialType(MakeRoundDto) {}
