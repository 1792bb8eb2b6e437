import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsObject, Max, Min } from 'class-validator';
import { FindingDto } from '../../shared/finding.js';
import { PersonRefDto } from '../../shared/people.js';
import { ProblemDocument } from '../../shared/problem.js';

const REVISIONS = { from: 0, to: 2_000_000_000 };

export class EvidenceDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty({ description: 'In bytes.' })
  readonly size: number;

  @ApiProperty({ description: 'As the bytes tell it.' })
  readonly mediaType: string;

  @ApiProperty()
  readonly sha256: string;

  @ApiProperty({ type: PersonRefDto })
  readonly uploadedBy: PersonRefDto;

  @ApiProperty({ format: 'date-time' })
  readonly uploadedAt: string;
}

const textMap = { type: 'object', additionalProperties: { type: 'string' } } as const;
const text = { type: String, nullable: true } as const;

/** What a person enters for a data point. */
export class EntryFieldsDto {
  @ApiProperty({
    type: String,
    enum: ['reported', 'notReported'],
    nullable: true,
    description: 'Null while there is nothing yet.',
  })
  readonly status: 'reported' | 'notReported' | null;

  @ApiProperty({ ...text, description: 'A decimal entered directly, with a point, exactly as typed.' })
  readonly value: string | null;

  @ApiProperty({ ...textMap, description: 'Decimals by the input’s key.' })
  readonly inputs: Readonly<Record<string, string>>;

  @ApiProperty({ ...textMap, description: 'Units of inputs that are not in the catalogue’s own.' })
  readonly inputUnits: Readonly<Record<string, string>>;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  readonly inputYears: Readonly<Record<string, number>>;

  @ApiProperty({ ...text, description: 'Unit of `value` when it is not the catalogue’s own.' })
  readonly unit: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly year: number | null;

  @ApiProperty(text)
  readonly quality: string | null;

  @ApiProperty(text)
  readonly origin: string | null;

  @ApiProperty(text)
  readonly sources: string | null;

  @ApiProperty({ ...text, description: 'Why it is not reported, or why the value was entered directly.' })
  readonly reason: string | null;

  @ApiProperty(text)
  readonly note: string | null;

  @ApiProperty({ ...text, description: 'Why the figure stands although a rule finds it unusual.' })
  readonly explanation: string | null;
}

export class EntryViewDto extends EntryFieldsDto {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ type: 'integer', description: '0 while there is nothing.' })
  readonly revision: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Year it was copied forward from, unchanged since.',
  })
  readonly copiedFrom: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly updatedAt: string | null;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly updatedBy: PersonRefDto | null;

  @ApiProperty({ type: [EvidenceDto] })
  readonly evidence: readonly EvidenceDto[];

  @ApiProperty({ type: 'integer' })
  readonly comments: number;

  @ApiProperty({ type: 'integer' })
  readonly openQuestions: number;
}

export class SaveEntryDto {
  @ApiProperty({
    type: 'integer',
    minimum: REVISIONS.from,
    description: 'The revision that was seen; 0 for none.',
  })
  @IsInt()
  @Min(REVISIONS.from, { context: REVISIONS })
  @Max(REVISIONS.to, { context: REVISIONS })
  readonly baseRevision: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'The fields of EntryFieldsDto that were changed. Null empties a field; an input, unit or year that is not named ' +
      'stays as it is. Numbers may be typed with comma or point in the way of the language of the request.',
  })
  @IsObject()
  readonly patch: Readonly<Record<string, unknown>>;
}

export class SavedEntryDto extends EntryViewDto {
  @ApiProperty({ type: [FindingDto], description: 'What is to be said about this data point now.' })
  readonly findings: readonly FindingDto[];
}

export class EntryConflictDto extends ProblemDocument {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The patch as sent.' })
  readonly yours: Readonly<Record<string, unknown>>;

  @ApiProperty({ type: EntryViewDto })
  readonly theirs: EntryViewDto;

  @ApiProperty({
    type: [String],
    description: 'Fields that both changed, e.g. `value` or `inputs.households`.',
  })
  readonly fields: readonly string[];
}

export class EntryRefusalDto extends ProblemDocument {
  @ApiProperty({
    type: SavedEntryDto,
    nullable: true,
    description: 'The entry with the fields that were taken.',
  })
  readonly entry: SavedEntryDto | null;
}
