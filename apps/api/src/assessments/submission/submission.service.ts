import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AssessmentRecord, AssessmentTransitionRecord } from '#persistence';
import type { Language } from '#text';
import { type AssessmentEvent, assessmentWorkflow } from '#workflow';
import { MailService, type QueuedMail } from '../../mail/mail.service.js';
import { actorOf, type Caller } from '../../shared/caller.js';
import { ProblemException } from '../../shared/problem.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import { type Names, peopleIn, personRef, timeText } from '../entries/entry-view.js';
import { type Frame, personOf } from '../frame.js';
import { blocks, isUnexplained, type Screening } from '#screening';
import { findingDto, judgeAssessment } from '../judging.js';
import { lockAssessment } from '../lock.js';
import { namesOf } from '../names.js';
import { type Readiness, readinessOf } from '../readiness.js';
import {
  type FiguredEntry,
  FIGURE_COLUMNS,
  FIGURED_COLUMNS,
  jsonList,
  type StoredFigure,
} from '../stored.js';
import { summaryOf } from '../summary.js';
import { factsOf } from '../workflow-facts.js';
import type { ReadinessDto, StepTakenDto, TakeStepDto, TransitionDto } from './submission.dto.js';

interface Figures {
  readonly frame: Frame;
  readonly entries: readonly FiguredEntry[];
  readonly profile: readonly StoredFigure[];
  readonly context: Readonly<Record<string, string>>;
  readonly lastEntryAt: string | null;
}

const COLUMNS = [
  `${jsonList(FIGURED_COLUMNS, 'entry')} AS entries`,
  `${jsonList(FIGURE_COLUMNS, 'profile_figure', `stated <> ''`)} AS profile`,
  `(SELECT coalesce(json_object_agg(heading, text), '{}') FROM context_note
    WHERE city_id = assessment.city_id AND assessment_id = assessment.id) AS context`,
  `(SELECT max(updated_at) FROM entry WHERE city_id = assessment.city_id AND assessment_id = assessment.id)
    AS "lastEntryAt"`,
];

/** Who is told of a step, and in which mail. */
const MAILS: Partial<Record<AssessmentEvent, { kind: QueuedMail['kind']; to: 'programme' | 'city' }>> = {
  submit: { kind: 'submitted', to: 'programme' },
  withdraw: { kind: 'withdrawn', to: 'programme' },
  startScreening: { kind: 'screening', to: 'city' },
  return: { kind: 'returned', to: 'city' },
  accept: { kind: 'accepted', to: 'city' },
};

const RECIPIENTS = {
  programme: `SELECT user_id AS id FROM programme_membership WHERE programme_id = $1 AND role = 'programmeManager'`,
  city: `SELECT user_id AS id FROM city_membership WHERE city_id = $1 AND role = 'cityManager'`,
};

/** Takes assessments through their workflow. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly mails: MailService,
  ) {}

  /** What is still to be done before the assessment can be submitted, and what its result would be. */
  async readiness(caller: Caller, assessmentId: string, language: Language): Promise<ReadinessDto> {
    const figures = await this.read(caller, 'assessment.read', assessmentId, this.dataSource.manager);
    const { judgement, readiness } = judged(figures);
    const { result, findings } = judgement;
    return {
      coverage: result.reporting,
      errors: findings.filter(blocks).map((finding) => findingDto(finding, language)),
      warnings: findings.filter(isUnexplained).map((finding) => findingDto(finding, language)),
      notReportedShare: readiness.notReportedShare,
      needsConfirmation: readiness.needsConfirmation,
      profileMissing: readiness.profileMissing,
      preview: { basis: 'selfAssessed', rollups: result.rollups, dataPoints: result.dataPoints },
      canSubmit: readiness.reasons.length === 0,
      reasons: readiness.reasons,
    };
  }

  /**
   * Takes a step: the state, the record of the step and the mails are written together or not at all. Throws
   * `transitionRefused` (409) with the reason, also as the member `reason`.
   */
  take(caller: Caller, assessmentId: string, step: TakeStepDto): Promise<StepTakenDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.require(caller, 'assessment.read', assessmentId, { manager });
      const state = await lockAssessment(manager, frame);
      const figures = await this.read(caller, 'assessment.read', assessmentId, manager);
      const { judgement, readiness } = judged(figures);
      if (state === 'publishedElsewhere') throw refused('notFromHere');
      const confirmed = !readiness.needsConfirmation || step.confirmNotReported === true;
      const facts = factsOf(caller, frame, this.access, readiness.reasons.length === 0 && confirmed);
      const outcome = assessmentWorkflow.transition(state, step.event, facts);
      if (!outcome.ok) {
        if (outcome.reason === 'forbidden') throw new ProblemException(404, 'notFound');
        throw refused(outcome.reason);
      }
      const statement = step.statement?.trim() || null;
      const reason = step.reason?.trim() || null;
      if (outcome.needs === 'statement' && statement === null) throw refused('statementMissing');
      if (outcome.needs === 'reason' && reason === null) throw refused('reasonMissing');

      const at = new Date();
      const submitted = step.event === 'submit' ? { submittedAt: at, statement } : {};
      await manager.update(
        AssessmentRecord,
        { cityId: frame.cityId, id: assessmentId },
        { state: outcome.to, ...submitted },
      );
      const transition = await recordTransition(manager, frame, {
        event: step.event,
        fromState: state,
        toState: outcome.to,
        statement,
        reason,
        at,
        by: actorOf(caller),
      });
      await this.tell(manager, caller, frame, step.event, reason);
      const names = new Map([[personOf(caller) ?? '', frame.callerName ?? '']]);
      return {
        assessment: summaryOf({ ...figures, frame: { ...frame, state: outcome.to }, judgement }),
        transition: transitionDto(transition, names),
      };
    });
  }

  /** Every step the assessment took, the oldest first. */
  async transitions(caller: Caller, assessmentId: string): Promise<TransitionDto[]> {
    const { cityId } = await this.access.require(caller, 'assessment.read', assessmentId);
    const { manager } = this.dataSource;
    const steps = await manager.find(AssessmentTransitionRecord, {
      where: { cityId, assessmentId },
      order: { number: 'ASC' },
    });
    const names = await namesOf(manager, peopleIn(steps.map(({ by }) => by)));
    return steps.map((step) => transitionDto(step, names));
  }

  private read(
    caller: Caller,
    permission: 'assessment.read',
    assessmentId: string,
    manager: EntityManager,
  ): Promise<Figures> {
    return this.access.read<Figures>(
      caller,
      permission,
      assessmentId,
      { columns: COLUMNS, params: [] },
      manager,
    );
  }

  private async tell(
    manager: EntityManager,
    caller: Caller,
    frame: Frame,
    event: AssessmentEvent,
    reason: string | null,
  ): Promise<void> {
    const mail = MAILS[event];
    if (!mail) return;
    const people: { id: string }[] = await manager.query(RECIPIENTS[mail.to], [
      mail.to === 'city' ? frame.cityId : frame.programmeId,
    ]);
    for (const { id: userId } of people) {
      if (userId === personOf(caller)) continue;
      await this.mails.queue(manager, {
        kind: mail.kind,
        userId,
        params: {
          by: frame.callerName ?? '',
          city: frame.cityName,
          year: `${frame.year}`,
          reason: reason ?? '',
        },
        path: `workspace/${frame.assessmentId}`,
      });
    }
  }
}

type Step = Omit<AssessmentTransitionRecord, 'cityId' | 'assessmentId' | 'number' | 'assessment'>;

/** Notes a step of an assessment that the transaction has locked or made. */
export async function recordTransition(
  manager: EntityManager,
  { cityId, assessmentId }: Pick<Frame, 'cityId' | 'assessmentId'>,
  step: Step,
): Promise<AssessmentTransitionRecord> {
  const before = await manager.countBy(AssessmentTransitionRecord, { cityId, assessmentId });
  const record = { cityId, assessmentId, number: before + 1, ...step };
  await manager.insert(AssessmentTransitionRecord, record);
  return record;
}

function judged({ frame, entries, profile, context }: Figures): {
  judgement: Screening;
  readiness: Readiness;
} {
  const judgement = judgeAssessment(frame.cityName, frame.year, entries, profile);
  return { judgement, readiness: readinessOf({ judgement, profile, context }) };
}

function refused(reason: string): ProblemException {
  return new ProblemException(409, 'transitionRefused', { reason }, undefined, { reason });
}

function transitionDto(step: AssessmentTransitionRecord, names: Names): TransitionDto {
  const { number, event, fromState, toState, statement, reason, at, by } = step;
  return {
    number,
    event,
    from: fromState,
    to: toState,
    statement,
    reason,
    at: timeText(at),
    by: personRef(by, names),
  };
}
