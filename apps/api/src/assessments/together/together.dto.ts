import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDateString,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PersonRefDto } from '../../shared/people.js';

const TEXT = 4000;
const NAME = 200;
const MENTIONS = { from: 0, to: 50 };

export class CommentDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ type: PersonRefDto })
  readonly author: PersonRefDto;

  @ApiProperty()
  readonly text: string;

  @ApiProperty({ type: [PersonRefDto] })
  readonly mentions: readonly PersonRefDto[];

  @ApiProperty({ format: 'date-time' })
  readonly at: string;

  @ApiProperty({ description: 'The caller wrote it and can take it back.' })
  readonly own: boolean;
}

export class WriteCommentDto {
  @ApiProperty({ minLength: 1, maxLength: TEXT })
  @IsString({ context: { max: TEXT } })
  @Length(1, TEXT, { context: { from: 1, to: TEXT } })
  readonly text: string;

  @ApiProperty({ type: [String], format: 'uuid', description: 'People of the city who get a mail.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MENTIONS.to, { context: MENTIONS })
  @IsUUID(undefined, { each: true })
  readonly mentions?: readonly string[];
}

class ScopeDto {
  @ApiProperty({ required: false, description: 'Name of a category; or else `kpi`.' })
  @IsOptional()
  @IsString({ context: { max: NAME } })
  @MaxLength(NAME, { context: { max: NAME } })
  readonly category?: string;

  @ApiProperty({ required: false, description: 'Code of a KPI.' })
  @IsOptional()
  @IsString({ context: { max: NAME } })
  @MaxLength(NAME, { context: { max: NAME } })
  readonly kpi?: string;
}

export class AssignDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly userId: string;

  @ApiProperty({ type: ScopeDto, description: 'Exactly one of `category` and `kpi`.' })
  @IsObject()
  @ValidateNested()
  @Type(() => ScopeDto)
  readonly scope: ScopeDto;

  @ApiProperty({ type: String, format: 'date', nullable: true, required: false })
  @IsOptional()
  @Matches(/^\d{4}-\d\d-\d\d$/, { context: { message: 'query.isDate' } })
  @IsDateString({ strict: true })
  readonly dueOn?: string | null;
}

export class ImHereDto {
  @ApiProperty({ description: 'Name of the category the person looks at.' })
  @IsString({ context: { max: NAME } })
  @MaxLength(NAME, { context: { max: NAME } })
  readonly category: string;
}

export class PresentPersonDto {
  @ApiProperty({ type: PersonRefDto })
  readonly user: PersonRefDto;

  @ApiProperty()
  readonly category: string;

  @ApiProperty({ format: 'date-time' })
  readonly since: string;
}
