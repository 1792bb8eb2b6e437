import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';

const CHANGES = ['added', 'changed', 'unchanged', 'refused', 'conflict'] as const;
const STATES = ['ready', 'applying', 'applied'] as const;

export class ReasonDto {
  @ApiProperty({ description: 'Stable identifier, e.g. `notANumber`.' })
  readonly code: string;

  @ApiProperty({ description: 'A plain sentence in the language of the request.' })
  readonly message: string;
}

/** One field of the uploaded file beside what the assessment has. */
export class ChangeRowDto {
  @ApiProperty({ description: 'Names the field in `conflicts` of applying, e.g. `entry:no2/value`.' })
  readonly key: string;

  @ApiProperty({ type: String, nullable: true })
  readonly dataPoint: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly profileKey: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Heading of the context.' })
  readonly heading: string | null;

  @ApiProperty({ description: '`value`, `inputs.households`, `inputYears.households`, `sources`, `text`, …' })
  readonly field: string;

  @ApiProperty({ type: String, nullable: true, description: 'What the assessment has now.' })
  readonly before: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What the file says; for a refused field as it stands there.',
  })
  readonly after: string | null;

  @ApiProperty({ enum: CHANGES })
  readonly change: (typeof CHANGES)[number];

  @ApiProperty({ type: ReasonDto, nullable: true })
  readonly reason: ReasonDto | null;

  @ApiProperty({
    description: 'Where it stands in the file: `Data points!E12`, `line 12, value`, `values[3].year`.',
  })
  readonly cell: string;
}

export class ChangeCountsDto {
  @ApiProperty()
  readonly added: number;

  @ApiProperty()
  readonly changed: number;

  @ApiProperty()
  readonly unchanged: number;

  @ApiProperty()
  readonly refused: number;

  @ApiProperty()
  readonly conflict: number;
}

export class UploadProblemDto extends ReasonDto {
  @ApiProperty({ description: 'Where in the file; empty for the whole file.' })
  readonly cell: string;
}

/** An uploaded file that was read, compared with the assessment as it is now. */
export class UploadDto {
  @ApiProperty()
  readonly uploadId: string;

  @ApiProperty()
  readonly assessmentId: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty({ enum: ['xlsx', 'csv', 'json'] })
  readonly format: 'xlsx' | 'csv' | 'json';

  @ApiProperty({ enum: STATES })
  readonly state: (typeof STATES)[number];

  @ApiProperty({ description: 'Entries, profile figures and texts written so far, and in all.' })
  readonly done: number;

  @ApiProperty()
  readonly total: number;

  @ApiProperty({ format: 'date-time' })
  readonly expiresAt: string;

  @ApiProperty({ type: [ChangeRowDto] })
  readonly rows: readonly ChangeRowDto[];

  @ApiProperty()
  readonly counts: ChangeCountsDto;

  @ApiProperty({
    type: [UploadProblemDto],
    description: 'What was left out of the file or should be looked at.',
  })
  readonly problems: readonly UploadProblemDto[];
}

export class ApplyUploadDto {
  @IsObject()
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: ['mine', 'theirs'] },
    description:
      'For each conflict, by the key of its row, whether the value of the file shall stay or the newer one.',
  })
  readonly conflicts: Readonly<Record<string, 'mine' | 'theirs'>>;
}

export class AppliedDto {
  @ApiProperty()
  readonly uploadId: string;

  @ApiProperty({ enum: STATES })
  readonly state: (typeof STATES)[number];

  @ApiProperty({ description: 'Fields that were written.' })
  readonly fields: number;

  @ApiProperty({ description: 'Entries, profile figures and texts that were written.' })
  readonly total: number;

  @ApiProperty({ description: 'Fields that were left out, refused or because the newer value stays.' })
  readonly leftOut: number;
}
