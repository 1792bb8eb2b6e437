import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  CityTargets,
  DataPointMaturity,
  Gap,
  GroupMaturity,
  MaturityResult,
  Threshold,
  ThresholdBasis,
} from '#maturity';

/** Where the thresholds of a data point come from, as an enumeration of the API description. */
export const BASES = ['city', 'published', 'default', 'yesNo', 'none'];

const level = { type: 'integer', nullable: true } as const;
const figure = { type: Number, nullable: true } as const;

export class ThresholdDto implements Threshold {
  @ApiProperty({ type: 'integer' })
  readonly level: number;

  @ApiProperty({
    type: [Number],
    description: 'Where the level begins; two values where both sides of a target count.',
  })
  readonly values: readonly number[];
}

export class DataPointMaturityDto implements DataPointMaturity {
  @ApiProperty()
  readonly code: string;

  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty(figure)
  readonly value: number | null;

  @ApiProperty({ ...level, description: 'Null without a value, or when it was not verified.' })
  readonly level: number | null;

  @ApiProperty({ enum: BASES, description: 'Where the thresholds come from.' })
  readonly basis: ThresholdBasis;

  @ApiProperty({ type: [ThresholdDto] })
  readonly thresholds: readonly ThresholdDto[];

  @ApiProperty({ description: 'False for what counts in no group.' })
  readonly counted: boolean;
}

export class GroupMaturityDto implements GroupMaturity {
  @ApiProperty({ description: 'Name of a dimension, or id of a capability aspect.' })
  readonly name: string;

  @ApiProperty({ ...level, description: 'The level that everything in the group has reached.' })
  readonly staged: number | null;

  @ApiProperty({ ...figure, description: 'Mean of the levels, unrounded.' })
  readonly average: number | null;

  @ApiProperty({ type: 'integer' })
  readonly judged: number;

  @ApiProperty({ type: 'integer' })
  readonly total: number;
}

class MaturityVersionsDto {
  @ApiProperty()
  readonly model: string;

  @ApiProperty()
  readonly engine: string;

  @ApiProperty()
  readonly benchmarks: string;
}

export class MaturityResultDto implements MaturityResult {
  @ApiProperty()
  readonly versions: MaturityVersionsDto;

  @ApiProperty({ type: [DataPointMaturityDto] })
  readonly dataPoints: readonly DataPointMaturityDto[];

  @ApiProperty({ type: [GroupMaturityDto] })
  readonly dimensions: readonly GroupMaturityDto[];

  @ApiProperty({ type: [GroupMaturityDto] })
  readonly aspects: readonly GroupMaturityDto[];

  @ApiProperty({ description: 'The product’s own single figures; the Recommendation has none.' })
  readonly overall: GroupMaturityDto;
}

export class GapDto implements Gap {
  @ApiProperty({ enum: ['dataPoint', 'question'] })
  readonly kind: Gap['kind'];

  @ApiProperty({ description: 'Key of the data point or id of the question.' })
  readonly key: string;

  @ApiProperty({ description: 'The dimension or aspect that it holds back.' })
  readonly group: string;

  @ApiProperty(level)
  readonly level: number | null;

  @ApiProperty({ type: 'integer' })
  readonly nextLevel: number;

  @ApiProperty(figure)
  readonly value: number | null;

  @ApiProperty({ ...figure, description: 'What would be enough.' })
  readonly target: number | null;

  @ApiProperty({ ...figure, description: 'Target minus value.' })
  readonly distance: number | null;

  @ApiProperty({ description: 'Share of the way to the next level already done, 0..1.' })
  readonly progress: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'From 1 (little) to 5, as the city sees it.' })
  readonly effort: number | null;
}

const byLevel = (type: 'number' | 'integer') => ({ type: 'object' as const, additionalProperties: { type } });

export class CityTargetsDto implements CityTargets {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ ...byLevel('number'), description: 'Value at which each level begins.' })
  readonly targets: Readonly<Record<string, number>>;

  @ApiPropertyOptional({ ...byLevel('integer'), description: 'Year by which it is wanted.' })
  readonly years?: Readonly<Record<string, number>>;
}
