import { ApiProperty } from '@nestjs/swagger';
import type { ProfileKey } from '#catalogue';
import {
  type Completeness,
  SCREENING_GROUPS,
  SCREENING_SEVERITIES,
  type ScreeningGroup,
  type ScreeningSeverity,
} from '#screening';

const count = { type: 'integer' } as const;

/** What every finding of the screening has. */
class ReportedFindingDto {
  @ApiProperty({
    enum: SCREENING_SEVERITIES,
    description: '`info`: nothing is wrong, but it should be seen.',
  })
  readonly severity: ScreeningSeverity;

  @ApiProperty({ enum: SCREENING_GROUPS })
  readonly group: ScreeningGroup;

  @ApiProperty({ type: [String], description: 'Empty for the profile and the submission as a whole.' })
  readonly dataPoints: readonly string[];

  @ApiProperty({ type: String, nullable: true, description: 'Code of the KPI at which it is shown.' })
  readonly kpi: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The figure of the profile it is about.' })
  readonly profileKey: ProfileKey | null;

  @ApiProperty({ description: 'A sentence in the language of the request.' })
  readonly message: string;

  @ApiProperty({ type: String, nullable: true, description: 'What the city said about it.' })
  readonly explanation: string | null;

  @ApiProperty({ description: 'The city said something about it where that is enough.' })
  readonly explained: boolean;
}

export class ScreeningFindingDto extends ReportedFindingDto {
  @ApiProperty({ description: 'A rule of the catalogue, or a check of the screening such as `years.old`.' })
  readonly rule: string;
}

export class DeskFindingDto extends ReportedFindingDto {
  @ApiProperty({ description: 'A rule of the catalogue, or a check of the screening such as `years.old`.' })
  readonly ruleId: string;
}

class CompletenessDto implements Completeness {
  @ApiProperty({ ...count, description: 'KPIs with at least one figure.' })
  readonly reported: number;

  @ApiProperty({ ...count, description: 'KPIs of the catalogue.' })
  readonly total: number;

  @ApiProperty({ description: 'Share of the KPIs without any figure, 0..1.' })
  readonly notReportedShare: number;
}

export class DeskFindingCountsDto {
  @ApiProperty(count)
  readonly errors: number;

  @ApiProperty(count)
  readonly warnings: number;

  @ApiProperty({ ...count, description: 'Errors and warnings about which the city has not said enough.' })
  readonly unexplained: number;
}

export class ScreeningCountsDto extends DeskFindingCountsDto {
  @ApiProperty(count)
  readonly infos: number;
}

export class ScreeningDto {
  @ApiProperty({ format: 'date-time', description: 'When it was made: it is made anew each time.' })
  readonly at: string;

  @ApiProperty({ type: CompletenessDto })
  readonly completeness: CompletenessDto;

  @ApiProperty({ type: [ScreeningFindingDto], description: 'By group, then in catalogue order.' })
  readonly findings: readonly ScreeningFindingDto[];

  @ApiProperty({ type: ScreeningCountsDto })
  readonly counts: ScreeningCountsDto;
}
