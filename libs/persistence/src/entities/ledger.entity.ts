import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/**
 * Tables of the log. There is one for the whole installation: local tables, without foreign keys to city data and so
 * without `city_id`; on Citus they stay on the coordinator.
 */

/** One entry of the log. It is written with what it tells of; the sequencer gives it its index afterwards. */
@Entity('ledger_leaf')
@Unique('ledger_leaf_index_key', ['index'])
@Check('ledger_leaf_index_check', 'leaf_index >= 0')
@Index('ledger_leaf_waiting_idx', ['position'], { where: 'leaf_index IS NULL' })
@Index('ledger_leaf_subject_idx', ['subjectAssessment', 'subjectDataPoint'])
@Index('ledger_leaf_subject_id_idx', ['subjectId', 'subjectDataPoint'])
export class LedgerLeafRecord {
  /** Order in which leaves were written. */
  @PrimaryColumn('bigint', {
    primaryKeyConstraintName: 'ledger_leaf_pk',
    generated: 'identity',
    generatedIdentity: 'ALWAYS',
  })
  position: string;

  /** Place in the tree, from 0; `null` until the sequencer has come by. */
  @Column('bigint', { name: 'leaf_index', nullable: true })
  index: string | null;

  /** The leaf's bytes: canonical JSON. */
  @Column('text')
  leaf: string;

  @Column('text')
  event: string;

  /** The row of which the leaf tells. */
  @Column('uuid')
  subjectCity: string;

  @Column('uuid')
  subjectAssessment: string;

  @Column('text', { nullable: true })
  subjectDataPoint: string | null;

  /** Key of a figure of the profile. */
  @Column('text', { nullable: true })
  subjectProfileKey: string | null;

  /** Identifier of the question or of the edition. */
  @Column('uuid', { nullable: true })
  subjectId: string | null;

  /** Number of the revision, of the verdict, of the message or of the step. */
  @Column('integer', { nullable: true })
  subjectNumber: number | null;

  /** The files of evidence whose hashes the leaf covers, as they were then. */
  @Column('uuid', { array: true })
  evidence: string[];

  /** Salt of a sealed record (base64); `null` when the leaf is open and carries its own. */
  @Column('text', { nullable: true })
  salt: string | null;

  @Column('timestamp with time zone')
  at: Date;
}

/** 256 hashes of one level of the tree, or as many as there are yet. */
@Entity('ledger_tile')
export class LedgerTileRecord {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'ledger_tile_pk' })
  level: number;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'ledger_tile_pk' })
  number: string;

  @Column('bytea')
  hashes: Buffer;
}

/** A size that the tree had; signed after it was committed. */
@Entity('ledger_checkpoint')
export class LedgerCheckpointRecord {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'ledger_checkpoint_pk' })
  size: string;

  @Column('bytea')
  root: Buffer;

  /** The signed note; `null` until it is signed. */
  @Column('text', { nullable: true })
  note: string | null;

  @Column('timestamp with time zone')
  at: Date;
}

/** A public key with which checkpoints are or were signed. */
@Entity('ledger_key')
export class LedgerKeyRecord {
  /** The key as C2SP signed-note writes it. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'ledger_key_pk' })
  vkey: string;

  @Column('timestamp with time zone')
  createdAt: Date;

  @Column('timestamp with time zone', { nullable: true })
  retiredAt: Date | null;
}

/** Somebody else who vouches for having seen a checkpoint. */
@Entity('ledger_witness')
export class LedgerWitnessRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'ledger_witness_pk' })
  vkey: string;

  @Column('text')
  name: string;

  /** Where checkpoints are sent to (C2SP tlog-witness); `null` for a witness that comes by itself. */
  @Column('text', { nullable: true })
  url: string | null;

  @Column('timestamp with time zone')
  addedAt: Date;

  @Column('timestamp with time zone', { nullable: true })
  retiredAt: Date | null;
}

/** A witness's signature under a checkpoint. */
@Entity('ledger_cosignature')
export class LedgerCosignatureRecord {
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'ledger_cosignature_pk' })
  size: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'ledger_cosignature_pk' })
  vkey: string;

  @ManyToOne(() => LedgerCheckpointRecord)
  @JoinColumn({ name: 'size', foreignKeyConstraintName: 'ledger_cosignature_checkpoint_fk' })
  checkpoint?: LedgerCheckpointRecord;

  @ManyToOne(() => LedgerWitnessRecord)
  @JoinColumn({ name: 'vkey', foreignKeyConstraintName: 'ledger_cosignature_witness_fk' })
  witness?: LedgerWitnessRecord;

  /** The signature line as it stands under the checkpoint. */
  @Column('text')
  line: string;

  @Column('timestamp with time zone')
  at: Date;
}

/** The pseudonym under which somebody stands in the log. Without this row nobody can tell who it was. */
@Entity('ledger_actor')
@Unique('ledger_actor_pseudonym_key', ['pseudonym'])
export class LedgerActorRecord {
  /** Who it is, e.g. `user:<id>`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'ledger_actor_pk' })
  actor: string;

  @Column('text')
  pseudonym: string;
}
