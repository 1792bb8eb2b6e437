import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AssessmentRecord, type AssessmentState, AssessmentTransitionRecord } from '#persistence';
import { blocks, isUnexplained } from '#screening';
import type { Language } from '#text';
import { assessmentWorkflow, type AssessmentWorkflowState } from '#workflow';
import { actorOf, type Caller } from '../../shared/caller.js';
import { type Names, namesOf, peopleIn, personRef, timeText } from '../../shared/people.js';
import { ProblemException } from '../../shared/problem.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import { type Frame, personOf } from '../frame.js';
import { findingDto } from '../judging.js';
import { lockAssessment } from '../lock.js';
import { type Reading, ReadingService } from '../reading.service.js';
import { type Readiness, readinessOf } from '../readiness.js';
import { summaryOf } from '../summary.js';
import { StepEffectsService } from './step-effects.service.js';
import { questionsOf, StepFactsService } from './step-facts.service.js';
import { StepMailsService } from './step-mails.service.js';
import type { ReadinessDto, StepTakenDto, TakeStepDto, TransitionDto } from './submission.dto.js';
import { recordTransition } from './transitions.js';

/** A step that the program takes by itself, with the first and the last question. */
export type AutomaticEvent = 'ask' | 'answer' | 'resume';

/** Automatic steps may be taken by whoever asks, answers or closes: that was asked for before. */
const WHOEVER = { may: () => true, obstacle: () => null };

/** The step by which a second reader's disagreement takes an assessment back, by its state. */
const SENDING_BACK: Partial<Record<AssessmentState, 'reopen' | 'sendBack'>> = {
  verified: 'reopen',
  qualityReview: 'sendBack',
};

/** Takes assessments through their workflow. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly reading: ReadingService,
    private readonly facts: StepFactsService,
    private readonly effects: StepEffectsService,
    private readonly mails: StepMailsService,
  ) {}

  /** What is still to be done before the assessment can be submitted, and what its result would be. */
  async readiness(caller: Caller, assessmentId: string, language: Language): Promise<ReadinessDto> {
    const { manager } = this.dataSource;
    const figures = await this.reading.read(caller, 'assessment.read', assessmentId);
    const { result, findings } = figures.screening;
    const readiness = await readinessIn(manager, figures);
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
   * Takes a step: the state, the record of the step, what comes with it and the mails are written together or not at
   * all. Throws `transitionRefused` (409) with the reason, also as the member `reason`.
   */
  take(caller: Caller, assessmentId: string, step: TakeStepDto): Promise<StepTakenDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.requireLocked(caller, 'assessment.read', assessmentId, manager);
      const figures = await this.reading.read(caller, 'assessment.read', assessmentId, manager);
      const readiness = await readinessIn(manager, figures);
      const confirmed = !readiness.needsConfirmation || step.confirmNotReported === true;
      const { from, to, statement, reason } = await this.decide(
        manager,
        caller,
        frame,
        step,
        readiness.reasons.length === 0 && confirmed,
      );
      const stamp = { at: new Date(), by: actorOf(caller) };
      const submitted = step.event === 'submit' ? { submittedAt: stamp.at, statement } : {};
      await changeState(manager, frame, { state: to, ...submitted });
      const transition = await recordTransition(manager, frame, {
        event: step.event,
        fromState: from,
        toState: to,
        statement,
        reason,
        ...stamp,
      });
      const { editionId } = await this.effects.of(manager, figures, transition);
      await this.mails.tell(manager, caller, frame, step.event, reason);
      // Questions that were open when it went back to the city are still open when it comes again.
      const asked = step.event === 'accept' && (await this.followQuestions(manager, frame, stamp.by));
      const state = asked ? 'questionsOpen' : to;
      const names = new Map([[personOf(caller) ?? '', frame.callerName ?? '']]);
      return {
        assessment: summaryOf({ ...figures, frame: { ...frame, state }, ...judgedNow(figures) }),
        transition: transitionDto(transition, names),
        editionId,
      };
    });
  }

  /**
   * Takes a step that comes by itself, if it is possible from the present state, and says whether it was. Locks the
   * assessment for the rest of the manager's transaction. Who may is asked before: whoever asks, answers or closes.
   * @param actor e.g. `user:<id>`
   */
  async advance(
    manager: EntityManager,
    frame: Pick<Frame, 'cityId' | 'assessmentId'>,
    event: AutomaticEvent,
    actor: string,
  ): Promise<boolean> {
    const from = await lockAssessment(manager, frame);
    if (from === 'publishedElsewhere') return false;
    const outcome = assessmentWorkflow.transition(from, event, WHOEVER);
    if (!outcome.ok) return false;
    await changeState(manager, frame, { state: outcome.to });
    await recordTransition(manager, frame, {
      event,
      fromState: from,
      toState: outcome.to,
      statement: null,
      reason: null,
      at: new Date(),
      by: actor,
    });
    return true;
  }

  /** Takes the automatic step that the assessment's questions ask for, if there is one, and says whether there was. */
  async followQuestions(
    manager: EntityManager,
    frame: Pick<Frame, 'cityId' | 'assessmentId'>,
    actor: string,
  ): Promise<boolean> {
    const { open, answered } = await questionsOf(manager, frame);
    const event = open > 0 ? 'ask' : answered > 0 ? 'answer' : 'resume';
    return this.advance(manager, frame, event, actor);
  }

  /**
   * Takes what was concluded back into verification because a second reader disagrees; what is in verification stays
   * there. The manager's transaction has locked the assessment.
   */
  async sendBack(manager: EntityManager, caller: Caller, frame: Frame, reason: string): Promise<void> {
    const event = SENDING_BACK[frame.state];
    if (event === undefined) return;
    const to = 'inVerification';
    await changeState(manager, frame, { state: to });
    await recordTransition(manager, frame, {
      event,
      fromState: frame.state,
      toState: to,
      statement: null,
      reason,
      at: new Date(),
      by: actorOf(caller),
    });
    await this.mails.tell(manager, caller, frame, event, reason);
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

  /** Where the step leads, with its words; throws when it cannot be taken. */
  private async decide(
    manager: EntityManager,
    caller: Caller,
    frame: Frame,
    step: TakeStepDto,
    ready: boolean,
  ): Promise<Decided> {
    if (frame.state === 'publishedElsewhere') throw refused('notFromHere');
    const facts = await this.facts.of(manager, caller, frame, ready);
    const outcome = assessmentWorkflow.transition(frame.state, step.event, facts);
    if (!outcome.ok) {
      if (outcome.reason === 'forbidden') throw new ProblemException(404, 'notFound');
      throw refused(outcome.reason);
    }
    const statement = step.statement?.trim() || null;
    const reason = step.reason?.trim() || null;
    if (outcome.needs === 'statement' && statement === null) throw refused('statementMissing');
    if (outcome.needs === 'reason' && reason === null) throw refused('reasonMissing');
    return { from: frame.state, to: outcome.to, statement, reason };
  }
}

interface Decided {
  readonly from: AssessmentWorkflowState;
  readonly to: AssessmentWorkflowState;
  readonly statement: string | null;
  readonly reason: string | null;
}

async function changeState(
  manager: EntityManager,
  { cityId, assessmentId }: Pick<Frame, 'cityId' | 'assessmentId'>,
  change: Partial<Pick<AssessmentRecord, 'state' | 'submittedAt' | 'statement'>>,
): Promise<void> {
  await manager.update(AssessmentRecord, { cityId, id: assessmentId }, change);
}

async function readinessIn(
  manager: EntityManager,
  { frame: { cityId, assessmentId }, profile, screening }: Reading,
): Promise<Readiness> {
  const notes: { readonly heading: string; readonly text: string }[] = await manager.query(
    `SELECT heading, text FROM context_note WHERE city_id = $1 AND assessment_id = $2`,
    [cityId, assessmentId],
  );
  const context = Object.fromEntries(notes.map(({ heading, text }) => [heading, text]));
  return readinessOf({ judgement: screening, profile, context });
}

function judgedNow({ entries, screening }: Reading) {
  const times = entries.map(({ updatedAt }) => timeText(updatedAt));
  return { judgement: screening, lastEntryAt: times.toSorted().at(-1) ?? null };
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
