import { ApiProperty } from '@nestjs/swagger';
import type { LinkKind } from '#persistence';
import type { Language } from '#text';
import {
  EmailField,
  LanguageField,
  OptionalCodeField,
  OptionalEmailField,
  OptionalNameField,
  PasswordField,
} from './fields.js';
import { ROLES } from './session.dto.js';

const KINDS: LinkKind[] = ['setup', 'invitation', 'passwordReset'];

export class LinkDto {
  @ApiProperty({ enum: KINDS })
  readonly kind: LinkKind;

  @ApiProperty({ type: String, nullable: true, description: 'Null for `setup`: the answer brings it.' })
  readonly email: string | null;

  @ApiProperty({ required: false })
  readonly name?: string;

  @ApiProperty({ enum: ROLES, required: false })
  readonly role?: string;

  @ApiProperty({ description: 'Whether the answer needs a code of the second factor.' })
  readonly secondFactor: boolean;

  @ApiProperty({ format: 'date-time' })
  readonly expiresAt: string;
}

export class LinkAnswerDto {
  @OptionalNameField()
  readonly name?: string;

  /** Needed for `setup`. */
  @OptionalEmailField()
  readonly email?: string;

  @PasswordField()
  readonly password: string;

  @LanguageField()
  readonly language: Language;

  @OptionalCodeField()
  readonly code?: string;
}

export class PasswordResetDto {
  @EmailField()
  readonly email: string;
}
