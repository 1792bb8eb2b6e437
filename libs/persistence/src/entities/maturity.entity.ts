import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { Answer } from '#maturity';
import { AssessmentRecord } from './assessment.entity.js';
import { City } from './reference.entity.js';

const ANSWER_CHECK = `answer IN ('yes', 'partly', 'no')`;
const EFFORT_CHECK = 'effort BETWEEN 1 AND 5';

/** What the present state and its revisions share. */
abstract class EffortColumns {
  /** Effort to reach the next level as the city sees it, 1 (little) to 5. */
  @Column('smallint', { nullable: true })
  effort: number | null;

  @Column('timestamp with time zone')
  updatedAt: Date;

  /** E.g. `user:<id>`. */
  @Column('text')
  updatedBy: string;
}

abstract class AnswerColumns extends EffortColumns {
  /** `null` while the question is not answered. */
  @Column('text', { nullable: true })
  answer: Answer | null;

  @Column('text', { nullable: true })
  note: string | null;
}

/**
 * A city's answer to a question about its capabilities, in one assessment; files that prove it are evidence of
 * `capability:<question>`. City data.
 */
@Entity('capability_answer')
@Check('capability_answer_answer_check', ANSWER_CHECK)
@Check('capability_answer_effort_check', EFFORT_CHECK)
@Check('capability_answer_revision_check', 'revision >= 1')
export class CapabilityAnswerRecord extends AnswerColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'capability_answer_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'capability_answer_pk' })
  assessmentId: string;

  /** E.g. `strategy.2.a`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'capability_answer_pk' })
  question: string;

  /** Number of the newest revision, from 1. */
  @Column('integer')
  revision: number;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn([
    {
      name: 'city_id',
      referencedColumnName: 'cityId',
      foreignKeyConstraintName: 'capability_answer_assessment_fk',
    },
    {
      name: 'assessment_id',
      referencedColumnName: 'id',
      foreignKeyConstraintName: 'capability_answer_assessment_fk',
    },
  ])
  assessment?: AssessmentRecord;
}

const toAnswer = (name: string, referencedColumnName: string) => ({
  name,
  referencedColumnName,
  foreignKeyConstraintName: 'capability_answer_revision_answer_fk',
});

/** Every state an answer ever had; only added to and read. City data. */
@Entity('capability_answer_revision')
@Check('capability_answer_revision_answer_check', ANSWER_CHECK)
@Check('capability_answer_revision_effort_check', EFFORT_CHECK)
@Check('capability_answer_revision_revision_check', 'revision >= 1')
export class CapabilityAnswerRevisionRecord extends AnswerColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'capability_answer_revision_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'capability_answer_revision_pk' })
  assessmentId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'capability_answer_revision_pk' })
  question: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'capability_answer_revision_pk' })
  revision: number;

  @ManyToOne(() => CapabilityAnswerRecord)
  @JoinColumn([
    toAnswer('city_id', 'cityId'),
    toAnswer('assessment_id', 'assessmentId'),
    toAnswer('question', 'question'),
  ])
  present?: CapabilityAnswerRecord;
}

/** Where a level begins. */
export interface StoredTarget {
  /** Decimal text as typed, in the data point's unit; `null` while only the year is set. */
  readonly value: string | null;
  /** Year by which the city wants to reach the level. */
  readonly year: number | null;
}

abstract class TargetColumns extends EffortColumns {
  /** By the level's number; a level that is not set is left out. */
  @Column('jsonb')
  targets: Record<string, StoredTarget>;
}

/** Targets that a city has set for a data point: the city's, whatever the year of the assessment. City data. */
@Entity('maturity_target')
@Check('maturity_target_effort_check', EFFORT_CHECK)
@Check('maturity_target_revision_check', 'revision >= 1')
export class MaturityTargetRecord extends TargetColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'maturity_target_pk' })
  cityId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'maturity_target_pk' })
  dataPoint: string;

  /** Number of the newest revision, from 1. */
  @Column('integer')
  revision: number;

  @ManyToOne(() => City)
  @JoinColumn({ name: 'city_id', foreignKeyConstraintName: 'maturity_target_city_fk' })
  city?: City;
}

const toTarget = (name: string, referencedColumnName: string) => ({
  name,
  referencedColumnName,
  foreignKeyConstraintName: 'maturity_target_revision_target_fk',
});

/** Every state a city's targets ever had; only added to and read. City data. */
@Entity('maturity_target_revision')
@Check('maturity_target_revision_effort_check', EFFORT_CHECK)
@Check('maturity_target_revision_revision_check', 'revision >= 1')
export class MaturityTargetRevisionRecord extends TargetColumns {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'maturity_target_revision_pk' })
  cityId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'maturity_target_revision_pk' })
  dataPoint: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'maturity_target_revision_pk' })
  revision: number;

  @ManyToOne(() => MaturityTargetRecord)
  @JoinColumn([toTarget('city_id', 'cityId'), toTarget('data_point', 'dataPoint')])
  present?: MaturityTargetRecord;
}
