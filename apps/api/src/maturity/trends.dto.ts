import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { ScoreClass } from '#catalogue';
import type { ThresholdBasis } from '#maturity';
import { CityRefDto } from '../shared/city.dto.js';
import { LanguageQuery } from '../shared/language.js';
import { BASES } from '../shared/maturity.dto.js';
import { CLASSES } from '../shared/result.dto.js';

const YEARS = { from: 1900, to: 2200 };
const KEY = { max: 100 };

export class TrendsQuery extends LanguageQuery {
  @ApiPropertyOptional({ description: 'Key of a data point; all unless given.' })
  @IsOptional()
  @MaxLength(KEY.max, { context: KEY })
  @IsString({ context: KEY })
  readonly dataPoint?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: YEARS.from,
    maximum: YEARS.to,
    description:
      'Year to look ahead to; unless given, that of the target, else five years after the last edition.',
  })
  @IsOptional()
  @Type(() => Number)
  @Max(YEARS.to, { context: YEARS })
  @Min(YEARS.from, { context: YEARS })
  @IsInt()
  readonly year?: number;
}

const figure = { type: Number, nullable: true } as const;

export class TrendPointDto {
  @ApiProperty({ format: 'uuid' })
  readonly editionId: string;

  @ApiProperty({ type: 'integer' })
  readonly year: number;

  @ApiProperty(figure)
  readonly value: number | null;

  @ApiProperty({ type: Number, enum: CLASSES, nullable: true })
  readonly class: ScoreClass | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Level of maturity.' })
  readonly level: number | null;

  @ApiProperty({ ...figure, description: 'Target minus value.' })
  readonly toTarget: number | null;

  @ApiProperty({ description: 'The first value after the definition or the benchmark changed.' })
  readonly afterBreak: boolean;
}

export class TrendTargetDto {
  @ApiProperty({ enum: BASES })
  readonly basis: ThresholdBasis;

  @ApiProperty({ type: 'integer' })
  readonly level: number;

  @ApiProperty()
  readonly value: number;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly year: number | null;
}

export class ProjectionDto {
  @ApiProperty({ type: 'integer' })
  readonly year: number;

  @ApiProperty({ type: 'integer', description: 'Values it rests on.' })
  readonly points: number;

  @ApiProperty({
    type: String,
    enum: ['tooFewPoints', 'yearNotLater'],
    nullable: true,
    description: 'Why there is none; null when there is one.',
  })
  readonly refused: 'tooFewPoints' | 'yearNotLater' | null;

  @ApiProperty({ enum: ['theilSen'], description: 'Median of the slopes between all pairs of values.' })
  readonly method: 'theilSen';

  @ApiProperty({ ...figure, description: 'Change for each year.' })
  readonly slope: number | null;

  @ApiProperty(figure)
  readonly value: number | null;

  @ApiProperty({ ...figure, description: 'With the lower quartile of the slopes.' })
  readonly lowest: number | null;

  @ApiProperty({ ...figure, description: 'With the upper quartile of the slopes.' })
  readonly highest: number | null;
}

export class TrendDto {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ type: TrendTargetDto, nullable: true, description: 'Where the highest level begins.' })
  readonly target: TrendTargetDto | null;

  @ApiProperty({ type: [TrendPointDto] })
  readonly points: readonly TrendPointDto[];

  @ApiProperty()
  readonly projection: ProjectionDto;
}

export class TrendsDto {
  @ApiProperty()
  readonly city: CityRefDto;

  @ApiProperty({ type: 'integer', isArray: true, description: 'Years of the editions.' })
  readonly years: readonly number[];

  @ApiProperty({ type: [TrendDto], description: 'Data points that have a value in some edition.' })
  readonly dataPoints: readonly TrendDto[];
}
