import { ApiProperty } from '@nestjs/swagger';

export class LogKeyDto {
  @ApiProperty({ description: 'The public key as C2SP signed-note writes it (vkey).' })
  readonly vkey: string;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'When it was last used; null while it signs.',
  })
  readonly retiredAt: string | null;
}

export class LogWitnessDto {
  @ApiProperty()
  readonly name: string;

  @ApiProperty({ description: 'The public key with which it cosigns (vkey of C2SP tlog-cosignature).' })
  readonly vkey: string;

  @ApiProperty({ format: 'date-time' })
  readonly addedAt: string;

  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  readonly retiredAt: string | null;
}

export class LedgerKeysDto {
  @ApiProperty({ type: String, nullable: true, description: 'Name of the log in its checkpoints.' })
  readonly origin: string | null;

  @ApiProperty({ type: [LogKeyDto], description: 'The newest first.' })
  readonly keys: readonly LogKeyDto[];

  @ApiProperty({ type: [LogWitnessDto] })
  readonly witnesses: readonly LogWitnessDto[];
}

export class LedgerLeafDto {
  @ApiProperty({ description: 'Place in the tree, from 0.' })
  readonly index: number;

  @ApiProperty({ description: 'Hash of the leaf in the tree (RFC 6962), hex.' })
  readonly hash: string;

  @ApiProperty({ description: 'The leaf’s bytes as text.' })
  readonly text: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The leaf read as JSON.' })
  readonly leaf: object;
}

export class AcceptedCosignaturesDto {
  @ApiProperty({ type: [String], description: 'Names of the witnesses whose cosignatures are kept now.' })
  readonly accepted: readonly string[];
}
