import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDateString, IsIn } from 'class-validator';
import type { Language } from '#text';
import { SCOPES, type Scope } from '../shared/access.js';
import { CodeField, LanguageField, NameField, PasswordField } from './fields.js';

export class AccountDto {
  @NameField()
  readonly name: string;

  @LanguageField()
  readonly language: Language;
}

export class PasswordChangeDto {
  @PasswordField()
  readonly current: string;

  @PasswordField()
  readonly next: string;
}

export class PasswordDto {
  @PasswordField()
  readonly password: string;
}

export class CodeDto {
  @CodeField({ description: 'Six digits of the app.' })
  readonly code: string;
}

export class SecretDto {
  @ApiProperty({ description: 'In base 32, to be typed.' })
  readonly secret: string;

  @ApiProperty({ description: '`otpauth://…`' })
  readonly uri: string;

  @ApiProperty({ description: 'The URI as a QR code (SVG).' })
  readonly qr: string;
}

export class RecoveryCodesDto {
  @ApiProperty({ type: [String], description: 'Each works once; shown this once.' })
  readonly recoveryCodes: readonly string[];
}

export class OwnSessionDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ description: 'Whether it is the session of this request.' })
  readonly current: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'The browser as it calls itself.' })
  readonly userAgent: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;

  @ApiProperty({ format: 'date-time' })
  readonly lastSeenAt: string;
}

export class NewTokenDto {
  @NameField()
  readonly name: string;

  @ApiProperty({ enum: SCOPES, isArray: true, description: '`import` and `publish` are for administrators.' })
  @IsIn(SCOPES, { each: true, context: { allowed: SCOPES.join(', ') } })
  @ArrayMinSize(1, { context: { from: 1, to: SCOPES.length } })
  @ArrayMaxSize(SCOPES.length, { context: { from: 1, to: SCOPES.length } })
  @IsArray()
  readonly scopes: readonly Scope[];

  @ApiProperty({ format: 'date-time', description: 'At most ten years from now.' })
  @IsDateString()
  readonly expiresAt: string;
}

export class TokenDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty({ enum: SCOPES, isArray: true })
  readonly scopes: readonly string[];

  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly expiresAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly lastUsedAt: string | null;
}

export class MadeTokenDto extends TokenDto {
  @ApiProperty({ description: 'The token itself: shown this once.' })
  readonly token: string;
}
