import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { decimalText } from '../decimal.js';
import { BenchmarkSetVersion, CatalogueEdition, City } from './reference.entity.js';

/** `publishedElsewhere`: the figures were published by U4SSC and are only scored here. */
export type AssessmentState = 'draft' | 'publishedElsewhere';

/** One city's assessment of one year: the frame around its profile figures and entries. City data. */
@Entity('assessment')
@Unique('assessment_year_document_key', ['cityId', 'reportingYear', 'document'])
@Check('assessment_state_check', `state IN ('draft', 'publishedElsewhere')`)
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

/** One figure of the city profile in one assessment. City data. */
@Entity('profile_figure')
export class ProfileFigureRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'profile_figure_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'profile_figure_pk' })
  assessmentId: string;

  /** Key of the catalogue's profile inputs, e.g. `population`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'profile_figure_pk' })
  key: string;

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

  /** Decimal text; `null` when the figure is stated only in words. */
  @Column('numeric', { nullable: true, transformer: decimalText })
  value: string | null;

  /** As stated in the file. */
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
}
