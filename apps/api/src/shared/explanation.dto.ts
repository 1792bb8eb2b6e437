import { ApiProperty } from '@nestjs/swagger';
import type { Benchmark, BenchmarkDirection, ScoreClass, UnitConversion } from '#catalogue';
import type { ExplainedInput, Explanation, ShareFormula } from '#scoring';
import { CLASSES, DataPointResultDto, RollupDto } from './result.dto.js';

const DIRECTIONS = ['higherIsBetter', 'lowerIsBetter', 'closestToTarget', 'yesIsBetter', 'notBenchmarked'];
const SHARE_FORMULAS = ['ratio', 'inverseRatio', 'lineUp', 'lineDown', 'minOverMax', 'yesNo', 'none'];

export class ExplainedInputDto implements ExplainedInput {
  @ApiProperty()
  readonly key: string;

  @ApiProperty()
  readonly unit: string;

  @ApiProperty({ type: Number, nullable: true })
  readonly value: number | null;

  @ApiProperty({ enum: ['entry', 'profile', 'missing'] })
  readonly source: 'entry' | 'profile' | 'missing';

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The profile’s figure where the entry replaced it.',
  })
  readonly profileValue: number | null;
}

export class ConversionDto implements UnitConversion {
  @ApiProperty()
  readonly from: string;

  @ApiProperty()
  readonly multiplyBy: number;

  @ApiProperty()
  readonly to: string;

  @ApiProperty({ description: 'The value as given.' })
  readonly given: number;
}

export class BenchmarkDto implements Benchmark {
  @ApiProperty()
  readonly code: string;

  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty()
  readonly label: string;

  @ApiProperty()
  readonly unit: string;

  @ApiProperty({ enum: DIRECTIONS })
  readonly direction: BenchmarkDirection;

  @ApiProperty({ type: Number, nullable: true })
  readonly benchmark: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Value at which the share is 0.' })
  readonly worst: number | null;

  @ApiProperty({ type: Number, enum: [1, 2, 3, 4, 5], nullable: true })
  readonly basis: Benchmark['basis'];

  @ApiProperty({ type: String, nullable: true })
  readonly source: string | null;

  @ApiProperty({ enum: ['read', 'recalled', 'judgement'] })
  readonly confidence: Benchmark['confidence'];

  @ApiProperty({ type: String, nullable: true })
  readonly note: string | null;
}

export class ClassBoundDto {
  @ApiProperty({ type: Number, enum: CLASSES })
  readonly class: ScoreClass;

  @ApiProperty({ description: 'Value at which the class begins, in the data point’s unit.' })
  readonly value: number;
}

/** Why one data point has its score: inputs, value, benchmark, share, class, roll-ups. */
export class ExplanationDto extends DataPointResultDto implements Explanation {
  @ApiProperty()
  readonly unit: string;

  @ApiProperty()
  readonly formula: string;

  @ApiProperty({ type: [ExplainedInputDto] })
  readonly inputs: readonly ExplainedInputDto[];

  @ApiProperty({ description: 'The value was entered directly although there is a formula for it.' })
  readonly overridden: boolean;

  @ApiProperty({ type: ConversionDto, nullable: true })
  readonly conversion: ConversionDto | null;

  @ApiProperty()
  readonly benchmarkSet: string;

  @ApiProperty()
  readonly benchmark: BenchmarkDto;

  @ApiProperty({ enum: SHARE_FORMULAS })
  readonly shareFormula: ShareFormula;

  @ApiProperty({ type: Number, nullable: true, description: 'Share before it is held between 0 and 1.' })
  readonly unclampedShare: number | null;

  @ApiProperty({ type: [ClassBoundDto] })
  readonly classBounds: readonly ClassBoundDto[];

  @ApiProperty({ type: [RollupDto], description: 'Every group the data point counts in.' })
  readonly countsIn: readonly RollupDto[];
}
