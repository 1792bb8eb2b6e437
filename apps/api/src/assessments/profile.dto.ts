import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const REVISIONS = { from: 0, to: 2_000_000_000 };
const SHORT = 200;
const SOURCE = 1000;
const CONTEXT = 4000;

class RevisedDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'The revision that was seen; 0 for none.' })
  @IsInt()
  @Min(REVISIONS.from, { context: REVISIONS })
  @Max(REVISIONS.to, { context: REVISIONS })
  readonly baseRevision: number;
}

export class SaveProfileDto extends RevisedDto {
  @ApiProperty({ type: String, nullable: true, maxLength: SHORT, description: 'As typed; null empties it.' })
  @IsOptional()
  @IsString({ context: { max: SHORT } })
  @MaxLength(SHORT, { context: { max: SHORT } })
  readonly value: string | null;

  @ApiProperty({ type: String, nullable: true, maxLength: SHORT, description: 'E.g. `EUR per year`.' })
  @IsOptional()
  @IsString({ context: { max: SHORT } })
  @MaxLength(SHORT, { context: { max: SHORT } })
  readonly unit: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  @IsOptional()
  @IsInt()
  readonly year: number | null;

  @ApiProperty({ type: String, nullable: true, maxLength: SOURCE })
  @IsOptional()
  @IsString({ context: { max: SOURCE } })
  @MaxLength(SOURCE, { context: { max: SOURCE } })
  readonly source: string | null;
}

export class SaveContextDto extends RevisedDto {
  @ApiProperty({ maxLength: CONTEXT })
  @IsString({ context: { max: CONTEXT } })
  @MaxLength(CONTEXT, { context: { max: CONTEXT } })
  readonly text: string;
}
