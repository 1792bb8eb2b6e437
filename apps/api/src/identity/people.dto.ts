import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, Equals } from 'class-validator';
import type { VerifierGrade } from '#persistence';
import { LANGUAGES } from '#text';
import { LanguageQuery } from '../shared/language.js';
import { EmailField, OptionalNameField } from './fields.js';
import { GRADES, ROLES } from './session.dto.js';

const LONGEST = 200;

/** Of which programme or city. */
export class PeopleQuery extends LanguageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly programmeId?: string;

  @ApiPropertyOptional({ maxLength: LONGEST })
  @IsOptional()
  @MaxLength(LONGEST, { context: { max: LONGEST } })
  @IsString({ context: { max: LONGEST } })
  readonly citySlug?: string;
}

export class InvitationDto {
  @EmailField()
  readonly email: string;

  @OptionalNameField()
  readonly name?: string;

  @ApiProperty({ enum: ROLES, description: '`reader` is a role of a programme or of a city.' })
  @IsIn(ROLES, { context: { allowed: ROLES.join(', ') } })
  readonly role: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  readonly programmeId?: string;

  @ApiPropertyOptional({ maxLength: LONGEST })
  @IsOptional()
  @MaxLength(LONGEST, { context: { max: LONGEST } })
  @IsString({ context: { max: LONGEST } })
  readonly citySlug?: string;

  @ApiPropertyOptional({
    enum: GRADES,
    description: 'Of a verifier; only an administrator gives `qualified`.',
  })
  @IsOptional()
  @IsIn(GRADES, { context: { allowed: GRADES.join(', ') } })
  readonly verifierGrade?: VerifierGrade;
}

export class InvitedDto {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null for an administrator.' })
  readonly membershipId: string | null;

  @ApiProperty({ format: 'uuid' })
  readonly userId: string;

  @ApiProperty({ description: 'False for somebody who has an account already.' })
  readonly invitationPending: boolean;
}

export class AccountRefDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ description: 'Empty until an invited person gives it.' })
  readonly name: string;

  @ApiProperty()
  readonly email: string;

  @ApiProperty({ type: String, enum: GRADES, nullable: true })
  readonly verifierGrade: string | null;
}

export class PersonDto {
  @ApiProperty({ format: 'uuid' })
  readonly membershipId: string;

  @ApiProperty({ type: AccountRefDto })
  readonly user: AccountRefDto;

  @ApiProperty({ enum: ROLES })
  readonly role: string;

  @ApiProperty({ format: 'date-time' })
  readonly since: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly lastSeen: string | null;

  @ApiProperty()
  readonly invitationPending: boolean;
}

export class UsersQuery extends LanguageQuery {
  @ApiPropertyOptional({ maxLength: LONGEST, description: 'Part of the name or the e-mail address.' })
  @IsOptional()
  @MaxLength(LONGEST, { context: { max: LONGEST } })
  @IsString({ context: { max: LONGEST } })
  readonly search?: string;
}

export class UserDto extends AccountRefDto {
  @ApiProperty({ enum: LANGUAGES })
  readonly language: string;

  @ApiProperty()
  readonly administrator: boolean;

  @ApiProperty()
  readonly disabled: boolean;

  @ApiProperty()
  readonly secondFactor: boolean;

  @ApiProperty()
  readonly invitationPending: boolean;

  @ApiProperty({ format: 'date-time' })
  readonly since: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly lastSeen: string | null;
}

export class UserChangeDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  readonly disabled?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  readonly administrator?: boolean;

  @ApiPropertyOptional({ type: String, enum: GRADES, nullable: true })
  @IsOptional()
  @IsIn(GRADES, { context: { allowed: GRADES.join(', ') } })
  readonly verifierGrade?: VerifierGrade | null;

  @ApiPropertyOptional({
    enum: [false],
    description: '`false` removes the second factor of who has lost it.',
  })
  @IsOptional()
  @Equals(false, { context: { message: 'query.onlyFalse' } })
  readonly secondFactor?: false;
}
