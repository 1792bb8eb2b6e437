import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first schema: reference tables (catalogue, benchmarks, maturity model, programmes, cities, API tokens) and city
 * data. Every key of city data begins with `city_id`, so that it can be distributed by city (docs/architecture.md).
 */
export class FirstLight1795132800000 implements MigrationInterface {
  readonly name = 'FirstLight1795132800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Migrations only go forward; an older state is reached by restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward.'));
  }
}

const entryColumns = `
  status text NOT NULL,
  value numeric,
  inputs jsonb,
  unit text,
  year integer,
  quality text,
  origin text,
  sources text,
  reason text,
  note text,
  published text,
  published_unit text,
  page integer,
  overridden boolean NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by text NOT NULL`;

const statuses = `('reported', 'notReported', 'verified', 'verifiedWithCaveat', 'notVerified')`;

const statements = [
  `CREATE TABLE catalogue_edition (
    id text NOT NULL,
    name text NOT NULL,
    content jsonb NOT NULL,
    content_hash char(64) NOT NULL,
    loaded_at timestamptz NOT NULL,
    CONSTRAINT catalogue_edition_pk PRIMARY KEY (id)
  )`,
  `CREATE TABLE benchmark_set (
    version text NOT NULL,
    name text NOT NULL,
    content jsonb NOT NULL,
    content_hash char(64) NOT NULL,
    loaded_at timestamptz NOT NULL,
    CONSTRAINT benchmark_set_pk PRIMARY KEY (version)
  )`,
  `CREATE TABLE maturity_model (
    id text NOT NULL,
    content jsonb NOT NULL,
    content_hash char(64) NOT NULL,
    loaded_at timestamptz NOT NULL,
    CONSTRAINT maturity_model_pk PRIMARY KEY (id)
  )`,
  `CREATE TABLE programme (
    id uuid NOT NULL,
    name text NOT NULL,
    slug text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT programme_pk PRIMARY KEY (id),
    CONSTRAINT programme_slug_key UNIQUE (slug)
  )`,
  `CREATE TABLE city (
    id uuid NOT NULL,
    name text NOT NULL,
    country text NOT NULL,
    country_code char(2) NOT NULL,
    slug text NOT NULL,
    programme_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT city_pk PRIMARY KEY (id),
    CONSTRAINT city_slug_key UNIQUE (slug),
    CONSTRAINT city_programme_fk FOREIGN KEY (programme_id) REFERENCES programme (id)
  )`,
  `CREATE INDEX city_country_code_name_idx ON city (country_code, name)`,
  `CREATE INDEX city_programme_id_idx ON city (programme_id)`,
  `CREATE TABLE api_token (
    id uuid NOT NULL,
    name text NOT NULL,
    token_hash char(64) NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    CONSTRAINT api_token_pk PRIMARY KEY (id),
    CONSTRAINT api_token_token_hash_key UNIQUE (token_hash)
  )`,
  `CREATE TABLE assessment (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    reporting_year integer NOT NULL,
    state text NOT NULL,
    document text,
    source text,
    catalogue_edition text NOT NULL,
    benchmark_set text NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    CONSTRAINT assessment_pk PRIMARY KEY (city_id, id),
    CONSTRAINT assessment_year_document_key UNIQUE NULLS NOT DISTINCT (city_id, reporting_year, document),
    CONSTRAINT assessment_city_fk FOREIGN KEY (city_id) REFERENCES city (id),
    CONSTRAINT assessment_catalogue_edition_fk FOREIGN KEY (catalogue_edition) REFERENCES catalogue_edition (id),
    CONSTRAINT assessment_benchmark_set_fk FOREIGN KEY (benchmark_set) REFERENCES benchmark_set (version),
    CONSTRAINT assessment_state_check CHECK (state IN ('draft', 'publishedElsewhere'))
  )`,
  `CREATE TABLE profile_figure (
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    key text NOT NULL,
    value numeric,
    stated text NOT NULL,
    unit text,
    year integer,
    source text,
    page integer,
    note text,
    CONSTRAINT profile_figure_pk PRIMARY KEY (city_id, assessment_id, key),
    CONSTRAINT profile_figure_assessment_fk FOREIGN KEY (city_id, assessment_id) REFERENCES assessment (city_id, id)
  )`,
  `CREATE TABLE entry (
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    data_point text NOT NULL,
    revision integer NOT NULL,
    ${entryColumns},
    CONSTRAINT entry_pk PRIMARY KEY (city_id, assessment_id, data_point),
    CONSTRAINT entry_assessment_fk FOREIGN KEY (city_id, assessment_id) REFERENCES assessment (city_id, id),
    CONSTRAINT entry_status_check CHECK (status IN ${statuses}),
    CONSTRAINT entry_revision_check CHECK (revision >= 1)
  )`,
  `CREATE TABLE entry_revision (
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    data_point text NOT NULL,
    revision integer NOT NULL,
    ${entryColumns},
    CONSTRAINT entry_revision_pk PRIMARY KEY (city_id, assessment_id, data_point, revision),
    CONSTRAINT entry_revision_entry_fk FOREIGN KEY (city_id, assessment_id, data_point)
      REFERENCES entry (city_id, assessment_id, data_point),
    CONSTRAINT entry_revision_status_check CHECK (status IN ${statuses}),
    CONSTRAINT entry_revision_revision_check CHECK (revision >= 1)
  )`,
  `CREATE TABLE edition (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    number integer NOT NULL,
    state text NOT NULL,
    reporting_year integer NOT NULL,
    document text,
    source text,
    catalogue_edition text NOT NULL,
    benchmark_set text NOT NULL,
    engine_version text NOT NULL,
    content text NOT NULL,
    content_hash char(64) NOT NULL,
    overview jsonb NOT NULL,
    published_at timestamptz NOT NULL,
    published_by text NOT NULL,
    CONSTRAINT edition_pk PRIMARY KEY (city_id, id),
    CONSTRAINT edition_number_key UNIQUE (city_id, number),
    CONSTRAINT edition_content_hash_key UNIQUE (city_id, content_hash),
    CONSTRAINT edition_city_fk FOREIGN KEY (city_id) REFERENCES city (id),
    CONSTRAINT edition_assessment_fk FOREIGN KEY (city_id, assessment_id) REFERENCES assessment (city_id, id),
    CONSTRAINT edition_catalogue_edition_fk FOREIGN KEY (catalogue_edition) REFERENCES catalogue_edition (id),
    CONSTRAINT edition_benchmark_set_fk FOREIGN KEY (benchmark_set) REFERENCES benchmark_set (version),
    CONSTRAINT edition_state_check CHECK (state IN ('publishedElsewhere')),
    CONSTRAINT edition_number_check CHECK (number >= 1)
  )`,
  `CREATE INDEX edition_id_idx ON edition (id)`,
  `CREATE INDEX edition_assessment_id_idx ON edition (city_id, assessment_id)`,
  `CREATE TABLE edition_value (
    city_id uuid NOT NULL,
    edition_id uuid NOT NULL,
    data_point text NOT NULL,
    status text NOT NULL,
    value double precision,
    share double precision,
    class smallint,
    reason text,
    CONSTRAINT edition_value_pk PRIMARY KEY (city_id, edition_id, data_point),
    CONSTRAINT edition_value_edition_fk FOREIGN KEY (city_id, edition_id) REFERENCES edition (city_id, id)
  )`,
  `CREATE INDEX edition_value_data_point_idx ON edition_value (data_point)`,
  `CREATE TABLE document_file (
    city_id uuid NOT NULL,
    edition_id uuid NOT NULL,
    kind text NOT NULL,
    language text NOT NULL,
    content_hash char(64) NOT NULL,
    size integer NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT document_file_pk PRIMARY KEY (city_id, edition_id, kind, language),
    CONSTRAINT document_file_edition_fk FOREIGN KEY (city_id, edition_id) REFERENCES edition (city_id, id)
  )`,
];
