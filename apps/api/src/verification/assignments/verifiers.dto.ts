import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import type { AssignmentRefusal, VerifierAssignmentState, VerifierGrade } from '#persistence';
import { PersonRefDto } from '../../shared/people.js';
import { VERIFICATION_DUTIES, type VerificationDuty } from '../../shared/permissions.js';

const TEXT = { from: 1, to: 4000 };
const GRADES = ['provisional', 'qualified'] as const;

export class VerifierAssignmentDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ type: PersonRefDto })
  readonly user: PersonRefDto;

  @ApiProperty({ enum: VERIFICATION_DUTIES })
  readonly duty: VerificationDuty;

  @ApiProperty({ enum: GRADES, nullable: true, description: 'When it was given.' })
  readonly grade: VerifierGrade | null;

  @ApiProperty({ enum: ['active', 'ended', 'refused'] })
  readonly state: VerifierAssignmentState;

  @ApiProperty({
    enum: ['belongsToCity', 'notVerifier', 'notQualified', 'declined'],
    nullable: true,
    description: '`declined`: by the person; else it could not be given.',
  })
  readonly refusal: AssignmentRefusal | null;

  @ApiProperty({ description: 'Why this person was asked for.' })
  readonly reason: string;

  @ApiProperty({ format: 'date-time' })
  readonly at: string;

  @ApiProperty({ type: PersonRefDto })
  readonly by: PersonRefDto;

  @ApiProperty({ type: String, nullable: true })
  readonly endedReason: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endedAt: string | null;
}

export class CandidateDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty({ enum: GRADES, nullable: true })
  readonly grade: VerifierGrade | null;
}

export class VerifiersDto {
  @ApiProperty({ type: [VerifierAssignmentDto] })
  readonly active: readonly VerifierAssignmentDto[];

  @ApiProperty({ type: [VerifierAssignmentDto], description: 'Ended and refused ones, the newest first.' })
  readonly past: readonly VerifierAssignmentDto[];

  @ApiProperty({
    type: [CandidateDto],
    description: 'Verifiers of the programme who can be assigned, for those who assign.',
  })
  readonly candidates: readonly CandidateDto[];
}

export class AssignVerifierDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly userId: string;

  @ApiProperty({ enum: VERIFICATION_DUTIES })
  @IsIn(VERIFICATION_DUTIES, { context: { allowed: VERIFICATION_DUTIES.join(', ') } })
  readonly duty: VerificationDuty;

  @ApiProperty({ minLength: TEXT.from, maxLength: TEXT.to })
  @IsString({ context: { max: TEXT.to } })
  @Length(TEXT.from, TEXT.to, { context: TEXT })
  readonly reason: string;
}

export class EndAssignmentDto {
  @ApiProperty({ minLength: TEXT.from, maxLength: TEXT.to })
  @IsString({ context: { max: TEXT.to } })
  @Length(TEXT.from, TEXT.to, { context: TEXT })
  readonly reason: string;
}
