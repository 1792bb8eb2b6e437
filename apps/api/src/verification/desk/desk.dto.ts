import { ApiProperty } from '@nestjs/swagger';
import type { ScoreClass, Tier } from '#catalogue';
import { ActionDto } from '../../assessments/submitted.service.js';
import { CLASSES } from '../../shared/result.dto.js';
import { DeskFindingCountsDto } from '../screening/screening.dto.js';
import { REASON_CODES } from '../verdicts/reasons.js';
import { ReviewDto } from '../verdicts/review.dto.js';
import { UsedFigureDto } from './point.dto.js';
import { DeskItemDto } from './queue.dto.js';

const count = { type: 'integer' } as const;
const text = { type: String, nullable: true } as const;

export class DeskRowDto extends ReviewDto {
  @ApiProperty()
  readonly kpi: string;

  @ApiProperty({ description: 'In the language of the request.' })
  readonly label: string;

  @ApiProperty({ enum: ['core', 'advanced'] })
  readonly tier: Tier;

  @ApiProperty({ type: Number, nullable: true, description: 'As computed, in the catalogue’s unit.' })
  readonly value: number | null;

  @ApiProperty({ description: 'The catalogue’s.' })
  readonly unit: string;

  @ApiProperty({ type: Number, enum: CLASSES, nullable: true })
  readonly class: ScoreClass | null;

  @ApiProperty({ description: 'The value was entered directly although there is a formula for it.' })
  readonly overridden: boolean;

  @ApiProperty({ type: DeskFindingCountsDto })
  readonly findings: DeskFindingCountsDto;

  @ApiProperty(text)
  readonly quality: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly year: number | null;

  @ApiProperty({ ...count, description: 'Files of evidence.' })
  readonly evidence: number;
}

class DeskCategoryDto {
  @ApiProperty({ description: 'The catalogue’s English name, as everywhere.' })
  readonly name: string;

  @ApiProperty()
  readonly dimension: string;

  @ApiProperty({ type: [DeskRowDto] })
  readonly dataPoints: readonly DeskRowDto[];
}

export class DeskFigureDto extends UsedFigureDto {
  @ApiProperty({ ...count, description: 'Questions that wait for the city.' })
  readonly openQuestions: number;

  @ApiProperty({ ...count, description: 'Answers that wait for the verifier.' })
  readonly answeredQuestions: number;
}

export class DeskAssessmentDto {
  @ApiProperty({ type: DeskItemDto })
  readonly assessment: DeskItemDto;

  @ApiProperty({ type: [DeskCategoryDto], description: 'Every data point by category, in catalogue order.' })
  readonly categories: readonly DeskCategoryDto[];

  @ApiProperty({ type: [DeskFigureDto] })
  readonly profile: readonly DeskFigureDto[];

  @ApiProperty({ enum: REASON_CODES, isArray: true, description: 'Why a value is not verified.' })
  readonly reasonCodes: readonly string[];

  @ApiProperty({ type: [ActionDto] })
  readonly actions: readonly ActionDto[];
}
