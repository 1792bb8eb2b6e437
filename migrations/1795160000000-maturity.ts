import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Maturity: what a city answers about its capabilities in an assessment, and the targets it sets for its data points. */
export class Maturity1795160000000 implements MigrationInterface {
  readonly name = 'Maturity1795160000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Migrations only go forward; an older state is reached by restoring a backup. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward.'));
  }
}

const answerColumns = `
    city_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    question text NOT NULL,
    revision integer NOT NULL,
    answer text,
    note text,
    effort smallint,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL`;

const targetColumns = `
    city_id uuid NOT NULL,
    data_point text NOT NULL,
    revision integer NOT NULL,
    targets jsonb NOT NULL,
    effort smallint,
    updated_at timestamptz NOT NULL,
    updated_by text NOT NULL`;

const checks = (table: string) => `
    CONSTRAINT ${table}_effort_check CHECK (effort BETWEEN 1 AND 5),
    CONSTRAINT ${table}_revision_check CHECK (revision >= 1)`;

const answerCheck = (table: string) =>
  `CONSTRAINT ${table}_answer_check CHECK (answer IN ('yes', 'partly', 'no'))`;

const statements = [
  `CREATE TABLE capability_answer (${answerColumns},
    CONSTRAINT capability_answer_pk PRIMARY KEY (city_id, assessment_id, question),
    CONSTRAINT capability_answer_assessment_fk FOREIGN KEY (city_id, assessment_id)
      REFERENCES assessment (city_id, id),
    ${answerCheck('capability_answer')},
    ${checks('capability_answer')}
  )`,
  `CREATE TABLE capability_answer_revision (${answerColumns},
    CONSTRAINT capability_answer_revision_pk PRIMARY KEY (city_id, assessment_id, question, revision),
    CONSTRAINT capability_answer_revision_answer_fk FOREIGN KEY (city_id, assessment_id, question)
      REFERENCES capability_answer (city_id, assessment_id, question),
    ${answerCheck('capability_answer_revision')},
    ${checks('capability_answer_revision')}
  )`,
  `CREATE TABLE maturity_target (${targetColumns},
    CONSTRAINT maturity_target_pk PRIMARY KEY (city_id, data_point),
    CONSTRAINT maturity_target_city_fk FOREIGN KEY (city_id) REFERENCES city (id),
    ${checks('maturity_target')}
  )`,
  `CREATE TABLE maturity_target_revision (${targetColumns},
    CONSTRAINT maturity_target_revision_pk PRIMARY KEY (city_id, data_point, revision),
    CONSTRAINT maturity_target_revision_target_fk FOREIGN KEY (city_id, data_point)
      REFERENCES maturity_target (city_id, data_point),
    ${checks('maturity_target_revision')}
  )`,
];
