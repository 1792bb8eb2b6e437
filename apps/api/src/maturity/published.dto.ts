import { ApiProperty } from '@nestjs/swagger';
import type { Answer, SdgGoal, SdgKpi, SdgTarget } from '#maturity';
import { CityTargetsDto, GapDto, MaturityResultDto } from '../shared/maturity.dto.js';
import type { PublishedAnswer } from '../shared/maturity.js';
import { DataPointResultDto, RollupDto } from '../shared/result.dto.js';

export class PublishedAnswerDto implements PublishedAnswer {
  @ApiProperty()
  readonly question: string;

  @ApiProperty({ enum: ['yes', 'partly', 'no'] })
  readonly answer: Answer;

  @ApiProperty({ type: String, nullable: true })
  readonly note: string | null;

  @ApiProperty({ type: [String], description: 'SHA-256 (hex) of the files that prove it.' })
  readonly evidence: readonly string[];
}

export class EditionMaturityDto {
  @ApiProperty({
    enum: ['published', 'computed'],
    description:
      '`computed`: the edition publishes none; it follows from the figures with the product’s default targets, without answers.',
  })
  readonly basis: 'published' | 'computed';

  @ApiProperty()
  readonly result: MaturityResultDto;

  @ApiProperty({ type: [PublishedAnswerDto] })
  readonly answers: readonly PublishedAnswerDto[];

  @ApiProperty({ type: [CityTargetsDto] })
  readonly targets: readonly CityTargetsDto[];

  @ApiProperty({ type: [GapDto] })
  readonly gaps: readonly GapDto[];
}

export class SdgKpiDto implements SdgKpi {
  @ApiProperty()
  readonly code: string;

  @ApiProperty({ type: [DataPointResultDto] })
  readonly dataPoints: readonly DataPointResultDto[];
}

export class SdgTargetDto implements SdgTarget {
  @ApiProperty({ description: 'E.g. `9.c`.' })
  readonly target: string;

  @ApiProperty({ description: 'True when U4SSC names only the goal and the target is suggested here.' })
  readonly suggested: boolean;

  @ApiProperty({ type: [SdgKpiDto] })
  readonly kpis: readonly SdgKpiDto[];
}

export class SdgGoalDto implements SdgGoal {
  @ApiProperty({ type: 'integer' })
  readonly goal: number;

  @ApiProperty()
  readonly rollup: RollupDto;

  @ApiProperty({ type: [SdgTargetDto] })
  readonly targets: readonly SdgTargetDto[];

  @ApiProperty({ type: [SdgKpiDto], description: 'KPIs of the goal without a target of it being named.' })
  readonly others: readonly SdgKpiDto[];
}
