import { ApiProperty } from '@nestjs/swagger';
import type { ScoreClass } from '#catalogue';
import type {
  AssessmentResult,
  Basis,
  DataPointCount,
  DataPointResult,
  DataPointStatus,
  ExclusionReason,
  KpiCount,
  Reporting,
  Rollup,
  RollupLevel,
  Versions,
} from '#scoring';

/** Words of the result, as enumerations of the API description. */
export const CLASSES = [1, 2, 3, 4];
export const STATUSES = ['reported', 'notReported', 'verified', 'verifiedWithCaveat', 'notVerified'];
const LEVELS = ['subDimension', 'category', 'subDimensionCategory', 'dimension', 'sdgGoal', 'overall'];
const REASONS = ['notReported', 'notVerified', 'noBenchmark', 'undefined'];

export class VersionsDto implements Versions {
  @ApiProperty()
  readonly catalogue: string;

  @ApiProperty()
  readonly benchmarks: string;

  @ApiProperty()
  readonly engine: string;
}

export class RollupDto implements Rollup {
  @ApiProperty({ enum: LEVELS })
  readonly level: RollupLevel;

  @ApiProperty({ type: String, nullable: true })
  readonly dimension: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly subDimension: string | null;

  @ApiProperty({ description: 'Name of the group; the number of an SDG goal; `Civiscore overall`.' })
  readonly name: string;

  @ApiProperty()
  readonly points: number;

  @ApiProperty()
  readonly possible: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: '0..100, unrounded; null when nothing is scored.',
  })
  readonly percent: number | null;

  @ApiProperty({ type: Number, enum: CLASSES, nullable: true })
  readonly class: ScoreClass | null;

  @ApiProperty()
  readonly scored: number;

  @ApiProperty()
  readonly benchmarked: number;

  @ApiProperty()
  readonly total: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Percent if everything missing scored 1.' })
  readonly lowest: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Percent if everything missing scored 4.' })
  readonly highest: number | null;
}

export class KpiCountDto implements KpiCount {
  @ApiProperty()
  readonly reported: number;

  @ApiProperty()
  readonly partly: number;

  @ApiProperty()
  readonly total: number;
}

export class DataPointCountDto implements DataPointCount {
  @ApiProperty()
  readonly reported: number;

  @ApiProperty()
  readonly verified: number;

  @ApiProperty()
  readonly total: number;
}

class KpiReportingDto {
  @ApiProperty()
  readonly core: KpiCountDto;

  @ApiProperty()
  readonly advanced: KpiCountDto;

  @ApiProperty()
  readonly all: KpiCountDto;
}

class DataPointReportingDto {
  @ApiProperty()
  readonly core: DataPointCountDto;

  @ApiProperty()
  readonly advanced: DataPointCountDto;

  @ApiProperty()
  readonly all: DataPointCountDto;
}

export class ReportingDto implements Reporting {
  @ApiProperty()
  readonly kpis: KpiReportingDto;

  @ApiProperty()
  readonly dataPoints: DataPointReportingDto;
}

export class DataPointResultDto implements DataPointResult {
  @ApiProperty()
  readonly code: string;

  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ enum: STATUSES })
  readonly status: DataPointStatus;

  @ApiProperty({ type: Number, nullable: true, description: 'In the catalogue’s unit.' })
  readonly value: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Share of the benchmark, 0..1, unrounded.' })
  readonly share: number | null;

  @ApiProperty({ type: Number, enum: CLASSES, nullable: true })
  readonly class: ScoreClass | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly points: number | null;

  @ApiProperty({ type: String, enum: REASONS, nullable: true, description: 'Why there are no points.' })
  readonly reason: ExclusionReason | null;
}

export class AssessmentResultDto implements AssessmentResult {
  @ApiProperty()
  readonly versions: VersionsDto;

  @ApiProperty()
  readonly city: string;

  @ApiProperty()
  readonly reportingYear: number;

  @ApiProperty({ enum: ['selfAssessed', 'verified'] })
  readonly basis: Basis;

  @ApiProperty({ type: [DataPointResultDto] })
  readonly dataPoints: readonly DataPointResultDto[];

  @ApiProperty({ type: [RollupDto] })
  readonly rollups: readonly RollupDto[];

  @ApiProperty()
  readonly reporting: ReportingDto;
}
