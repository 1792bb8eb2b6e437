import { ApiProperty } from '@nestjs/swagger';
import { CityRefDto } from './city.dto.js';
import { ReportingDto, RollupDto, VersionsDto } from './result.dto.js';

/** An edition as lists show it. */
export class EditionSummaryDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ description: 'Counts the city’s editions from 1.' })
  readonly number: number;

  @ApiProperty()
  readonly city: CityRefDto;

  @ApiProperty()
  readonly reportingYear: number;

  @ApiProperty({ enum: ['publishedElsewhere', 'verified'] })
  readonly state: 'publishedElsewhere' | 'verified';

  @ApiProperty({ type: String, nullable: true, description: 'The published document the figures come from.' })
  readonly document: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the document is, as stated: usually a web address, but any text is possible.',
  })
  readonly source: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly publishedAt: string;

  @ApiProperty({ description: 'SHA-256 (hex) of the content.' })
  readonly contentHash: string;

  @ApiProperty()
  readonly versions: VersionsDto;

  @ApiProperty()
  readonly overall: RollupDto;

  @ApiProperty({ type: [RollupDto] })
  readonly dimensions: readonly RollupDto[];

  @ApiProperty()
  readonly reporting: ReportingDto;
}
