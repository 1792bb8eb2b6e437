import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The workspace of a city: rounds, states of an assessment, revisions of the profile, and what people add to entries
 * (units and years of inputs, explanations, comments, evidence, assignments).
 */
export class Workspace1795140000000 implements MigrationInterface {
  readonly name = 'Workspace1795140000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Migrations only go forward; an older state is reached by restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward.'));
  }
}

const states = `('draft', 'submitted', 'screening', 'returned', 'inVerification', 'questionsOpen', 'answered',
  'verified', 'qualityReview', 'signedOff', 'published', 'superseded', 'publishedElsewhere')`;

const toAssessment = (name: string) =>
  `CONSTRAINT ${name} FOREIGN KEY (city_id, assessment_id) REFERENCES assessment (city_id, id)`;

const newEntryColumns = (table: string) => `ALTER TABLE ${table}
  ALTER COLUMN status DROP NOT NULL,
  ADD COLUMN input_units jsonb,
  ADD COLUMN input_years jsonb,
  ADD COLUMN explanation text,
  ADD COLUMN copied_from integer`;

const statements = [
  `ALTER TABLE programme
    ADD COLUMN languages text[] NOT NULL DEFAULT '{en,fr}',
    ADD COLUMN benchmark_set text,
    ADD CONSTRAINT programme_benchmark_set_fk FOREIGN KEY (benchmark_set) REFERENCES benchmark_set (version)`,
  `CREATE TABLE assessment_round (
    id uuid NOT NULL,
    programme_id uuid NOT NULL,
    year integer NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    reminder_days integer[] NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT assessment_round_pk PRIMARY KEY (id),
    CONSTRAINT assessment_round_year_key UNIQUE (programme_id, year),
    CONSTRAINT assessment_round_programme_fk FOREIGN KEY (programme_id) REFERENCES programme (id),
    CONSTRAINT assessment_round_dates_check CHECK (opens_on <= closes_on)
  )`,
  `ALTER TABLE assessment
    ADD COLUMN round_id uuid,
    ADD COLUMN submitted_at timestamptz,
    ADD COLUMN statement text,
    DROP CONSTRAINT assessment_state_check,
    ADD CONSTRAINT assessment_state_check CHECK (state IN ${states}),
    ADD CONSTRAINT assessment_round_key UNIQUE (city_id, round_id),
    ADD CONSTRAINT assessment_round_fk FOREIGN KEY (round_id) REFERENCES assessment_round (id)`,
  `CREATE INDEX assessment_round_id_idx ON assessment (round_id)`,
  newEntryColumns('entry'),
  newEntryColumns('entry_revision'),
  `ALTER TABLE profile_figure
    ADD COLUMN revision integer,
    ADD COLUMN updated_at timestamptz,
    ADD COLUMN updated_by text`,
  // Figures from before count as entered when, and by whom, their assessment was made.
  `UPDATE profile_figure SET revision = 1, updated_at = assessment.created_at, updated_by = assessment.created_by
    FROM assessment
    WHERE assessment.city_id = profile_figure.city_id AND assessment.id = profile_figure.assessment_id`,
  `ALTER TABLE profile_figure
    ALTER COLUMN revision SET NOT NULL,
    ALTER COLUMN updated_at SET NOT NULL,
    ALTER COLUMN updated_by SET NOT NULL,
    ADD CONSTRAINT profile_figure_revision_check CHECK (revision >= 1)`,
  `CREATE TABLE profile_figure_revision (
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    key text NOT NULL,
    revision integer NOT NULL,
    value numeric,
    stated text NOT NULL,
    unit text,
    year integer,
    source text,
    page integer,
    note text,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL,
    CONSTRAINT profile_figure_revision_pk PRIMARY KEY (city_id, assessment_id, key, revision),
    CONSTRAINT profile_figure_revision_figure_fk FOREIGN KEY (city_id, assessment_id, key)
      REFERENCES profile_figure (city_id, assessment_id, key),
    CONSTRAINT profile_figure_revision_number_check CHECK (revision >= 1)
  )`,
  `INSERT INTO profile_figure_revision (city_id, assessment_id, key, revision, value, stated, unit, year, source,
      page, note, updated_at, updated_by)
    SELECT city_id, assessment_id, key, revision, value, stated, unit, year, source, page, note, updated_at, updated_by
    FROM profile_figure`,
  `CREATE TABLE context_note (
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    heading text NOT NULL,
    text text NOT NULL,
    revision integer NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL,
    CONSTRAINT context_note_pk PRIMARY KEY (city_id, assessment_id, heading),
    ${toAssessment('context_note_assessment_fk')},
    CONSTRAINT context_note_revision_check CHECK (revision >= 1)
  )`,
  `CREATE TABLE assignment (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    user_id uuid NOT NULL,
    category text,
    kpi text,
    due_on date,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    CONSTRAINT assignment_pk PRIMARY KEY (city_id, id),
    ${toAssessment('assignment_assessment_fk')},
    CONSTRAINT assignment_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT assignment_scope_check CHECK ((category IS NULL) <> (kpi IS NULL))
  )`,
  `CREATE INDEX assignment_assessment_id_idx ON assignment (city_id, assessment_id)`,
  `CREATE INDEX assignment_user_id_idx ON assignment (user_id)`,
  `CREATE INDEX assignment_id_idx ON assignment (id)`,
  `CREATE TABLE entry_comment (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    data_point text NOT NULL,
    author_id uuid NOT NULL,
    text text NOT NULL,
    mentions uuid[] NOT NULL,
    created_at timestamptz NOT NULL,
    deleted_at timestamptz,
    CONSTRAINT entry_comment_pk PRIMARY KEY (city_id, id),
    ${toAssessment('entry_comment_assessment_fk')},
    CONSTRAINT entry_comment_author_fk FOREIGN KEY (author_id) REFERENCES app_user (id)
  )`,
  `CREATE INDEX entry_comment_data_point_idx ON entry_comment (city_id, assessment_id, data_point)`,
  `CREATE TABLE evidence (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    data_point text NOT NULL,
    name text NOT NULL,
    size integer NOT NULL,
    media_type text NOT NULL,
    content_hash char(64) NOT NULL,
    uploaded_at timestamptz NOT NULL,
    uploaded_by text NOT NULL,
    removed_at timestamptz,
    removed_by text,
    CONSTRAINT evidence_pk PRIMARY KEY (city_id, id),
    ${toAssessment('evidence_assessment_fk')}
  )`,
  `CREATE INDEX evidence_data_point_idx ON evidence (city_id, assessment_id, data_point)`,
  `CREATE TABLE assessment_transition (
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    number integer NOT NULL,
    event text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    statement text,
    reason text,
    at timestamptz NOT NULL,
    by text NOT NULL,
    CONSTRAINT assessment_transition_pk PRIMARY KEY (city_id, assessment_id, number),
    ${toAssessment('assessment_transition_assessment_fk')}
  )`,
  `CREATE UNLOGGED TABLE presence (
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    user_id uuid NOT NULL,
    category text NOT NULL,
    since timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    CONSTRAINT presence_pk PRIMARY KEY (city_id, assessment_id, user_id)
  )`,
];
