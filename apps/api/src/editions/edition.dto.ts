import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { ProfileFigure, SubmittedValue } from '#exchange';
import type { DataPointStatus } from '#scoring';
import type { VerdictOutcome } from '#workflow';
import type { Attestation, Provenance, PublishedVerdict } from '../shared/edition-content.js';
import { CityEditionDto } from '../shared/edition-summary.dto.js';
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

export class PublishedVerdictDto implements PublishedVerdict {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ enum: ['verified', 'verifiedWithCaveat', 'notVerified'] })
  readonly outcome: VerdictOutcome;

  @ApiProperty({ type: String, nullable: true, description: 'Belongs beside the value.' })
  readonly footnote: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it is not verified.' })
  readonly reasonCode: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The same in the verifier’s words.' })
  readonly reason: string | null;
}

export class AttestationDto implements Attestation {
  @ApiProperty({ enum: ['verifier', 'secondReader', 'secretariat'] })
  readonly role: Attestation['role'];

  @ApiProperty()
  readonly name: string;

  @ApiProperty({ type: String, enum: ['provisional', 'qualified'], nullable: true })
  readonly grade: Attestation['grade'];

  @ApiProperty({ type: String, nullable: true })
  readonly statement: string | null;

  @ApiProperty({ format: 'date' })
  readonly on: string;
}

export class ContextTextDto {
  @ApiProperty({ description: 'E.g. `climate`.' })
  readonly heading: string;

  @ApiProperty()
  readonly text: string;
}

export class TypedFigureDto {
  @ApiProperty({ description: 'Decimal as typed.' })
  readonly value: string;

  @ApiProperty()
  readonly unit: string;
}

@ApiExtraModels(TypedFigureDto)
export class ValueProvenanceDto implements Provenance {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ type: [String], description: 'SHA-256 (hex) of the files the verifiers had before them.' })
  readonly evidence: readonly string[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(TypedFigureDto) },
    description: 'Figures typed in another unit than the catalogue’s, by the input’s key.',
  })
  readonly typedInOtherUnit: Readonly<Record<string, TypedFigureDto>>;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  readonly inputYears: Readonly<Record<string, number>>;
}

export class EditionDto extends CityEditionDto {
  @ApiProperty({ type: [ProfileFigureDto] })
  readonly profile: readonly ProfileFigureDto[];

  @ApiProperty({ type: [SubmittedValueDto] })
  readonly values: readonly SubmittedValueDto[];

  @ApiProperty()
  readonly result: AssessmentResultDto;

  @ApiProperty({ type: [FindingDto] })
  readonly findings: readonly FindingDto[];

  @ApiProperty({ type: [PublishedVerdictDto], description: 'Empty for figures that others have verified.' })
  readonly verdicts: readonly PublishedVerdictDto[];

  @ApiProperty({ type: [AttestationDto] })
  readonly attestations: readonly AttestationDto[];

  @ApiProperty({ type: [ContextTextDto], description: 'What the city says about itself.' })
  readonly context: readonly ContextTextDto[];

  @ApiProperty({ type: [ValueProvenanceDto] })
  readonly provenance: readonly ValueProvenanceDto[];
}
