import { ApiProperty } from '@nestjs/swagger';
import { CityRefDto } from '../shared/city.dto.js';
import { AssessmentSummaryDto } from './assessment.dto.js';

class ProgrammeRefDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly slug: string;

  @ApiProperty()
  readonly name: string;
}

export class WorkspaceCityDto {
  @ApiProperty({ type: CityRefDto })
  readonly city: CityRefDto;

  @ApiProperty({ type: ProgrammeRefDto })
  readonly programme: ProgrammeRefDto;

  @ApiProperty({ enum: ['cityManager', 'contributor', 'reader'] })
  readonly role: string;

  @ApiProperty({ type: [AssessmentSummaryDto] })
  readonly assessments: readonly AssessmentSummaryDto[];
}

export class WorkspaceProgrammeDto {
  @ApiProperty({ type: ProgrammeRefDto })
  readonly programme: ProgrammeRefDto;

  @ApiProperty({ enum: ['programmeManager', 'verifier', 'reader'] })
  readonly role: string;

  @ApiProperty({ type: [AssessmentSummaryDto], description: 'Assessments that cities have handed in.' })
  readonly waiting: readonly AssessmentSummaryDto[];
}

export class AssignedDataPointDto {
  @ApiProperty({ format: 'uuid' })
  readonly assessmentId: string;

  @ApiProperty({ type: CityRefDto })
  readonly city: CityRefDto;

  @ApiProperty()
  readonly kpi: string;

  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly dueOn: string | null;

  @ApiProperty({ enum: ['missing', 'reported', 'notReported'] })
  readonly state: 'missing' | 'reported' | 'notReported';

  @ApiProperty({ type: 'integer', description: 'Questions of verifiers that wait for an answer.' })
  readonly openQuestions: number;
}

export class WorkspaceDto {
  @ApiProperty({ type: [WorkspaceCityDto] })
  readonly cities: readonly WorkspaceCityDto[];

  @ApiProperty({ type: [WorkspaceProgrammeDto] })
  readonly programmes: readonly WorkspaceProgrammeDto[];

  @ApiProperty({
    type: [AssignedDataPointDto],
    description: 'The caller’s data points that can be filled in now, or about which verifiers ask.',
  })
  readonly assigned: readonly AssignedDataPointDto[];
}

class ManagerDto {
  @ApiProperty({ format: 'uuid' })
  readonly id: string;

  @ApiProperty()
  readonly name: string;
}

/** A city of a programme with the people who manage it and its newest assessment. */
export class ManagedCityDto {
  @ApiProperty({ type: CityRefDto })
  readonly city: CityRefDto;

  @ApiProperty({ type: [ManagerDto] })
  readonly managers: readonly ManagerDto[];

  @ApiProperty({ type: AssessmentSummaryDto, required: false })
  readonly assessment?: AssessmentSummaryDto;
}
