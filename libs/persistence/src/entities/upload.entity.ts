import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AssessmentRecord } from './assessment.entity.js';

/** `ready`: read and not yet taken over; `applying`: being taken over just now. */
export type UploadState = 'ready' | 'applying' | 'applied';

/** An uploaded file as it was read; the file itself is not kept. Kept for a day. City data. */
@Entity('upload')
@Index('upload_assessment_id_idx', ['cityId', 'assessmentId'])
@Index('upload_id_idx', ['id'])
@Index('upload_expires_at_idx', ['expiresAt'])
@Check('upload_state_check', `state IN ('ready', 'applying', 'applied')`)
export class UploadRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'upload_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'upload_pk' })
  id: string;

  @Column('uuid')
  assessmentId: string;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId', foreignKeyConstraintName: 'upload_assessment_fk' },
    { name: 'assessment_id', referencedColumnName: 'id', foreignKeyConstraintName: 'upload_assessment_fk' },
  ])
  assessment?: AssessmentRecord;

  /** The file's name as sent, without folders: for people only, never a path. */
  @Column('text')
  name: string;

  /** Size in bytes. */
  @Column('integer')
  size: number;

  /** What the reader found (`WorkspaceChanges` of libs/exchange). */
  @Column('jsonb')
  changes: object;

  @Column('text')
  state: UploadState;

  /** How many entries, figures and texts are written, of how many. */
  @Column('integer')
  done: number;

  @Column('integer')
  total: number;

  @Column('timestamp with time zone')
  createdAt: Date;

  /** Who sent it, e.g. `user:<id>`. */
  @Column('text')
  createdBy: string;

  /** When taking it over began. */
  @Column('timestamp with time zone', { nullable: true })
  startedAt: Date | null;

  @Column('timestamp with time zone')
  expiresAt: Date;
}
