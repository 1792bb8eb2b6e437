import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { CityRefDto } from '../shared/city.dto.js';
import { CityEditionDto, EditionSummaryDto } from '../shared/edition-summary.dto.js';
import { LanguageQuery } from '../shared/language.js';

const SEARCH_LENGTH = 100;
const PAGES = { from: 1, to: 1_000_000 };
const PAGE_SIZES = { from: 1, to: 200 };

/** The last decorator of a field is checked first. */
export class CitiesQuery extends LanguageQuery {
  @ApiPropertyOptional({
    maxLength: SEARCH_LENGTH,
    description: 'Part of the name of the city or the country.',
  })
  @IsOptional()
  @MaxLength(SEARCH_LENGTH, { context: { max: SEARCH_LENGTH } })
  @IsString({ context: { max: SEARCH_LENGTH } })
  readonly search?: string;

  @ApiPropertyOptional({ description: 'ISO 3166-1 alpha-2.', pattern: '^[A-Za-z]{2}$' })
  @IsOptional()
  @Matches(/^[A-Za-z]{2}$/)
  readonly country?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: PAGES.from, maximum: PAGES.to, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @Max(PAGES.to, { context: PAGES })
  @Min(PAGES.from, { context: PAGES })
  @IsInt()
  readonly page: number = 1;

  @ApiPropertyOptional({ type: 'integer', minimum: PAGE_SIZES.from, maximum: PAGE_SIZES.to, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @Max(PAGE_SIZES.to, { context: PAGE_SIZES })
  @Min(PAGE_SIZES.from, { context: PAGE_SIZES })
  @IsInt()
  readonly pageSize: number = 50;
}

export class CitySummaryDto extends CityRefDto {
  @ApiProperty({ type: EditionSummaryDto, nullable: true })
  readonly latestEdition: EditionSummaryDto | null;
}

export class CityPageDto {
  @ApiProperty({ type: [CitySummaryDto] })
  readonly items: readonly CitySummaryDto[];

  @ApiProperty()
  readonly total: number;

  @ApiProperty()
  readonly page: number;

  @ApiProperty()
  readonly pageSize: number;
}

export class CityDto extends CityRefDto {
  @ApiProperty({ type: [CityEditionDto], description: 'All editions, the newest first.' })
  readonly editions: readonly CityEditionDto[];
}
