import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { AssessmentWorkflowState } from '#workflow';
import { decimalText } from '../decimal.js';
import { AssessmentRound } from './programme.entity.js';
import { BenchmarkSetVersion, CatalogueEdition, City } from './reference.entity.js';

/** `publishedElsewhere`: the figures were published by U4SSC and are only scored here. */
export type AssessmentState = AssessmentWorkflowState | 'publishedElsewhere';

const STATE_CHECK = `state IN ('draft', 'submitted', 'screening', 'returned', 'inVerification', 'questionsOpen', 'answered',
  'verified', 'qualityReview', 'signedOff', 'published', 'publishedElsewhere')`;

/** One city's assessment of one year: the frame around its profile figures and entries. City data. */
@Entity('assessment')
@Unique('assessment_year_document_key', ['cityId', 'reportingYear', 'document'])
@Index('assessment_id_idx', ['id'])
@Unique('assessment_round_key', ['cityId', 'roundId'])
@Check('assessment_state_check', STATE_CHECK)
@Index('assessment_round_id_idx', ['roundId'])
export class AssessmentRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assessment_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assessment_pk' })
  id: string;

  @ManyToOne(() => City)
  @JoinColumn({ name: 'city_id', foreignKeyConstraintName: 'assessment_city_fk' })
  city?: City;

  @Column('integer')
  reportingYear: number;

  @Column('text')
  state: AssessmentState;

  /** The round in which the city makes it; `null` for figures that were only imported. */
  @Column('uuid', { nullable: true })
  roundId: string | null;

  @ManyToOne(() => AssessmentRound)
  @JoinColumn({ name: 'round_id', foreignKeyConstraintName: 'assessment_round_fk' })
  round?: AssessmentRound;

  /** When it was last submitted, and what the city declared then. */
  @Column('timestamp with time zone', { nullable: true })
  submittedAt: Date | null;

  @Column('text', { nullable: true })
  statement: string | null;

  /** Name of the published document the figures come from; `null` for a city's own assessment. */
  @Column('text', { nullable: true })
  document: string | null;

  /** Web address of that document. */
  @Column('text', { nullable: true })
  source: string | null;

  @Column('text', { name: 'catalogue_edition' })
  catalogueEditionId: string;

  @ManyToOne(() => CatalogueEdition)
  @JoinColumn({ name: 'catalogue_edition', foreignKeyConstraintName: 'assessment_catalogue_edition_fk' })
  catalogueEdition?: CatalogueEdition;

  @Column('text', { name: 'benchmark_set' })
  benchmarkSetVersion: string;

  @ManyToOne(() => BenchmarkSetVersion)
  @JoinColumn({ name: 'benchmark_set', foreignKeyConstraintName: 'assessment_benchmark_set_fk' })
  benchmarkSet?: BenchmarkSetVersion;

  @Column('timestamp with time zone')
  createdAt: Date;

  /** Who made it, e.g. `token:<id>` or `civiscore demo`. */
  @Column('text')
  createdBy: string;
}

/** A figure of the city profile: the columns that the present figure and its revisions share. */
abstract class ProfileFigureColumns {
  /** Decimal text; `null` when the figure is stated only in words, or was taken back. */
  @Column('numeric', { nullable: true, transformer: decimalText })
  value: string | null;

  /** As stated in the file or typed; empty when the figure was taken back. */
  @Column('text')
  stated: string;

  @Column('text', { nullable: true })
  unit: string | null;

  @Column('integer', { nullable: true })
  year: number | null;

  @Column('text', { nullable: true })
  source: string | null;

  /** Page of the source document. */
  @Column('integer', { nullable: true })
  page: number | null;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('timestamp with time zone')
  updatedAt: Date;

  /** Who entered it, e.g. `user:<id>`. */
  @Column('text')
  updatedBy: string;
}

/** One figure of the city profile in one assessment. Written only by `recordProfile`. City data. */
@Entity('profile_figure')
@Check('profile_figure_revision_check', 'revision >= 1')
export class ProfileFigureRecord extends ProfileFigureColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'profile_figure_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'profile_figure_pk' })
  assessmentId: string;

  /** Key of the catalogue's profile inputs, e.g. `population`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'profile_figure_pk' })
  key: string;

  /** Number of the newest revision, from 1. */
  @Column('integer')
  revision: number;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn([
    {
      name: 'city_id',
      referencedColumnName: 'cityId',
      foreignKeyConstraintName: 'profile_figure_assessment_fk',
    },
    {
      name: 'assessment_id',
      referencedColumnName: 'id',
      foreignKeyConstraintName: 'profile_figure_assessment_fk',
    },
  ])
  assessment?: AssessmentRecord;
}

/** Every state a profile figure ever had; only added to and read. City data. */
@Entity('profile_figure_revision')
@Check('profile_figure_revision_number_check', 'revision >= 1')
export class ProfileFigureRevisionRecord extends ProfileFigureColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'profile_figure_revision_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'profile_figure_revision_pk' })
  assessmentId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'profile_figure_revision_pk' })
  key: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'profile_figure_revision_pk' })
  revision: number;

  @ManyToOne(() => ProfileFigureRecord)
  @JoinColumn([
    {
      name: 'city_id',
      referencedColumnName: 'cityId',
      foreignKeyConstraintName: 'profile_figure_revision_figure_fk',
    },
    {
      name: 'assessment_id',
      referencedColumnName: 'assessmentId',
      foreignKeyConstraintName: 'profile_figure_revision_figure_fk',
    },
    {
      name: 'key',
      referencedColumnName: 'key',
      foreignKeyConstraintName: 'profile_figure_revision_figure_fk',
    },
  ])
  figure?: ProfileFigureRecord;
}
