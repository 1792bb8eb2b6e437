import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';

const NAME = { from: 1, to: 120, max: 120 };

export class MakeCityDto {
  @ApiProperty({ minLength: NAME.from, maxLength: NAME.to })
  @IsString({ context: NAME })
  @Length(NAME.from, NAME.to, { context: NAME })
  readonly name: string;

  @ApiProperty({ minLength: NAME.from, maxLength: NAME.to })
  @IsString({ context: NAME })
  @Length(NAME.from, NAME.to, { context: NAME })
  readonly country: string;

  @ApiProperty({ pattern: '^[A-Za-z]{2}$', description: 'ISO 3166-1 alpha-2.' })
  @Matches(/^[A-Za-z]{2}$/)
  readonly countryCode: string;
}
