import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import {
  ASSESSMENT_EVENTS,
  ASSESSMENT_STATES,
  type AssessmentEvent,
  DATA_POINT_STATES,
  type DataPointState,
} from '#workflow';
import type { AssessmentState } from '#persistence';
import { CityRefDto } from '../shared/city.dto.js';
import { FindingDto } from '../shared/finding.js';
import { PersonRefDto } from '../shared/people.js';
import { EntryFieldsDto, EntryViewDto } from './entries/entry.dto.js';

const count = { type: 'integer' } as const;

export class ProgressDto {
  @ApiProperty(count)
  readonly reported: number;

  @ApiProperty(count)
  readonly notReported: number;

  @ApiProperty(count)
  readonly missing: number;

  @ApiProperty(count)
  readonly total: number;
}

export class TieredProgressDto extends ProgressDto {
  @ApiProperty({ type: ProgressDto })
  readonly core: ProgressDto;

  @ApiProperty({ type: ProgressDto })
  readonly advanced: ProgressDto;
}

class FindingCountsDto {
  @ApiProperty({ ...count, description: 'Errors that stand in the way of submitting.' })
  readonly errors: number;

  @ApiProperty(count)
  readonly warnings: number;

  @ApiProperty({ ...count, description: 'Warnings that nobody has explained yet.' })
  readonly unexplained: number;
}

class RoundRefDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ format: 'date' })
  readonly opensOn: string;

  @ApiProperty({ format: 'date' })
  readonly closesOn: string;
}

export class AssessmentSummaryDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ type: CityRefDto })
  readonly city: CityRefDto;

  @ApiProperty(count)
  readonly year: number;

  @ApiProperty({
    type: RoundRefDto,
    nullable: true,
    description: 'Null for figures that were only imported.',
  })
  readonly round: RoundRefDto | null;

  @ApiProperty({ enum: [...ASSESSMENT_STATES, 'publishedElsewhere'] })
  readonly state: AssessmentState;

  @ApiProperty({ type: TieredProgressDto })
  readonly progress: TieredProgressDto;

  @ApiProperty({ type: FindingCountsDto })
  readonly findings: FindingCountsDto;

  @ApiProperty({ format: 'date-time' })
  readonly updatedAt: string;
}

export class ProfileFieldDto {
  @ApiProperty()
  readonly key: string;

  @ApiProperty({ ...count, description: '0 while there is nothing.' })
  readonly revision: number;

  @ApiProperty({ type: String, nullable: true, description: 'A decimal with a point, as typed.' })
  readonly value: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly unit: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly year: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly source: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly updatedAt: string | null;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly updatedBy: PersonRefDto | null;
}

export class ContextNoteDto {
  @ApiProperty({ ...count, description: '0 while there is nothing.' })
  readonly revision: number;

  @ApiProperty()
  readonly text: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly updatedAt: string | null;

  @ApiProperty({ type: PersonRefDto, nullable: true })
  readonly updatedBy: PersonRefDto | null;
}

export class AssignmentDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty({ type: PersonRefDto })
  readonly user: PersonRefDto;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name of a category; null when a KPI is assigned.',
  })
  readonly category: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Code of a KPI.' })
  readonly kpi: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly dueOn: string | null;

  @ApiProperty({ type: ProgressDto })
  readonly progress: ProgressDto;
}

export class CityPersonDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly name: string;

  @ApiProperty({ enum: ['cityManager', 'contributor', 'reader'] })
  readonly role: string;
}

export class ActionDto {
  @ApiProperty({ enum: ASSESSMENT_EVENTS })
  readonly event: AssessmentEvent;

  @ApiProperty()
  readonly allowed: boolean;

  @ApiProperty({
    required: false,
    description: '`forbidden`, or what stands in the way, e.g. `notReady` or `dataPointsUnjudged`.',
  })
  readonly reason?: string;

  @ApiProperty({ required: false, enum: ['statement', 'reason'] })
  readonly needs?: 'statement' | 'reason';
}

class CategoryProgressDto {
  @ApiProperty()
  readonly category: string;

  @ApiProperty({ type: ProgressDto })
  readonly progress: ProgressDto;
}

class PreviousDto {
  @ApiProperty(count)
  readonly year: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(EntryFieldsDto) },
    description: 'By data point.',
  })
  readonly entries: Readonly<Record<string, EntryFieldsDto>>;
}

export class ReviewStateDto {
  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({
    enum: DATA_POINT_STATES,
    description:
      'The city sees verdicts when the assessment is verified; until then the data point is reported.',
  })
  readonly state: DataPointState;

  @ApiProperty({ ...count, description: 'Questions that wait for the city.' })
  readonly openQuestions: number;

  @ApiProperty({ ...count, description: 'Questions that wait for the verifier.' })
  readonly answeredQuestions: number;
}

class QuestionCountsDto {
  @ApiProperty({ ...count, description: 'Waiting for the city.' })
  readonly open: number;

  @ApiProperty({ ...count, description: 'Waiting for the verifier.' })
  readonly answered: number;
}

@ApiExtraModels(ContextNoteDto, EntryFieldsDto)
export class AssessmentDto extends AssessmentSummaryDto {
  @ApiProperty({ type: [ProfileFieldDto] })
  readonly profile: readonly ProfileFieldDto[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(ContextNoteDto) },
    description: 'Notes by heading.',
  })
  readonly context: Readonly<Record<string, ContextNoteDto>>;

  @ApiProperty({ type: [EntryViewDto], description: 'Every data point, in catalogue order.' })
  readonly entries: readonly EntryViewDto[];

  @ApiProperty({ type: [FindingDto] })
  readonly findingList: readonly FindingDto[];

  @ApiProperty({ type: [CategoryProgressDto] })
  readonly categories: readonly CategoryProgressDto[];

  @ApiProperty({ type: [AssignmentDto] })
  readonly assignments: readonly AssignmentDto[];

  @ApiProperty({ type: [CityPersonDto] })
  readonly people: readonly CityPersonDto[];

  @ApiProperty({ type: [ActionDto] })
  readonly actions: readonly ActionDto[];

  @ApiProperty({ type: PreviousDto, nullable: true })
  readonly previous: PreviousDto | null;

  @ApiProperty({
    oneOf: [
      { type: 'string', enum: ['all', 'none'] },
      { type: 'array', items: { type: 'string' } },
    ],
    description:
      'Which data points the caller may change now. While figures are verified these are the ones with a question ' +
      'that is not closed; figures of the profile are then named `profile:<key>`.',
  })
  readonly canEdit: 'all' | 'none' | readonly string[];

  @ApiProperty({ type: [ReviewStateDto], description: 'Every data point, in catalogue order.' })
  readonly reviews: readonly ReviewStateDto[];

  @ApiProperty({
    type: QuestionCountsDto,
    description: 'Questions that are not closed, also about the profile.',
  })
  readonly questions: QuestionCountsDto;

  @ApiProperty({ type: String, nullable: true, description: 'What the city declared when it submitted.' })
  readonly statement: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly submittedAt: string | null;
}

export class OpenAssessmentDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly roundId: string;
}
