import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { PersonRefDto } from '../../shared/people.js';
import { EntryViewDto } from './entry.dto.js';

const REVISIONS = { from: 0, to: 2_000_000_000 };
const FIRST = { from: 1, to: 2_000_000_000 };
const NAME = 200;
const DATA_POINTS = { from: 1, to: 200 };

const changes = { type: 'object', additionalProperties: { type: 'string', nullable: true } } as const;

export class EntryRevisionDto {
  @ApiProperty({ type: 'integer' })
  readonly revision: number;

  @ApiProperty({ format: 'date-time' })
  readonly at: string;

  @ApiProperty({ type: PersonRefDto })
  readonly by: PersonRefDto;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Year it was copied forward from.' })
  readonly copiedFrom: number | null;

  @ApiProperty({
    ...changes,
    description: 'The fields it changed, e.g. `value` or `inputs.households`, before.',
  })
  readonly from: Readonly<Record<string, string | null>>;

  @ApiProperty({ ...changes, description: 'The same fields after.' })
  readonly to: Readonly<Record<string, string | null>>;
}

export class RestoreDto {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'The revision whose content comes back.' })
  @IsInt()
  @Min(FIRST.from, { context: FIRST })
  @Max(FIRST.to, { context: FIRST })
  readonly revision: number;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'The revision that was seen.' })
  @IsInt()
  @Min(REVISIONS.from, { context: REVISIONS })
  @Max(REVISIONS.to, { context: REVISIONS })
  readonly baseRevision: number;
}

export class CopyForwardDto {
  @ApiProperty({ required: false, description: 'Name of a category.' })
  @IsOptional()
  @IsString({ context: { max: NAME } })
  @MaxLength(NAME, { context: { max: NAME } })
  readonly category?: string;

  @ApiProperty({ required: false, type: [String], description: 'Keys of data points.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(DATA_POINTS.to, { context: DATA_POINTS })
  @IsString({ each: true, context: { max: NAME } })
  readonly dataPoints?: readonly string[];
}

export class CopiedForwardDto {
  @ApiProperty({ type: 'integer', description: 'The year copied from.' })
  readonly year: number;

  @ApiProperty({ type: [EntryViewDto] })
  readonly copied: readonly EntryViewDto[];

  @ApiProperty({
    type: [String],
    description:
      'Data points left alone: they have something already, the earlier year has nothing, or they are not the caller’s.',
  })
  readonly skipped: readonly string[];
}
