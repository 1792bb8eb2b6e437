import { ApiProperty } from '@nestjs/swagger';
import { CityRefDto } from './city.dto.js';
import { ReportingDto, RollupDto, VersionsDto } from './result.dto.js';

/** Names another edition of the same city. */
export class EditionRefDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly number: number;

  @ApiProperty({ format: 'date-time' })
  readonly publishedAt: string;
}

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

/** An edition among the others of its city. */
export class CityEditionDto extends EditionSummaryDto {
  @ApiProperty({
    type: EditionRefDto,
    nullable: true,
    description: 'The edition of the same assessment or document that this one replaces.',
  })
  readonly supersedes: EditionRefDto | null;

  @ApiProperty({ type: EditionRefDto, nullable: true, description: 'The edition that replaces this one.' })
  readonly supersededBy: EditionRefDto | null;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was corrected.' })
  readonly correction: string | null;
}
