import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { LanguageQuery } from '../shared/language.js';
import { ProblemItem } from '../shared/problem.js';

const YES_NO = ['true', 'false'] as const;

export class ImportQuery extends LanguageQuery {
  @ApiPropertyOptional({
    enum: YES_NO,
    description: '`true` also publishes the result as an edition; the token then needs the scope `publish`.',
  })
  @IsOptional()
  @IsIn(YES_NO, { context: { allowed: YES_NO.join(', ') } })
  readonly publish?: (typeof YES_NO)[number];
}

class ImportedCityDto {
  @ApiProperty()
  readonly slug: string;
}

export class ImportedDto {
  @ApiProperty()
  readonly city: ImportedCityDto;

  @ApiProperty({ format: 'uuid' })
  readonly assessmentId: string;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Null when nothing was published.',
  })
  readonly editionId: string | null;

  @ApiProperty({ type: [ProblemItem], description: 'What was accepted but should be looked at.' })
  readonly warnings: readonly ProblemItem[];
}
