import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import type { ScoreClass } from '#catalogue';
import type { DataPointStatus, RollupLevel, Versions } from '#scoring';
import { EditionSummaryDto } from '../../shared/edition-summary.dto.js';
import { LanguageQuery } from '../../shared/language.js';
import { CLASSES, RollupDto, STATUSES } from '../../shared/result.dto.js';
import {
  type Aspect,
  ASPECTS,
  type DataPointChange,
  type DataPointState,
  type EditionChanges,
  type ProfileState,
  type RollupChange,
} from './compare.js';

export class ChangesQuery extends LanguageQuery {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Another edition of the same city; the one that this edition supersedes unless given.',
  })
  @IsOptional()
  @IsUUID()
  readonly with?: string;
}

export class VersionChangeDto {
  @ApiProperty({ enum: ['catalogue', 'benchmarks', 'engine'] })
  readonly part: keyof Versions;

  @ApiProperty({ type: String, nullable: true })
  readonly before: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly after: string | null;
}

export class ContextChangeDto {
  @ApiProperty()
  readonly heading: string;

  @ApiProperty({ type: String, nullable: true })
  readonly before: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly after: string | null;
}

export class ProfileStateDto implements ProfileState {
  @ApiProperty({ type: Number, nullable: true })
  readonly value: number | null;

  @ApiProperty()
  readonly stated: string;

  @ApiProperty({ type: String, nullable: true })
  readonly unit: string | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly year: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly source: string | null;
}

export class ProfileChangeDto {
  @ApiProperty()
  readonly key: string;

  @ApiProperty({ type: ProfileStateDto, nullable: true })
  readonly before: ProfileStateDto | null;

  @ApiProperty({ type: ProfileStateDto, nullable: true })
  readonly after: ProfileStateDto | null;
}

export class DataPointStateDto implements DataPointState {
  @ApiProperty({ enum: STATUSES })
  readonly status: DataPointStatus;

  @ApiProperty({ type: Number, nullable: true, description: 'In the catalogue’s unit.' })
  readonly value: number | null;

  @ApiProperty({ type: Number, enum: CLASSES, nullable: true })
  readonly class: ScoreClass | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, nullable: true })
  readonly inputs: Readonly<Record<string, number>> | null;

  @ApiProperty({ type: String, nullable: true })
  readonly footnote: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it is not verified.' })
  readonly reasonCode: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly reason: string | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly year: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly quality: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly origin: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly sources: string | null;

  @ApiProperty({ description: 'How many files of evidence.' })
  readonly evidence: number;
}

export class DataPointChangeDto implements DataPointChange {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ enum: ASPECTS, isArray: true })
  readonly what: readonly Aspect[];

  @ApiProperty({
    type: DataPointStateDto,
    nullable: true,
    description: 'Null where the edition does not mention the data point.',
  })
  readonly before: DataPointStateDto | null;

  @ApiProperty({ type: DataPointStateDto, nullable: true })
  readonly after: DataPointStateDto | null;
}

export class RollupChangeDto implements RollupChange {
  @ApiProperty({
    enum: ['subDimension', 'category', 'subDimensionCategory', 'dimension', 'sdgGoal', 'overall'],
  })
  readonly level: RollupLevel;

  @ApiProperty()
  readonly name: string;

  @ApiProperty({ type: RollupDto, nullable: true })
  readonly before: RollupDto | null;

  @ApiProperty({ type: RollupDto, nullable: true })
  readonly after: RollupDto | null;
}

/** All that differs between two editions of a city. */
export class EditionChangesDto implements EditionChanges {
  @ApiProperty({ description: 'The edition compared with.' })
  readonly from: EditionSummaryDto;

  @ApiProperty()
  readonly to: EditionSummaryDto;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why it was corrected, where the one supersedes the other.',
  })
  readonly reason: string | null;

  @ApiProperty({ type: [VersionChangeDto] })
  readonly versions: readonly VersionChangeDto[];

  @ApiProperty({ type: [ProfileChangeDto] })
  readonly profile: readonly ProfileChangeDto[];

  @ApiProperty({ type: [ContextChangeDto] })
  readonly context: readonly ContextChangeDto[];

  @ApiProperty({ type: [DataPointChangeDto] })
  readonly dataPoints: readonly DataPointChangeDto[];

  @ApiProperty({ type: [RollupChangeDto] })
  readonly rollups: readonly RollupChangeDto[];
}
