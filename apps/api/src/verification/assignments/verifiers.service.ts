import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { newId, VerdictRecord, VerifierAssignmentRecord } from '#persistence';
import { AssessmentAccess, type Frame, personOf } from '../../assessments/assessment-access.service.js';
import { MailService } from '../../mail/mail.service.js';
import { actorOf, type Caller } from '../../shared/caller.js';
import { type Names, namesOf, peopleIn, personRef, timeText } from '../../shared/people.js';
import { ProblemException } from '../../shared/problem.js';
import { type Candidate, refusalOf } from './eligibility.js';
import type {
  AssignVerifierDto,
  CandidateDto,
  VerifierAssignmentDto,
  VerifiersDto,
} from './verifiers.dto.js';

type Assignment = Omit<VerifierAssignmentRecord, 'assessment' | 'user'>;

/** Says who verifies what. Every assignment and every refusal stays on record, with its reason. */
@Injectable()
export class VerifiersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly mails: MailService,
  ) {}

  async list(caller: Caller, assessmentId: string): Promise<VerifiersDto> {
    const frame = await this.access.require(caller, 'verification.read', assessmentId);
    const { manager } = this.dataSource;
    const assignments: Assignment[] = await manager.find(VerifierAssignmentRecord, {
      where: { cityId: frame.cityId, assessmentId },
      order: { at: 'ASC', id: 'ASC' },
    });
    const names = await namesIn(manager, assignments);
    const assigns = this.access.allows(caller, 'verification.assign', frame);
    return {
      active: assignments.filter(({ state }) => state === 'active').map((one) => assignmentDto(one, names)),
      past: assignments
        .filter(({ state }) => state !== 'active')
        .map((one) => assignmentDto(one, names))
        .toReversed(),
      candidates: assigns ? await candidates(manager, frame) : [],
    };
  }

  /**
   * Assigns a person and tells them. Throws `assignmentRefused` (409), after recording the attempt, when the person may
   * not have this duty; `alreadyAssigned` (409) when they have one; `notFound` for somebody who is not there.
   */
  async assign(
    caller: Caller,
    assessmentId: string,
    wanted: AssignVerifierDto,
  ): Promise<VerifierAssignmentDto> {
    const { assignment, names } = await this.dataSource.transaction(async (manager) => {
      const frame = await this.access.requireLocked(caller, 'verification.assign', assessmentId, manager);
      if (frame.state === 'publishedElsewhere') throw new ProblemException(404, 'notFound');
      const candidate = await candidateOf(manager, frame, wanted.userId);
      if (!candidate) throw new ProblemException(404, 'notFound');
      if (candidate.assigned) throw new ProblemException(409, 'alreadyAssigned');
      const { duty, userId } = wanted;
      const refusal = refusalOf(candidate, duty);
      const at = new Date();
      const by = actorOf(caller);
      const made: Assignment = {
        cityId: frame.cityId,
        id: newId(),
        assessmentId,
        userId,
        duty,
        state: refusal === null ? 'active' : 'refused',
        grade: candidate.grade,
        refusal,
        reason: wanted.reason.trim(),
        at,
        by,
        endedReason: null,
        endedAt: refusal === null ? null : at,
        endedBy: refusal === null ? null : by,
      };
      await manager.insert(VerifierAssignmentRecord, made);
      if (refusal === null) await this.tell(manager, frame, made);
      return { assignment: made, names: await namesIn(manager, [made]) };
    });
    const { refusal } = assignment;
    if (refusal === null) return assignmentDto(assignment, names);
    throw new ProblemException(409, 'assignmentRefused', { refusal }, undefined, { refusal });
  }

  /** Ends an assignment; the verdicts that were given stay. Throws `assignmentOver` (409), `notFound`. */
  end(caller: Caller, assessmentId: string, id: string, reason: string): Promise<VerifierAssignmentDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.requireLocked(caller, 'verification.assign', assessmentId, manager);
      const assignment = await found(manager, frame, id);
      return over(manager, caller, assignment, { state: 'ended', reason });
    });
  }

  /** Declines one's own assignment. Throws `verdictsGiven` (409), `assignmentOver` (409), `notFound`. */
  decline(caller: Caller, assessmentId: string, id: string, reason: string): Promise<VerifierAssignmentDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.requireLocked(caller, 'verification.read', assessmentId, manager);
      const assignment = await found(manager, frame, id);
      if (assignment.userId !== personOf(caller)) throw new ProblemException(404, 'notFound');
      const mine = { cityId: frame.cityId, assessmentId, by: actorOf(caller) };
      if (await manager.existsBy(VerdictRecord, mine)) throw new ProblemException(409, 'verdictsGiven');
      return over(manager, caller, assignment, { state: 'refused', refusal: 'declined', reason });
    });
  }

  private async tell(
    manager: EntityManager,
    frame: Frame,
    { userId, duty, reason }: Assignment,
  ): Promise<void> {
    await this.mails.queue(manager, {
      kind: 'verifierAssigned',
      userId,
      params: {
        by: frame.callerName ?? '',
        city: frame.cityName,
        year: `${frame.year}`,
        duty: { message: `duty.${duty}` },
        reason,
      },
      path: `desk/${frame.assessmentId}`,
    });
  }
}

const CANDIDATE = `SELECT verifier_grade AS grade,
    EXISTS (SELECT FROM city_membership WHERE city_id = $1 AND user_id = app_user.id) AS "belongsToCity",
    EXISTS (SELECT FROM programme_membership WHERE programme_id = $2 AND user_id = app_user.id AND role = 'verifier')
      AS verifier,
    EXISTS (SELECT FROM verifier_assignment WHERE city_id = $1 AND assessment_id = $3 AND user_id = app_user.id
      AND state = 'active') AS assigned, id, name
  FROM app_user WHERE disabled_at IS NULL`;

type CandidateRow = Candidate & { readonly id: string; readonly name: string; readonly assigned: boolean };

async function candidateOf(
  manager: EntityManager,
  { cityId, programmeId, assessmentId }: Frame,
  userId: string,
): Promise<CandidateRow | undefined> {
  const rows = await manager.query<CandidateRow[]>(`${CANDIDATE} AND id = $4`, [
    cityId,
    programmeId,
    assessmentId,
    userId,
  ]);
  return rows[0];
}

/** Whoever can be assigned as a verifier at least; second readers are the qualified ones among them. */
async function candidates(
  manager: EntityManager,
  { cityId, programmeId, assessmentId }: Frame,
): Promise<CandidateDto[]> {
  const rows = await manager.query<CandidateRow[]>(
    `${CANDIDATE} AND id IN (SELECT user_id FROM programme_membership WHERE programme_id = $2) ORDER BY name, id`,
    [cityId, programmeId, assessmentId],
  );
  return rows
    .filter((row) => !row.assigned && refusalOf(row, 'verifier') === null)
    .map(({ id, name, grade }) => ({ id, name, grade }));
}

async function found(
  manager: EntityManager,
  { cityId, assessmentId }: Frame,
  id: string,
): Promise<Assignment> {
  const known = await manager.findOneBy(VerifierAssignmentRecord, { cityId, assessmentId, id });
  if (!known) throw new ProblemException(404, 'notFound');
  return known;
}

interface End extends Pick<Assignment, 'state'> {
  readonly refusal?: Assignment['refusal'];
  readonly reason: string;
}

async function over(
  manager: EntityManager,
  caller: Caller,
  assignment: Assignment,
  { state, refusal = null, reason }: End,
): Promise<VerifierAssignmentDto> {
  if (assignment.state !== 'active') throw new ProblemException(409, 'assignmentOver');
  const { cityId, id } = assignment;
  const end = { state, refusal, endedReason: reason.trim(), endedAt: new Date(), endedBy: actorOf(caller) };
  await manager.update(VerifierAssignmentRecord, { cityId, id }, end);
  return assignmentDto({ ...assignment, ...end }, await namesIn(manager, [assignment]));
}

async function namesIn(manager: EntityManager, assignments: readonly Assignment[]): Promise<Names> {
  const people = assignments.map(({ userId }) => userId);
  return namesOf(manager, [...people, ...peopleIn(assignments.map(({ by }) => by))]);
}

function assignmentDto(assignment: Assignment, names: Names): VerifierAssignmentDto {
  const { id, userId, duty, grade, state, refusal, reason, at, by, endedReason, endedAt } = assignment;
  return {
    id,
    user: personRef(`user:${userId}`, names),
    duty,
    grade,
    state,
    refusal,
    reason,
    endedReason,
    at: timeText(at),
    by: personRef(by, names),
    endedAt: endedAt === null ? null : timeText(endedAt),
  };
}
