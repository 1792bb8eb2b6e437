import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { DataPointStatus } from '#scoring';
import { decimalText } from '../decimal.js';
import { AssessmentRecord } from './assessment.entity.js';

const STATUS_CHECK = `status IN ('reported', 'notReported', 'verified', 'verifiedWithCaveat', 'notVerified')`;

/** What a city gave for a data point: the columns that the present entry and its revisions share. */
abstract class EntryColumns {
  /** `null` while there is neither a figure nor the word that there is none, but e.g. a note already. */
  @Column('text', { nullable: true })
  status: DataPointStatus | null;

  /** Decimal text as typed; `null` when not reported or when it follows from `inputs`. */
  @Column('numeric', { nullable: true, transformer: decimalText })
  value: string | null;

  /** Decimal texts as typed, by the input's key. */
  @Column('jsonb', { nullable: true })
  inputs: Record<string, string> | null;

  /** Units of those inputs that are not in the catalogue's own, by the input's key. */
  @Column('jsonb', { nullable: true })
  inputUnits: Record<string, string> | null;

  /** Years of those inputs that are not of the entry's `year`, by the input's key. */
  @Column('jsonb', { nullable: true })
  inputYears: Record<string, number> | null;

  /** Unit of `value` when it is not the catalogue's own. */
  @Column('text', { nullable: true })
  unit: string | null;

  /** Year of the figure. */
  @Column('integer', { nullable: true })
  year: number | null;

  @Column('text', { nullable: true })
  quality: string | null;

  @Column('text', { nullable: true })
  origin: string | null;

  @Column('text', { nullable: true })
  sources: string | null;

  /** Why it is not reported, or why the value was entered directly. */
  @Column('text', { nullable: true })
  reason: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  /** Why the figure stands although a rule finds it unusual. */
  @Column('text', { nullable: true })
  explanation: string | null;

  /** Reporting year of the earlier assessment from which the figure was copied forward unchanged. */
  @Column('integer', { nullable: true })
  copiedFrom: number | null;

  /** As printed in the source document, with its unit and page. */
  @Column('text', { nullable: true })
  published: string | null;

  @Column('text', { nullable: true })
  publishedUnit: string | null;

  @Column('integer', { nullable: true })
  page: number | null;

  /** True when the value was entered directly although the catalogue has a formula for it. */
  @Column('boolean')
  overridden: boolean;

  @Column('timestamp with time zone')
  updatedAt: Date;

  /** Who entered it, e.g. `token:<id>`. */
  @Column('text')
  updatedBy: string;
}

/** The present entry of a data point. Written only by `recordEntries`. City data. */
@Entity('entry')
@Check('entry_status_check', STATUS_CHECK)
@Check('entry_revision_check', 'revision >= 1')
export class EntryRecord extends EntryColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'entry_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'entry_pk' })
  assessmentId: string;

  /** Key of the catalogue's data point, e.g. `householdInternetAccess`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'entry_pk' })
  dataPoint: string;

  /** Number of the newest revision, from 1. */
  @Column('integer')
  revision: number;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId', foreignKeyConstraintName: 'entry_assessment_fk' },
    { name: 'assessment_id', referencedColumnName: 'id', foreignKeyConstraintName: 'entry_assessment_fk' },
  ])
  assessment?: AssessmentRecord;
}

/** Every state an entry ever had. Append-only: reached through `EntryRevisions`, which only adds and reads. City data. */
@Entity('entry_revision')
@Check('entry_revision_status_check', STATUS_CHECK)
@Check('entry_revision_revision_check', 'revision >= 1')
export class EntryRevisionRecord extends EntryColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'entry_revision_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'entry_revision_pk' })
  assessmentId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'entry_revision_pk' })
  dataPoint: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'entry_revision_pk' })
  revision: number;

  @ManyToOne(() => EntryRecord)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId', foreignKeyConstraintName: 'entry_revision_entry_fk' },
    {
      name: 'assessment_id',
      referencedColumnName: 'assessmentId',
      foreignKeyConstraintName: 'entry_revision_entry_fk',
    },
    {
      name: 'data_point',
      referencedColumnName: 'dataPoint',
      foreignKeyConstraintName: 'entry_revision_entry_fk',
    },
  ])
  entry?: EntryRecord;
}
