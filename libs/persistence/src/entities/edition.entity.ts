import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { DataPointStatus, ExclusionReason, Reporting, Rollup } from '#scoring';
import { AssessmentRecord } from './assessment.entity.js';
import { BenchmarkSetVersion, CatalogueEdition, City } from './reference.entity.js';

/** `publishedElsewhere`: verified and published by others, and only scored here; `verified`: verified here. */
export type EditionState = 'publishedElsewhere' | 'verified';

/** What lists show of an edition without reading its whole content; taken from the content when published. */
export interface EditionOverview {
  readonly overall: Rollup;
  readonly dimensions: readonly Rollup[];
  readonly reporting: Reporting;
}

/** One published result of a city. Immutable: rows are only inserted. City data. */
@Entity('edition')
@Unique('edition_number_key', ['cityId', 'number'])
@Unique('edition_content_hash_key', ['cityId', 'contentHash'])
@Unique('edition_supersedes_key', ['cityId', 'supersedesId'])
@Check('edition_state_check', `state IN ('publishedElsewhere', 'verified')`)
@Check('edition_number_check', 'number >= 1')
// Public addresses name the edition alone.
@Index('edition_id_idx', ['id'])
@Index('edition_assessment_id_idx', ['cityId', 'assessmentId'])
@Index('edition_newest_idx', ['cityId', 'reportingYear', 'number'])
export class EditionRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'edition_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'edition_pk' })
  id: string;

  @ManyToOne(() => City)
  @JoinColumn({ name: 'city_id', foreignKeyConstraintName: 'edition_city_fk' })
  city?: City;

  @Column('uuid')
  assessmentId: string;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId', foreignKeyConstraintName: 'edition_assessment_fk' },
    { name: 'assessment_id', referencedColumnName: 'id', foreignKeyConstraintName: 'edition_assessment_fk' },
  ])
  assessment?: AssessmentRecord;

  /** Counts the city's editions from 1. */
  @Column('integer')
  number: number;

  @Column('text')
  state: EditionState;

  @Column('integer')
  reportingYear: number;

  @Column('text', { nullable: true })
  document: string | null;

  @Column('text', { nullable: true })
  source: string | null;

  @Column('text', { name: 'catalogue_edition' })
  catalogueEditionId: string;

  @ManyToOne(() => CatalogueEdition)
  @JoinColumn({ name: 'catalogue_edition', foreignKeyConstraintName: 'edition_catalogue_edition_fk' })
  catalogueEdition?: CatalogueEdition;

  @Column('text', { name: 'benchmark_set' })
  benchmarkSetVersion: string;

  @ManyToOne(() => BenchmarkSetVersion)
  @JoinColumn({ name: 'benchmark_set', foreignKeyConstraintName: 'edition_benchmark_set_fk' })
  benchmarkSet?: BenchmarkSetVersion;

  @Column('text')
  engineVersion: string;

  /** Canonical JSON (RFC 8785), kept as text so that its bytes and so its hash never change. */
  @Column('text')
  content: string;

  /** SHA-256 (hex) of `content` in UTF-8. */
  @Column('character', { length: 64 })
  contentHash: string;

  @Column('jsonb')
  overview: EditionOverview;

  /** The edition that this one replaces; its address stays. */
  @Column('uuid', { nullable: true })
  supersedesId: string | null;

  @ManyToOne(() => EditionRecord)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId', foreignKeyConstraintName: 'edition_supersedes_fk' },
    { name: 'supersedes_id', referencedColumnName: 'id', foreignKeyConstraintName: 'edition_supersedes_fk' },
  ])
  supersedes?: EditionRecord;

  /** Why it was corrected; `null` for the first edition of an assessment. */
  @Column('text', { nullable: true })
  correction: string | null;

  @Column('timestamp with time zone')
  publishedAt: Date;

  @Column('text')
  publishedBy: string;
}

/** One scored data point of an edition, for comparing cities; can be rebuilt from the edition's content. City data. */
@Entity('edition_value')
@Index('edition_value_data_point_idx', ['dataPoint'])
export class EditionValueRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'edition_value_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'edition_value_pk' })
  editionId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'edition_value_pk' })
  dataPoint: string;

  @ManyToOne(() => EditionRecord)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId', foreignKeyConstraintName: 'edition_value_edition_fk' },
    { name: 'edition_id', referencedColumnName: 'id', foreignKeyConstraintName: 'edition_value_edition_fk' },
  ])
  edition?: EditionRecord;

  @Column('text')
  status: DataPointStatus;

  /** In the catalogue's unit. */
  @Column('double precision', { nullable: true })
  value: number | null;

  /** Share of the benchmark reached, 0..1, unrounded. */
  @Column('double precision', { nullable: true })
  share: number | null;

  @Column('smallint', { nullable: true })
  class: number | null;

  @Column('text', { nullable: true })
  reason: ExclusionReason | null;

  /** What is to stand beside a value that is verified with a caveat. */
  @Column('text', { nullable: true })
  footnote: string | null;
}

/** A document rendered from an edition; its bytes lie in the file store under their hash. City data. */
@Entity('document_file')
export class DocumentFileRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'document_file_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'document_file_pk' })
  editionId: string;

  /** What it is, e.g. `snapshot.pdf` or `wheel.svg`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'document_file_pk' })
  kind: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'document_file_pk' })
  language: string;

  @ManyToOne(() => EditionRecord)
  @JoinColumn([
    { name: 'city_id', referencedColumnName: 'cityId', foreignKeyConstraintName: 'document_file_edition_fk' },
    { name: 'edition_id', referencedColumnName: 'id', foreignKeyConstraintName: 'document_file_edition_fk' },
  ])
  edition?: EditionRecord;

  /** SHA-256 (hex) of the bytes. */
  @Column('character', { length: 64 })
  contentHash: string;

  /** Size in bytes. */
  @Column('integer')
  size: number;

  @Column('timestamp with time zone')
  createdAt: Date;
}
