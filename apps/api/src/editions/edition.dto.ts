import { ApiProperty } from '@nestjs/swagger';
import type { ProfileFigure, SubmittedValue } from '#exchange';
import type { DataPointStatus } from '#scoring';
import { EditionSummaryDto } from '../shared/edition-summary.dto.js';
import { FindingDto } from '../shared/finding.js';
import { AssessmentResultDto, STATUSES } from '../shared/result.dto.js';

export class ProfileFigureDto implements ProfileFigure {
  @ApiProperty()
  readonly key: string;

  @ApiProperty({ type: Number, nullable: true, description: 'In `unit`; null when stated in words.' })
  readonly value: number | null;

  @ApiProperty({ description: 'As typed in the file.' })
  readonly stated: string;

  @ApiProperty({ type: String, nullable: true })
  readonly unit: string | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly year: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly source: string | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly page: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly note: string | null;
}

export class SubmittedValueDto implements SubmittedValue {
  @ApiProperty()
  readonly code: string;

  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ enum: STATUSES })
  readonly status: DataPointStatus;

  @ApiProperty({ type: Number, nullable: true })
  readonly value: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'The decimal exactly as typed.' })
  readonly typed: string | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, nullable: true })
  readonly inputs: Readonly<Record<string, number>> | null;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  readonly typedInputs: Readonly<Record<string, string>> | null;

  @ApiProperty({ type: String, nullable: true })
  readonly unit: string | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly year: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly quality: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly origin: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly sources: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly reason: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly note: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'As printed in the source document.' })
  readonly published: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly publishedUnit: string | null;

  @ApiProperty({ type: Number, nullable: true })
  readonly page: number | null;
}

export class EditionDto extends EditionSummaryDto {
  @ApiProperty({ type: [ProfileFigureDto] })
  readonly profile: readonly ProfileFigureDto[];

  @ApiProperty({ type: [SubmittedValueDto] })
  readonly values: readonly SubmittedValueDto[];

  @ApiProperty()
  readonly result: AssessmentResultDto;

  @ApiProperty({ type: [FindingDto] })
  readonly findings: readonly FindingDto[];
}
