import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People: accounts, sessions, one-time links, roles in programmes and cities, personal API tokens. */
export class Accounts1795136000000 implements MigrationInterface {
  readonly name = 'Accounts1795136000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Migrations only go forward; an older state is reached by restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward.'));
  }
}

const statements = [
  `CREATE TABLE app_user (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text,
    language text NOT NULL,
    administrator boolean NOT NULL,
    verifier_grade text,
    totp_secret text,
    totp_confirmed_at timestamptz,
    totp_last_step integer,
    disabled_at timestamptz,
    last_seen_at timestamptz,
    created_at timestamptz NOT NULL,
    CONSTRAINT app_user_pk PRIMARY KEY (id),
    CONSTRAINT app_user_email_key UNIQUE (email),
    CONSTRAINT app_user_email_check CHECK (email = lower(email)),
    CONSTRAINT app_user_verifier_grade_check CHECK (verifier_grade IN ('provisional', 'qualified'))
  )`,
  `CREATE TABLE recovery_code (
    user_id uuid NOT NULL,
    code_hash char(64) NOT NULL,
    used_at timestamptz,
    CONSTRAINT recovery_code_pk PRIMARY KEY (user_id, code_hash),
    CONSTRAINT recovery_code_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id)
  )`,
  `CREATE TABLE user_session (
    token_hash char(64) NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    user_agent text,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    CONSTRAINT user_session_pk PRIMARY KEY (token_hash),
    CONSTRAINT user_session_id_key UNIQUE (id),
    CONSTRAINT user_session_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id)
  )`,
  `CREATE INDEX user_session_user_id_idx ON user_session (user_id)`,
  `CREATE TABLE one_time_link (
    id uuid NOT NULL,
    kind text NOT NULL,
    token_hash char(64),
    user_id uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    payload jsonb NOT NULL,
    CONSTRAINT one_time_link_pk PRIMARY KEY (id),
    CONSTRAINT one_time_link_token_hash_key UNIQUE (token_hash),
    CONSTRAINT one_time_link_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT one_time_link_kind_check CHECK (kind IN ('setup', 'invitation', 'passwordReset'))
  )`,
  `CREATE INDEX one_time_link_user_id_idx ON one_time_link (user_id)`,
  `CREATE TABLE programme_membership (
    id uuid NOT NULL,
    programme_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT programme_membership_pk PRIMARY KEY (id),
    CONSTRAINT programme_membership_role_key UNIQUE (programme_id, user_id, role),
    CONSTRAINT programme_membership_programme_fk FOREIGN KEY (programme_id) REFERENCES programme (id),
    CONSTRAINT programme_membership_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT programme_membership_role_check CHECK (role IN ('programmeManager', 'verifier', 'reader'))
  )`,
  `CREATE INDEX programme_membership_user_id_idx ON programme_membership (user_id)`,
  `CREATE TABLE city_membership (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT city_membership_pk PRIMARY KEY (city_id, id),
    CONSTRAINT city_membership_role_key UNIQUE (city_id, user_id, role),
    CONSTRAINT city_membership_city_fk FOREIGN KEY (city_id) REFERENCES city (id),
    CONSTRAINT city_membership_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id),
    CONSTRAINT city_membership_role_check CHECK (role IN ('cityManager', 'contributor', 'reader'))
  )`,
  `CREATE INDEX city_membership_user_id_idx ON city_membership (user_id)`,
  `CREATE INDEX city_membership_id_idx ON city_membership (id)`,
  // As rate-limiter-flexible would make it.
  `CREATE TABLE sign_in_throttle (
    key varchar(255) NOT NULL,
    points integer NOT NULL DEFAULT 0,
    expire bigint,
    CONSTRAINT sign_in_throttle_pk PRIMARY KEY (key)
  )`,
  `ALTER TABLE api_token ADD COLUMN user_id uuid,
    ADD CONSTRAINT api_token_user_fk FOREIGN KEY (user_id) REFERENCES app_user (id)`,
  `CREATE INDEX api_token_user_id_idx ON api_token (user_id)`,
  // Access to an assessment is decided from its identifier alone.
  `CREATE INDEX assessment_id_idx ON assessment (id)`,
];
