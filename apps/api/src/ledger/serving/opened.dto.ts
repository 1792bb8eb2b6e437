import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { LEDGER_EVENTS, type LedgerEvent } from '#ledger';

export class OpenedLeafDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Place in the tree; null until it is taken up.' })
  readonly index: number | null;

  @ApiProperty({ enum: LEDGER_EVENTS })
  readonly event: LedgerEvent;

  @ApiProperty({ format: 'date-time' })
  readonly at: string;

  @ApiProperty({ type: String, nullable: true })
  readonly dataPoint: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly profileKey: string | null;

  @ApiProperty({ description: 'Hash of the leaf in the tree (RFC 6962), hex.' })
  readonly hash: string;

  @ApiProperty({ description: 'The leaf’s bytes as text.' })
  readonly text: string;

  @ApiProperty({ type: String, nullable: true, description: 'Salt of the seal, base64.' })
  readonly salt: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What the seal commits to; null for open leaves, and for verdicts that are not told yet.',
  })
  readonly record: object | null;
}

export class OpenedLeavesDto {
  @ApiProperty({ type: [OpenedLeafDto] })
  readonly items: readonly OpenedLeafDto[];

  @ApiProperty({ type: Number, nullable: true, description: 'Value of `after` for the next page.' })
  readonly next: number | null;
}

export class OpenedLeavesQuery {
  @ApiPropertyOptional({ minimum: 0, default: 0 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0, { context: { from: 0, to: Number.MAX_SAFE_INTEGER } })
  @Max(Number.MAX_SAFE_INTEGER, { context: { from: 0, to: Number.MAX_SAFE_INTEGER } })
  readonly after?: number;
}
