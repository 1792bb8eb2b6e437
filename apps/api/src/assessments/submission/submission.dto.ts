import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { AssessmentEvent } from '#workflow';
import { FindingDto } from '../../shared/finding.js';
import { DataPointResultDto, ReportingDto, RollupDto } from '../../shared/result.dto.js';
import { PersonRefDto } from '../../shared/people.js';
import { AssessmentSummaryDto } from '../assessment.dto.js';
import { REACHABLE_EVENTS } from '../workflow-facts.js';

const WORDS = 4000;

class PreviewDto {
  @ApiProperty({ enum: ['selfAssessed'] })
  readonly basis: 'selfAssessed';

  @ApiProperty({ type: [RollupDto] })
  readonly rollups: readonly RollupDto[];

  @ApiProperty({ type: [DataPointResultDto] })
  readonly dataPoints: readonly DataPointResultDto[];
}

export class ReadinessDto {
  @ApiProperty({ type: ReportingDto })
  readonly coverage: ReportingDto;

  @ApiProperty({ type: [FindingDto], description: 'They stand in the way of submitting.' })
  readonly errors: readonly FindingDto[];

  @ApiProperty({ type: [FindingDto], description: 'Warnings that nobody has explained yet; so do they.' })
  readonly warnings: readonly FindingDto[];

  @ApiProperty({ description: 'Share of the KPIs without any figure, 0..1.' })
  readonly notReportedShare: number;

  @ApiProperty({ description: 'So many KPIs have no figure that submitting needs `confirmNotReported`.' })
  readonly needsConfirmation: boolean;

  @ApiProperty({
    type: [String],
    description: 'E.g. `population`, `population.year`, `cityGdp.unit`, `context.boundary`.',
  })
  readonly profileMissing: readonly string[];

  @ApiProperty({ type: PreviewDto })
  readonly preview: PreviewDto;

  @ApiProperty({ description: 'Nothing stands in the way but, where needed, the confirmation.' })
  readonly canSubmit: boolean;

  @ApiProperty({ type: [String], enum: ['nothingReported', 'errors', 'warnings', 'profile'] })
  readonly reasons: readonly string[];
}

export class TakeStepDto {
  @ApiProperty({ enum: REACHABLE_EVENTS })
  @IsIn(REACHABLE_EVENTS, { context: { allowed: REACHABLE_EVENTS.join(', ') } })
  readonly event: AssessmentEvent;

  @ApiProperty({
    required: false,
    maxLength: WORDS,
    description: 'What is declared; needed to submit, to conclude and to sign off.',
  })
  @IsOptional()
  @IsString({ context: { max: WORDS } })
  @MaxLength(WORDS, { context: { max: WORDS } })
  readonly statement?: string;

  @ApiProperty({ required: false, maxLength: WORDS, description: 'Needed for every step back.' })
  @IsOptional()
  @IsString({ context: { max: WORDS } })
  @MaxLength(WORDS, { context: { max: WORDS } })
  readonly reason?: string;

  @ApiProperty({ required: false, description: 'There are really no more figures to be had.' })
  @IsOptional()
  @IsBoolean()
  readonly confirmNotReported?: boolean;
}

export class TransitionDto {
  @ApiProperty({ type: 'integer' })
  readonly number: number;

  @ApiProperty()
  readonly event: string;

  @ApiProperty({ type: String, nullable: true })
  readonly from: string | null;

  @ApiProperty()
  readonly to: string;

  @ApiProperty({ type: String, nullable: true })
  readonly statement: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly reason: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly at: string;

  @ApiProperty({ type: PersonRefDto })
  readonly by: PersonRefDto;
}

export class StepTakenDto {
  @ApiProperty({ type: AssessmentSummaryDto })
  readonly assessment: AssessmentSummaryDto;

  @ApiProperty({ type: TransitionDto })
  readonly transition: TransitionDto;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The edition that was published.',
  })
  readonly editionId: string | null;
}
