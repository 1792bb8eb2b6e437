import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/**
 * Reference tables: small, the same for every city, without `city_id`. On Citus they are distributed with
 * `create_reference_table`, so every node has them, city data may point to them, and their unique keys need no
 * distribution column. `city` itself is one of them, so that its slug can be unique.
 */

/** One edition of the KPI catalogue, as loaded by the program; never changed once stored. */
@Entity('catalogue_edition')
export class CatalogueEdition {
  /** The catalogue's edition, as published results name it. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'catalogue_edition_pk' })
  id: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  content: object;

  /** SHA-256 (hex) of the canonical JSON of `content`. */
  @Column('character', { length: 64 })
  contentHash: string;

  @Column('timestamp with time zone')
  loadedAt: Date;
}

/** One version of the benchmark set; never changed once stored. */
@Entity('benchmark_set')
export class BenchmarkSetVersion {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'benchmark_set_pk' })
  version: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  content: object;

  /** SHA-256 (hex) of the canonical JSON of `content`. */
  @Column('character', { length: 64 })
  contentHash: string;

  @Column('timestamp with time zone')
  loadedAt: Date;
}

/** One version of the maturity model; never changed once stored. */
@Entity('maturity_model')
export class MaturityModelVersion {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'maturity_model_pk' })
  id: string;

  @Column('jsonb')
  content: object;

  /** SHA-256 (hex) of the canonical JSON of `content`. */
  @Column('character', { length: 64 })
  contentHash: string;

  @Column('timestamp with time zone')
  loadedAt: Date;
}

/** A programme under which cities are assessed, e.g. U4SSC. */
@Entity('programme')
@Unique('programme_slug_key', ['slug'])
export class Programme {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'programme_pk' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  slug: string;

  /** Languages in which its people work. */
  @Column('text', { array: true, default: '{en,fr}' })
  languages: string[];

  /** Benchmark set of its assessments; `null` takes the set that the program carries. */
  @Column('text', { name: 'benchmark_set', nullable: true })
  benchmarkSetVersion: string | null;

  @ManyToOne(() => BenchmarkSetVersion)
  @JoinColumn({ name: 'benchmark_set', foreignKeyConstraintName: 'programme_benchmark_set_fk' })
  benchmarkSet?: BenchmarkSetVersion;

  @Column('timestamp with time zone')
  createdAt: Date;
}

/** A city. `slug` is its name in addresses; `id` is the `city_id` that leads every key of its data. */
@Entity('city')
@Unique('city_slug_key', ['slug'])
@Index('city_country_code_name_idx', ['countryCode', 'name'])
@Index('city_programme_id_idx', ['programmeId'])
export class City {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'city_pk' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  country: string;

  /** ISO 3166-1 alpha-2. */
  @Column('character', { length: 2 })
  countryCode: string;

  @Column('text')
  slug: string;

  @Column('uuid')
  programmeId: string;

  @ManyToOne(() => Programme)
  @JoinColumn({ name: 'programme_id', foreignKeyConstraintName: 'city_programme_fk' })
  programme?: Programme;

  @Column('timestamp with time zone')
  createdAt: Date;
}
