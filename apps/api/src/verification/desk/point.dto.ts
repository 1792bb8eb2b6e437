import { ApiProperty } from '@nestjs/swagger';
import type { ScoreClass } from '#catalogue';
import type { EditionState } from '#persistence';
import type { DataPointStatus } from '#scoring';
import type { AmongPeers } from '#screening';
import { EntryViewDto } from '../../assessments/submitted.service.js';
import { ExplanationDto } from '../../shared/explanation.dto.js';
import { CLASSES, STATUSES } from '../../shared/result.dto.js';
import { QuestionDto } from '../questions/question.dto.js';
import { DeskFindingDto } from '../screening/screening.dto.js';
import { ReviewDto, VerdictDto } from '../verdicts/review.dto.js';

const number = { type: Number, nullable: true } as const;
const text = { type: String, nullable: true } as const;

export class UsedFigureDto {
  @ApiProperty()
  readonly key: string;

  @ApiProperty({ ...text, description: 'A decimal with a point, as typed.' })
  readonly value: string | null;

  @ApiProperty(text)
  readonly unit: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly year: number | null;

  @ApiProperty(text)
  readonly source: string | null;
}

export class EarlierValueDto {
  @ApiProperty({ type: 'integer', description: 'Reporting year.' })
  readonly year: number;

  @ApiProperty({ format: 'uuid' })
  readonly editionId: string;

  @ApiProperty({ enum: ['publishedElsewhere', 'verified'] })
  readonly state: EditionState;

  @ApiProperty({ ...number, description: 'In the catalogue’s unit.' })
  readonly value: number | null;

  @ApiProperty({ type: Number, enum: CLASSES, nullable: true })
  readonly class: ScoreClass | null;

  @ApiProperty({ enum: STATUSES })
  readonly status: DataPointStatus;
}

export class PeerValueDto {
  @ApiProperty()
  readonly citySlug: string;

  @ApiProperty()
  readonly cityName: string;

  @ApiProperty({ type: 'integer' })
  readonly year: number;

  @ApiProperty()
  readonly value: number;

  @ApiProperty({ description: 'The value under verification itself.' })
  readonly own: boolean;
}

class YearsDto {
  @ApiProperty({ type: 'integer' })
  readonly from: number;

  @ApiProperty({ type: 'integer' })
  readonly to: number;
}

/** The latest editions of the other cities. */
export class PeersDto implements AmongPeers {
  @ApiProperty({ type: 'integer', description: 'How many other cities have a value.' })
  readonly n: number;

  @ApiProperty({ type: YearsDto, nullable: true, description: 'Reporting years of those values.' })
  readonly years: YearsDto | null;

  @ApiProperty(number)
  readonly mean: number | null;

  @ApiProperty({ ...number, description: 'Sample standard deviation of the other cities.' })
  readonly sd: number | null;

  @ApiProperty({
    ...number,
    description:
      '(Value − mean of the other cities) ÷ their standard deviation; null with fewer than three others, or when all ' +
      'of them have the same value.',
  })
  readonly zScore: number | null;

  @ApiProperty(number)
  readonly q1: number | null;

  @ApiProperty(number)
  readonly median: number | null;

  @ApiProperty(number)
  readonly q3: number | null;

  @ApiProperty({
    type: [PeerValueDto],
    description: 'From the lowest to the highest, at most 200 of them, and last the city’s own.',
  })
  readonly values: readonly PeerValueDto[];
}

/** Everything to judge one data point by. */
export class DeskPointDto {
  @ApiProperty({ type: ReviewDto })
  readonly review: ReviewDto;

  @ApiProperty()
  readonly kpi: string;

  @ApiProperty()
  readonly dataPoint: string;

  @ApiProperty({ type: EntryViewDto })
  readonly entry: EntryViewDto;

  @ApiProperty({ type: ExplanationDto })
  readonly explanation: ExplanationDto;

  @ApiProperty({
    type: [UsedFigureDto],
    description: 'Figures of the profile from which the value is computed.',
  })
  readonly profile: readonly UsedFigureDto[];

  @ApiProperty({ type: [DeskFindingDto] })
  readonly findings: readonly DeskFindingDto[];

  @ApiProperty({ type: [String], description: 'What the KPI’s guidance says is to be checked.' })
  readonly checks: readonly string[];

  @ApiProperty({ type: [EarlierValueDto], description: 'What the city published, the newest first.' })
  readonly history: readonly EarlierValueDto[];

  @ApiProperty({ type: PeersDto })
  readonly peers: PeersDto;

  @ApiProperty({ type: [VerdictDto], description: 'Every decision, the oldest first.' })
  readonly verdicts: readonly VerdictDto[];

  @ApiProperty({ type: [QuestionDto] })
  readonly questions: readonly QuestionDto[];

  @ApiProperty({ type: 'integer', description: 'How often the entry was changed before.' })
  readonly previousRevisions: number;
}
