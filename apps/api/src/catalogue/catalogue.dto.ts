import { ApiProperty } from '@nestjs/swagger';
import type { Benchmark, BenchmarkDirection, KpiType, Provenance, Tier, Trend, ValueType } from '#catalogue';
import { CityRefDto } from '../shared/city.dto.js';
import { CLASSES, STATUSES } from '../shared/result.dto.js';
import type { ScoreClass } from '#catalogue';
import type { DataPointStatus } from '#scoring';

const VALUE_TYPES = ['percentage', 'rate', 'average', 'boolean', 'currencyShare', 'count', 'ratio', 'index'];
const TRENDS = ['higherIsBetter', 'lowerIsBetter', 'informative', 'targetValue'];
const DIRECTIONS = ['higherIsBetter', 'lowerIsBetter', 'closestToTarget', 'yesIsBetter', 'notBenchmarked'];

/** A key (the English name) with its name in the language of the request. */
export class NamedDto {
  @ApiProperty()
  readonly key: string;

  @ApiProperty()
  readonly name: string;
}

export class SubDimensionDto extends NamedDto {
  @ApiProperty({ type: [NamedDto] })
  readonly categories: readonly NamedDto[];
}

export class DimensionDto extends NamedDto {
  @ApiProperty({ type: [SubDimensionDto] })
  readonly subDimensions: readonly SubDimensionDto[];
}

class DataPointBaseDto {
  @ApiProperty()
  readonly key: string;

  @ApiProperty()
  readonly label: string;

  @ApiProperty({ description: 'At most 22 characters.' })
  readonly short: string;

  @ApiProperty()
  readonly unit: string;

  @ApiProperty({ description: 'The unit in the language of the request.' })
  readonly unitLabel: string;

  @ApiProperty({ enum: VALUE_TYPES })
  readonly valueType: ValueType;

  @ApiProperty({ enum: TRENDS })
  readonly direction: Trend;
}

export class CatalogueDataPointDto extends DataPointBaseDto {
  @ApiProperty({ type: Number, nullable: true })
  readonly benchmark: number | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly worst: number | null;

  @ApiProperty({ enum: DIRECTIONS })
  readonly benchmarkDirection: BenchmarkDirection;
}

class KpiBaseDto {
  @ApiProperty({ example: 'EC: ICT: ICT: 1C' })
  readonly code: string;

  @ApiProperty({ example: 'EC-ICT-ICT-1C' })
  readonly slug: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty({ enum: ['core', 'advanced'] })
  readonly tier: Tier;

  @ApiProperty({ type: String, enum: ['smart', 'sustainable', 'structural'], nullable: true })
  readonly type: KpiType | null;

  @ApiProperty()
  readonly dimension: string;

  @ApiProperty()
  readonly subDimension: string;

  @ApiProperty()
  readonly category: string;

  @ApiProperty({ type: [Number] })
  readonly sdgGoals: readonly number[];

  @ApiProperty({ type: [String] })
  readonly sdgTargets: readonly string[];
}

export class CatalogueKpiDto extends KpiBaseDto {
  @ApiProperty({ type: [CatalogueDataPointDto] })
  readonly dataPoints: readonly CatalogueDataPointDto[];
}

export class CatalogueDto {
  @ApiProperty()
  readonly name: string;

  @ApiProperty()
  readonly edition: string;

  @ApiProperty()
  readonly benchmarkSet: string;

  @ApiProperty()
  readonly engine: string;

  @ApiProperty()
  readonly language: string;

  @ApiProperty({ type: [DimensionDto] })
  readonly dimensions: readonly DimensionDto[];

  @ApiProperty({ type: [CatalogueKpiDto] })
  readonly kpis: readonly CatalogueKpiDto[];
}

export class KpiInputDto {
  @ApiProperty()
  readonly key: string;

  @ApiProperty()
  readonly label: string;

  @ApiProperty()
  readonly unit: string;

  @ApiProperty()
  readonly unitLabel: string;

  @ApiProperty({ description: 'Taken from the city profile unless the entry gives its own.' })
  readonly fromProfile: boolean;
}

export class UnitConversionDto {
  @ApiProperty()
  readonly from: string;

  @ApiProperty()
  readonly multiplyBy: number;

  @ApiProperty()
  readonly to: string;
}

export class KpiBenchmarkDto {
  @ApiProperty({ description: 'Version of the benchmark set.' })
  readonly set: string;

  @ApiProperty({ type: Number, nullable: true })
  readonly value: number | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly worst: number | null;

  @ApiProperty({ enum: DIRECTIONS })
  readonly direction: BenchmarkDirection;

  @ApiProperty({ type: Number, enum: [1, 2, 3, 4, 5], nullable: true })
  readonly basis: Benchmark['basis'];

  @ApiProperty()
  readonly basisText: string;

  @ApiProperty({ type: String, nullable: true })
  readonly source: string | null;

  @ApiProperty({ enum: ['read', 'recalled', 'judgement'] })
  readonly confidence: Benchmark['confidence'];

  @ApiProperty()
  readonly confidenceText: string;

  @ApiProperty({ type: String, nullable: true })
  readonly note: string | null;
}

export class KpiDataPointDto extends DataPointBaseDto {
  @ApiProperty()
  readonly formula: string;

  @ApiProperty({ type: [KpiInputDto] })
  readonly inputs: readonly KpiInputDto[];

  @ApiProperty({ type: [String] })
  readonly notes: readonly string[];

  @ApiProperty({
    type: 'array',
    items: { type: 'number', nullable: true },
    minItems: 2,
    maxItems: 2,
    description: 'Lowest and highest value; null where there is no limit.',
  })
  readonly validRange: readonly [number | null, number | null];

  @ApiProperty({ type: [UnitConversionDto] })
  readonly unitConversions: readonly UnitConversionDto[];

  @ApiProperty({ type: KpiBenchmarkDto, nullable: true })
  readonly benchmark: KpiBenchmarkDto | null;
}

export class ProvenanceDto implements Provenance {
  @ApiProperty()
  readonly basis: string;

  @ApiProperty({ type: [String] })
  readonly references: readonly string[];

  @ApiProperty({ type: [String] })
  readonly notes: readonly string[];
}

export class KpiDto extends KpiBaseDto {
  @ApiProperty({ type: [String] })
  readonly aliasCodes: readonly string[];

  @ApiProperty()
  readonly summary: string;

  @ApiProperty()
  readonly rationale: string;

  @ApiProperty()
  readonly interpretation: string;

  @ApiProperty({ type: [String] })
  readonly dataSources: readonly string[];

  @ApiProperty({ type: [String] })
  readonly verificationChecks: readonly string[];

  @ApiProperty({ type: [String], description: 'What must fit together, in sentences.' })
  readonly guidance: readonly string[];

  @ApiProperty()
  readonly provenance: ProvenanceDto;

  @ApiProperty({ type: [KpiDataPointDto] })
  readonly dataPoints: readonly KpiDataPointDto[];
}

export class KpiCityValueDto {
  @ApiProperty()
  readonly city: CityRefDto;

  @ApiProperty({ format: 'uuid' })
  readonly editionId: string;

  @ApiProperty()
  readonly reportingYear: number;

  @ApiProperty({ enum: ['publishedElsewhere', 'verified'] })
  readonly state: 'publishedElsewhere' | 'verified';

  @ApiProperty({ enum: STATUSES })
  readonly status: DataPointStatus;

  @ApiProperty({ type: Number, nullable: true })
  readonly value: number | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly share: number | null;

  @ApiProperty({ type: Number, enum: CLASSES, nullable: true })
  readonly class: ScoreClass | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Belongs beside a value that is verified with a caveat.',
  })
  readonly footnote: string | null;
}

export class DataPointValuesDto {
  @ApiProperty()
  readonly key: string;

  @ApiProperty({ type: [KpiCityValueDto] })
  readonly values: readonly KpiCityValueDto[];
}

export class KpiValuesDto {
  @ApiProperty()
  readonly slug: string;

  @ApiProperty({ type: [DataPointValuesDto] })
  readonly dataPoints: readonly DataPointValuesDto[];
}
