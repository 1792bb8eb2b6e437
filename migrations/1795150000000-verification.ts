import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Verification and the ledger: who verifies what, questions, verdicts and the state of each data point, editions of a
 * city's own assessments, and the log in which all of it can be checked.
 */
export class Verification1795150000000 implements MigrationInterface {
  readonly name = 'Verification1795150000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Migrations only go forward; an older state is reached by restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward.'));
  }
}

const states = `('draft', 'submitted', 'screening', 'returned', 'inVerification', 'questionsOpen', 'answered',
  'verified', 'qualityReview', 'signedOff', 'published', 'publishedElsewhere')`;

const dataPointStates = `('notReported', 'reported', 'queried', 'answered', 'verified', 'verifiedWithCaveat',
  'notVerified')`;

const toAssessment = (name: string) =>
  `CONSTRAINT ${name} FOREIGN KEY (city_id, assessment_id) REFERENCES assessment (city_id, id)`;

const verification = [
  `ALTER TABLE assessment
    DROP CONSTRAINT assessment_state_check,
    ADD CONSTRAINT assessment_state_check CHECK (state IN ${states})`,
  `CREATE TABLE verifier_assignment (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    user_id uuid NOT NULL,
    duty text NOT NULL,
    state text NOT NULL,
    grade text,
    refusal text,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    by text NOT NULL,
    ended_reason text,
    ended_at timestamptz,
    ended_by text,
    CONSTRAINT verifier_assignment_pk PRIMARY KEY (city_id, id),
    ${toAssessment('verifier_assignment_assessment_fk')},
    CONSTRAINT verifier_assignment_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT verifier_assignment_duty_check CHECK (duty IN ('verifier', 'secondReader')),
    CONSTRAINT verifier_assignment_state_check CHECK (state IN ('active', 'ended', 'refused')),
    CONSTRAINT verifier_assignment_refusal_check CHECK ((state = 'refused') = (refusal IS NOT NULL)),
    CONSTRAINT verifier_assignment_ended_check CHECK ((state = 'active') = (ended_at IS NULL))
  )`,
  `CREATE UNIQUE INDEX verifier_assignment_active_key ON verifier_assignment (city_id, assessment_id, user_id)
    WHERE state = 'active'`,
  `CREATE INDEX verifier_assignment_user_id_idx ON verifier_assignment (user_id)`,
  `CREATE TABLE review (
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    data_point text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    verdict integer,
    confirmed boolean NOT NULL,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL,
    CONSTRAINT review_pk PRIMARY KEY (city_id, assessment_id, data_point),
    ${toAssessment('review_assessment_fk')},
    CONSTRAINT review_state_check CHECK (state IN ${dataPointStates}),
    CONSTRAINT review_version_check CHECK (version >= 1)
  )`,
  `CREATE TABLE verdict (
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    data_point text NOT NULL,
    number integer NOT NULL,
    outcome text NOT NULL,
    entry_revision integer NOT NULL,
    value text,
    footnote text,
    reason_code text,
    reason text,
    checks jsonb NOT NULL,
    grade text,
    at timestamptz NOT NULL,
    by text NOT NULL,
    CONSTRAINT verdict_pk PRIMARY KEY (city_id, assessment_id, data_point, number),
    ${toAssessment('verdict_assessment_fk')},
    CONSTRAINT verdict_number_check CHECK (number >= 1),
    CONSTRAINT verdict_outcome_check
      CHECK (outcome IN ('verified', 'verifiedWithCaveat', 'notVerified', 'confirmed', 'reopened')),
    CONSTRAINT verdict_footnote_check CHECK ((outcome = 'verifiedWithCaveat') = (footnote IS NOT NULL)),
    CONSTRAINT verdict_reason_code_check CHECK ((outcome = 'notVerified') = (reason_code IS NOT NULL))
  )`,
  `CREATE TABLE question (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    number integer NOT NULL,
    data_point text,
    profile_key text,
    issue text NOT NULL,
    state text NOT NULL,
    revision_before integer NOT NULL,
    value_before text,
    revision_after integer,
    value_after text,
    resolution text,
    asked_at timestamptz NOT NULL,
    asked_by text NOT NULL,
    closed_at timestamptz,
    closed_by text,
    CONSTRAINT question_pk PRIMARY KEY (city_id, id),
    CONSTRAINT question_number_key UNIQUE (city_id, assessment_id, number),
    ${toAssessment('question_assessment_fk')},
    CONSTRAINT question_subject_check CHECK ((data_point IS NULL) <> (profile_key IS NULL)),
    CONSTRAINT question_state_check CHECK (state IN ('open', 'answered', 'resolved', 'withdrawn')),
    CONSTRAINT question_closed_check CHECK ((state IN ('resolved', 'withdrawn')) = (closed_at IS NOT NULL))
  )`,
  `CREATE INDEX question_id_idx ON question (id)`,
  `CREATE TABLE question_message (
    city_id uuid NOT NULL,
    question_id uuid NOT NULL,
    number integer NOT NULL,
    side text NOT NULL,
    text text NOT NULL,
    evidence uuid[] NOT NULL,
    at timestamptz NOT NULL,
    by text NOT NULL,
    CONSTRAINT question_message_pk PRIMARY KEY (city_id, question_id, number),
    CONSTRAINT question_message_question_fk FOREIGN KEY (city_id, question_id) REFERENCES question (city_id, id),
    CONSTRAINT question_message_side_check CHECK (side IN ('verifier', 'city'))
  )`,
  `ALTER TABLE edition
    ADD COLUMN supersedes_id uuid,
    ADD COLUMN correction text,
    DROP CONSTRAINT edition_state_check,
    ADD CONSTRAINT edition_state_check CHECK (state IN ('publishedElsewhere', 'verified')),
    ADD CONSTRAINT edition_supersedes_fk FOREIGN KEY (city_id, supersedes_id) REFERENCES edition (city_id, id),
    ADD CONSTRAINT edition_supersedes_key UNIQUE (city_id, supersedes_id)`,
  `ALTER TABLE edition_value ADD COLUMN footnote text`,
  `CREATE INDEX edition_newest_idx ON edition (city_id, reporting_year, number)`,
];

/** The log is one for the whole installation: local tables without foreign keys to the data of cities. */
const ledger = [
  `CREATE TABLE ledger_leaf (
    position bigint GENERATED ALWAYS AS IDENTITY,
    leaf_index bigint,
    leaf text NOT NULL,
    event text NOT NULL,
    subject_city uuid NOT NULL,
    subject_assessment uuid NOT NULL,
    subject_data_point text,
    subject_profile_key text,
    subject_id uuid,
    subject_number integer,
    evidence uuid[] NOT NULL,
    salt text,
    at timestamptz NOT NULL,
    CONSTRAINT ledger_leaf_pk PRIMARY KEY (position),
    CONSTRAINT ledger_leaf_index_key UNIQUE (leaf_index),
    CONSTRAINT ledger_leaf_index_check CHECK (leaf_index >= 0)
  )`,
  `CREATE INDEX ledger_leaf_waiting_idx ON ledger_leaf (position) WHERE leaf_index IS NULL`,
  `CREATE INDEX ledger_leaf_subject_idx ON ledger_leaf (subject_assessment, subject_data_point)`,
  `CREATE INDEX ledger_leaf_subject_id_idx ON ledger_leaf (subject_id, subject_data_point)`,
  `CREATE TABLE ledger_tile (
    level smallint NOT NULL,
    number bigint NOT NULL,
    hashes bytea NOT NULL,
    CONSTRAINT ledger_tile_pk PRIMARY KEY (level, number)
  )`,
  `CREATE TABLE ledger_checkpoint (
    size bigint NOT NULL,
    root bytea NOT NULL,
    note text,
    at timestamptz NOT NULL,
    CONSTRAINT ledger_checkpoint_pk PRIMARY KEY (size)
  )`,
  `CREATE TABLE ledger_key (
    vkey text NOT NULL,
    created_at timestamptz NOT NULL,
    retired_at timestamptz,
    CONSTRAINT ledger_key_pk PRIMARY KEY (vkey)
  )`,
  `CREATE TABLE ledger_witness (
    vkey text NOT NULL,
    name text NOT NULL,
    url text,
    added_at timestamptz NOT NULL,
    retired_at timestamptz,
    CONSTRAINT ledger_witness_pk PRIMARY KEY (vkey)
  )`,
  `CREATE TABLE ledger_cosignature (
    size bigint NOT NULL,
    vkey text NOT NULL,
    line text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT ledger_cosignature_pk PRIMARY KEY (size, vkey),
    CONSTRAINT ledger_cosignature_checkpoint_fk FOREIGN KEY (size) REFERENCES ledger_checkpoint (size),
    CONSTRAINT ledger_cosignature_witness_fk FOREIGN KEY (vkey) REFERENCES ledger_witness (vkey)
  )`,
  `CREATE TABLE ledger_actor (
    actor text NOT NULL,
    pseudonym text NOT NULL,
    CONSTRAINT ledger_actor_pk PRIMARY KEY (actor),
    CONSTRAINT ledger_actor_pseudonym_key UNIQUE (pseudonym)
  )`,
];

const statements = [...verification, ...ledger];
