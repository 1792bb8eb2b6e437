import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import type { DataPointState, QuestionState, VerdictOutcome } from '#workflow';
import { AppUser, type VerifierGrade } from './account.entity.js';
import { AssessmentRecord } from './assessment.entity.js';

/** The columns by which city data belongs to an assessment. */
const toAssessment = (foreignKeyConstraintName: string) => [
  { name: 'city_id', referencedColumnName: 'cityId', foreignKeyConstraintName },
  { name: 'assessment_id', referencedColumnName: 'id', foreignKeyConstraintName },
];

const DATA_POINT_STATE_CHECK = `state IN ('notReported', 'reported', 'queried', 'answered', 'verified', 'verifiedWithCaveat',
  'notVerified')`;

/** `refused`: the assignment was asked for and may not be, or the person declined it; the row says why. */
export type VerifierAssignmentState = 'active' | 'ended' | 'refused';

/** Why an assignment was refused. */
export type AssignmentRefusal = 'belongsToCity' | 'notVerifier' | 'notQualified' | 'declined';

/** Who verifies an assessment, who did, and who could not. Rows are never removed. City data. */
@Entity('verifier_assignment')
@Index('verifier_assignment_active_key', ['cityId', 'assessmentId', 'userId'], {
  unique: true,
  where: `state = 'active'`,
})
@Index('verifier_assignment_user_id_idx', ['userId'])
@Check('verifier_assignment_duty_check', `duty IN ('verifier', 'secondReader')`)
@Check('verifier_assignment_state_check', `state IN ('active', 'ended', 'refused')`)
@Check('verifier_assignment_refusal_check', `(state = 'refused') = (refusal IS NOT NULL)`)
@Check('verifier_assignment_ended_check', `(state = 'active') = (ended_at IS NULL)`)
export class VerifierAssignmentRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'verifier_assignment_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'verifier_assignment_pk' })
  id: string;

  @Column('uuid')
  assessmentId: string;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn(toAssessment('verifier_assignment_assessment_fk'))
  assessment?: AssessmentRecord;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => AppUser)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'verifier_assignment_user_fk' })
  user?: AppUser;

  @Column('text')
  duty: 'verifier' | 'secondReader';

  @Column('text')
  state: VerifierAssignmentState;

  /** The verifier's grade when assigned. */
  @Column('text', { nullable: true })
  grade: VerifierGrade | null;

  @Column('text', { nullable: true })
  refusal: AssignmentRefusal | null;

  /** Why this person was asked for. */
  @Column('text')
  reason: string;

  @Column('timestamp with time zone')
  at: Date;

  @Column('text')
  by: string;

  /** Why it ended or was declined, when and by whom; one that was refused at once ended when it was asked for. */
  @Column('text', { nullable: true })
  endedReason: string | null;

  @Column('timestamp with time zone', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  endedBy: string | null;
}

/** Where a data point stands in verification; absent until somebody asked about it or judged it. City data. */
@Entity('review')
@Check('review_state_check', DATA_POINT_STATE_CHECK)
@Check('review_version_check', 'version >= 1')
export class ReviewRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'review_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'review_pk' })
  assessmentId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'review_pk' })
  dataPoint: string;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn(toAssessment('review_assessment_fk'))
  assessment?: AssessmentRecord;

  @Column('text')
  state: DataPointState;

  /** Counts the changes, from 1: whoever changes it says which one they saw. */
  @Column('integer')
  version: number;

  /** Number of the verdict in force; `null` while there is none. */
  @Column('integer', { nullable: true })
  verdict: number | null;

  /** True when a second reader has confirmed the verdict in force. */
  @Column('boolean')
  confirmed: boolean;

  @Column('timestamp with time zone')
  updatedAt: Date;

  @Column('text')
  updatedBy: string;
}

/** `confirmed`: a second reader agrees; `reopened`: the verdict no longer holds, e.g. after a correction. */
export type VerdictRecordOutcome = VerdictOutcome | 'confirmed' | 'reopened';

/** One decision about a data point; only added to and read. City data. */
@Entity('verdict')
@Check('verdict_number_check', 'number >= 1')
@Check(
  'verdict_outcome_check',
  `outcome IN ('verified', 'verifiedWithCaveat', 'notVerified', 'confirmed', 'reopened')`,
)
@Check('verdict_footnote_check', `(outcome = 'verifiedWithCaveat') = (footnote IS NOT NULL)`)
@Check('verdict_reason_code_check', `(outcome = 'notVerified') = (reason_code IS NOT NULL)`)
export class VerdictRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'verdict_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'verdict_pk' })
  assessmentId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'verdict_pk' })
  dataPoint: string;

  /** Counts the decisions about the data point, from 1. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'verdict_pk' })
  number: number;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn(toAssessment('verdict_assessment_fk'))
  assessment?: AssessmentRecord;

  @Column('text')
  outcome: VerdictRecordOutcome;

  /** Revision of the entry that was judged. */
  @Column('integer')
  entryRevision: number;

  /** The value as computed when it was judged, decimal text in the catalogue's unit. */
  @Column('text', { nullable: true })
  value: string | null;

  /** What is published beside a value that is verified with a caveat. */
  @Column('text', { nullable: true })
  footnote: string | null;

  /** Why it is not verified, as one of the closed list. */
  @Column('text', { nullable: true })
  reasonCode: string | null;

  @Column('text', { nullable: true })
  reason: string | null;

  /** Checks of the KPI that the verifier ticked, by their number in the catalogue from 0. */
  @Column('jsonb')
  checks: readonly number[];

  /** Grade of the verifier when deciding; `null` where the city or the program did. */
  @Column('text', { nullable: true })
  grade: VerifierGrade | null;

  @Column('timestamp with time zone')
  at: Date;

  @Column('text')
  by: string;
}

/** A question of a verifier about a data point or a figure of the profile. City data. */
@Entity('question')
@Unique('question_number_key', ['cityId', 'assessmentId', 'number'])
@Index('question_id_idx', ['id'])
@Check('question_subject_check', '(data_point IS NULL) <> (profile_key IS NULL)')
@Check('question_state_check', `state IN ('open', 'answered', 'resolved', 'withdrawn')`)
@Check('question_closed_check', `(state IN ('resolved', 'withdrawn')) = (closed_at IS NOT NULL)`)
export class QuestionRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'question_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'question_pk' })
  id: string;

  @Column('uuid')
  assessmentId: string;

  @ManyToOne(() => AssessmentRecord)
  @JoinColumn(toAssessment('question_assessment_fk'))
  assessment?: AssessmentRecord;

  /** Counts the questions of the assessment, from 1. */
  @Column('integer')
  number: number;

  @Column('text', { nullable: true })
  dataPoint: string | null;

  @Column('text', { nullable: true })
  profileKey: string | null;

  /** What the question is about, in a few words. */
  @Column('text')
  issue: string;

  @Column('text')
  state: QuestionState;

  /** Revision and value when the question was asked; value as decimal text, `null` when there was none. */
  @Column('integer')
  revisionBefore: number;

  @Column('text', { nullable: true })
  valueBefore: string | null;

  /** Revision and value when it was closed. */
  @Column('integer', { nullable: true })
  revisionAfter: number | null;

  @Column('text', { nullable: true })
  valueAfter: string | null;

  @Column('text', { nullable: true })
  resolution: string | null;

  @Column('timestamp with time zone')
  askedAt: Date;

  @Column('text')
  askedBy: string;

  @Column('timestamp with time zone', { nullable: true })
  closedAt: Date | null;

  @Column('text', { nullable: true })
  closedBy: string | null;
}

/** One message of a question's thread; the first is the question itself. Only added to and read. City data. */
@Entity('question_message')
@Check('question_message_side_check', `side IN ('verifier', 'city')`)
export class QuestionMessageRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'question_message_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'question_message_pk' })
  questionId: string;

  /** Counts the messages of the question, from 1. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'question_message_pk' })
  number: number;

  @ManyToOne(() => QuestionRecord)
  @JoinColumn([
    {
      name: 'city_id',
      referencedColumnName: 'cityId',
      foreignKeyConstraintName: 'question_message_question_fk',
    },
    {
      name: 'question_id',
      referencedColumnName: 'id',
      foreignKeyConstraintName: 'question_message_question_fk',
    },
  ])
  question?: QuestionRecord;

  @Column('text')
  side: 'verifier' | 'city';

  @Column('text')
  text: string;

  /** Evidence it points to. */
  @Column('uuid', { array: true })
  evidence: string[];

  @Column('timestamp with time zone')
  at: Date;

  @Column('text')
  by: string;
}
