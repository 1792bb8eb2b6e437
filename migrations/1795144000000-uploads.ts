import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded files that were read and wait to be taken over into an assessment. */
export class Uploads1795144000000 implements MigrationInterface {
  readonly name = 'Uploads1795144000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Migrations only go forward; an older state is reached by restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward.'));
  }
}

const statements = [
  `CREATE TABLE upload (
    city_id uuid NOT NULL,
    id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    name text NOT NULL,
    size integer NOT NULL,
    changes jsonb NOT NULL,
    state text NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text NOT NULL,
    started_at timestamptz,
    expires_at timestamptz NOT NULL,
    CONSTRAINT upload_pk PRIMARY KEY (city_id, id),
    CONSTRAINT upload_assessment_fk FOREIGN KEY (city_id, assessment_id) REFERENCES assessment (city_id, id),
    CONSTRAINT upload_state_check CHECK (state IN ('ready', 'applying', 'applied'))
  )`,
  `CREATE INDEX upload_assessment_id_idx ON upload (city_id, assessment_id)`,
  `CREATE INDEX upload_id_idx ON upload (id)`,
  `CREATE INDEX upload_expires_at_idx ON upload (expires_at)`,
];
