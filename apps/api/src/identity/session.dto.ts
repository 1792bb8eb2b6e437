import { ApiProperty } from '@nestjs/swagger';
import type { VerifierGrade } from '#persistence';
import { LANGUAGES } from '#text';
import { CITY_ROLES, PROGRAMME_ROLES } from '../shared/permissions.js';
import { EmailField, OptionalCodeField, PasswordField } from './fields.js';

export const ROLES = [...new Set(['administrator', ...PROGRAMME_ROLES, ...CITY_ROLES])];
export const GRADES: VerifierGrade[] = ['provisional', 'qualified'];

export class SignInDto {
  @EmailField()
  readonly email: string;

  @PasswordField()
  readonly password: string;

  @OptionalCodeField()
  readonly code?: string;
}

export class SignedInUserDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty()
  readonly email: string;

  @ApiProperty({ enum: LANGUAGES })
  readonly language: string;

  @ApiProperty()
  readonly administrator: boolean;

  @ApiProperty({ type: String, enum: GRADES, nullable: true })
  readonly verifierGrade: string | null;

  @ApiProperty({ description: 'Whether signing in needs a code besides the password.' })
  readonly secondFactor: boolean;
}

export class RoleProgrammeDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly slug: string;

  @ApiProperty()
  readonly name: string;
}

export class RoleCityDto {
  @ApiProperty()
  readonly slug: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty({ type: RoleProgrammeDto })
  readonly programme: RoleProgrammeDto;
}

export class RoleDto {
  @ApiProperty({ enum: ROLES })
  readonly role: string;

  @ApiProperty({ type: RoleProgrammeDto, required: false })
  readonly programme?: RoleProgrammeDto;

  @ApiProperty({ type: RoleCityDto, required: false })
  readonly city?: RoleCityDto;
}

export class SessionDto {
  @ApiProperty({ type: SignedInUserDto, nullable: true, description: 'Null when nobody is signed in.' })
  readonly user: SignedInUserDto | null;

  @ApiProperty({ required: false, description: 'To be sent in the header `X-Civiscore-CSRF`.' })
  readonly csrf?: string;

  @ApiProperty({ type: [RoleDto], required: false })
  readonly roles?: readonly RoleDto[];
}
