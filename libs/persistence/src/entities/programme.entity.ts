import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Programme } from './reference.entity.js';

/** One yearly round of a programme: the time in which its cities report on a year. A reference table. */
@Entity('assessment_round')
@Unique('assessment_round_year_key', ['programmeId', 'year'])
@Check('assessment_round_dates_check', 'opens_on <= closes_on')
export class AssessmentRound {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'assessment_round_pk' })
  id: string;

  @Column('uuid')
  programmeId: string;

  @ManyToOne(() => Programme)
  @JoinColumn({ name: 'programme_id', foreignKeyConstraintName: 'assessment_round_programme_fk' })
  programme?: Programme;

  /** The year reported on. */
  @Column('integer')
  year: number;

  /** First and last day on which cities work, `YYYY-MM-DD`. */
  @Column('date')
  opensOn: string;

  @Column('date')
  closesOn: string;

  /** How many days before closing a reminder goes out. */
  @Column('integer', { array: true })
  reminderDays: number[];

  @Column('timestamp with time zone')
  createdAt: Date;
}
