import { ApiProperty } from '@nestjs/swagger';

export class CityRefDto {
  @ApiProperty({ description: 'The city’s name in addresses.' })
  readonly slug: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty()
  readonly country: string;

  @ApiProperty({ description: 'ISO 3166-1 alpha-2.' })
  readonly countryCode: string;
}
