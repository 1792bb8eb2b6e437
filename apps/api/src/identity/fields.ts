import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { LANGUAGES } from '#text';
import { LONGEST_PASSWORD } from './passwords.js';

/** Fields that several bodies have. The last decorator of a field is checked first. */

const LONGEST_NAME = 120;
const LONGEST_EMAIL = 254;

const trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

function text(longest: number, options: ApiPropertyOptions): PropertyDecorator {
  const context = { from: 1, to: longest };
  return applyDecorators(
    ApiProperty({ minLength: 1, maxLength: longest, ...options }),
    Length(1, longest, { context }),
    IsString({ context: { max: longest } }),
  );
}

/** A name of a person or a thing, without white space around it. */
export const NameField = (options: ApiPropertyOptions = {}) =>
  applyDecorators(text(LONGEST_NAME, options), trimmed);

export const OptionalNameField = () => applyDecorators(NameField({ required: false }), IsOptional());

export const EmailField = (options: ApiPropertyOptions = {}) =>
  applyDecorators(
    ApiProperty({ format: 'email', maxLength: LONGEST_EMAIL, ...options }),
    IsEmail({ allow_utf8_local_part: false }),
    trimmed,
  );

export const OptionalEmailField = () => applyDecorators(EmailField({ required: false }), IsOptional());

/** A password as typed, when signing in: whatever its strength. */
export const PasswordField = () => text(LONGEST_PASSWORD, { format: 'password' });

export const LanguageField = () =>
  applyDecorators(
    ApiProperty({ enum: LANGUAGES }),
    IsIn(LANGUAGES, { context: { allowed: LANGUAGES.join(', ') } }),
  );

/** A code of the second factor, or a recovery code. */
export const CodeField = (options: ApiPropertyOptions = {}) =>
  text(40, { description: 'Six digits of the app, or a recovery code.', ...options });

export const OptionalCodeField = () => applyDecorators(CodeField({ required: false }), IsOptional());
