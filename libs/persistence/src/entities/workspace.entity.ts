import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AppUser } from './account.entity.js';
import { AssessmentRecord } from './assessment.entity.js';

/** The columns by which city data belongs to an assessment. */
const toAssessment = (foreignKeyConstraintName: string) => [
  { name: 'city_id', referencedColumnName: 'cityId', foreignKeyConstraintName },
  { name: 'assessment_id', referencedColumnName: 'id', foreignKeyConstraintName },
];

/** What a city says about itself under one heading, e.g. `climate`. City data. */
@Entity('context_note')
@Check('context_note_revision_check', 'revision >= 1')
export class ContextNoteRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'context_note_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'context_note_pk' })
  assessmentId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'context_note_pk' })
  heading: string;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn(toAssessment('context_note_assessment_fk'))
  assessment?: AssessmentRecord;

  @Column('text')
  text: string;

  /** Counts the changes, from 1. */
  @Column('integer')
  revision: number;

  @Column('timestamp with time zone')
  updatedAt: Date;

  @Column('text')
  updatedBy: string;
}

/** A category or a KPI that a person is to fill in. City data. */
@Entity('assignment')
@Index('assignment_assessment_id_idx', ['cityId', 'assessmentId'])
@Index('assignment_user_id_idx', ['userId'])
@Index('assignment_id_idx', ['id'])
@Check('assignment_scope_check', '(category IS NULL) <> (kpi IS NULL)')
export class AssignmentRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assignment_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assignment_pk' })
  id: string;

  @Column('uuid')
  assessmentId: string;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn(toAssessment('assignment_assessment_fk'))
  assessment?: AssessmentRecord;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => AppUser)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'assignment_user_fk' })
  user?: AppUser;

  /** Name of a category; `null` when a KPI is assigned. */
  @Column('text', { nullable: true })
  category: string | null;

  /** Code of a KPI; `null` when a category is assigned. */
  @Column('text', { nullable: true })
  kpi: string | null;

  /** `YYYY-MM-DD`. */
  @Column('date', { nullable: true })
  dueOn: string | null;

  @Column('timestamp with time zone')
  createdAt: Date;

  @Column('text')
  createdBy: string;
}

/** What somebody said about a data point. City data. */
@Entity('entry_comment')
@Index('entry_comment_data_point_idx', ['cityId', 'assessmentId', 'dataPoint'])
export class EntryCommentRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'entry_comment_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'entry_comment_pk' })
  id: string;

  @Column('uuid')
  assessmentId: string;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn(toAssessment('entry_comment_assessment_fk'))
  assessment?: AssessmentRecord;

  @Column('text')
  dataPoint: string;

  @Column('uuid')
  authorId: string;

  @ManyToOne(() => AppUser)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'entry_comment_author_fk' })
  author?: AppUser;

  @Column('text')
  text: string;

  /** The people it names. */
  @Column('uuid', { array: true })
  mentions: string[];

  @Column('timestamp with time zone')
  createdAt: Date;

  /** Set when its author took it back; its text is then no longer shown. */
  @Column('timestamp with time zone', { nullable: true })
  deletedAt: Date | null;
}

/** A file that proves a figure; its bytes lie in the file store under their hash. Removed files keep their row. City data. */
@Entity('evidence')
@Index('evidence_data_point_idx', ['cityId', 'assessmentId', 'dataPoint'])
export class EvidenceRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'evidence_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'evidence_pk' })
  id: string;

  @Column('uuid')
  assessmentId: string;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn(toAssessment('evidence_assessment_fk'))
  assessment?: AssessmentRecord;

  @Column('text')
  dataPoint: string;

  /** The file's name as sent, without folders: for people only, never a path. */
  @Column('text')
  name: string;

  /** Size in bytes. */
  @Column('integer')
  size: number;

  /** As the bytes tell it; `application/octet-stream` for what could run in a browser or is unknown. */
  @Column('text')
  mediaType: string;

  /** SHA-256 (hex) of the bytes. */
  @Column('character', { length: 64 })
  contentHash: string;

  @Column('timestamp with time zone')
  uploadedAt: Date;

  @Column('text')
  uploadedBy: string;

  @Column('timestamp with time zone', { nullable: true })
  removedAt: Date | null;

  @Column('text', { nullable: true })
  removedBy: string | null;
}

/** One step of an assessment through its workflow; only added to and read. City data. */
@Entity('assessment_transition')
export class AssessmentTransitionRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assessment_transition_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assessment_transition_pk' })
  assessmentId: string;

  /** Counts the steps of the assessment, from 1. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'assessment_transition_pk' })
  number: number;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn(toAssessment('assessment_transition_assessment_fk'))
  assessment?: AssessmentRecord;

  @Column('text')
  event: string;

  /** `null` for the step that made it. */
  @Column('text', { nullable: true })
  fromState: string | null;

  @Column('text')
  toState: string;

  @Column('text', { nullable: true })
  statement: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('timestamp with time zone')
  at: Date;

  /** Who took it, e.g. `user:<id>`. */
  @Column('text')
  by: string;
}

/**
 * Who is in which category just now. An unlogged table: it is written every few seconds and worth nothing after a
 * restart. City data.
 */
@Entity('presence')
export class PresenceRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'presence_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'presence_pk' })
  assessmentId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'presence_pk' })
  userId: string;

  @Column('text')
  category: string;

  /** When the person came into the category, and when last heard of. */
  @Column('timestamp with time zone')
  since: Date;

  @Column('timestamp with time zone')
  seenAt: Date;
}
