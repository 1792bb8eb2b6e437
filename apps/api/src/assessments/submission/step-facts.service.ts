import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type AssessmentEvent,
  type AssessmentGuard,
  type AssessmentPermission,
  assessmentWorkflow,
  type Facts,
  type NextAction,
} from '#workflow';
import {
  obstacleToConcluding,
  obstacleToSigningOff,
  ReviewsService,
} from '../../verification/reviews.service.js';
import { actorOf, type Caller } from '../../shared/caller.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import type { Frame } from '../frame.js';
import { factsOf, REACHABLE_EVENTS } from '../workflow-facts.js';

/** Looks up what decides about the next steps of an assessment. */
@Injectable()
export class StepFactsService {
  constructor(
    private readonly access: AssessmentAccess,
    private readonly reviews: ReviewsService,
  ) {}

  /** Every step that people can take from the present state, and what keeps the caller from it. */
  async actions(
    manager: EntityManager,
    caller: Caller,
    frame: Frame,
    ready: boolean,
  ): Promise<readonly NextAction<AssessmentEvent>[]> {
    if (frame.state === 'publishedElsewhere') return [];
    const facts = await this.of(manager, caller, frame, ready);
    return assessmentWorkflow
      .nextActions(frame.state, facts)
      .filter(({ event }) => REACHABLE_EVENTS.includes(event));
  }

  /** @param ready nothing stands in the way of submitting */
  async of(
    manager: EntityManager,
    caller: Caller,
    frame: Frame,
    ready: boolean,
  ): Promise<Facts<AssessmentPermission, AssessmentGuard>> {
    // Each condition is asked for in one state only; in the others nothing needs to be read.
    return factsOf(caller, frame, this.access, {
      ready: ready ? null : 'notReady',
      judged: frame.state === 'inVerification' ? await this.judged(manager, frame) : null,
      secondRead: frame.state === 'qualityReview' ? await this.secondRead(manager, caller, frame) : null,
    });
  }

  private async judged(manager: EntityManager, frame: Frame): Promise<string | null> {
    const { open, answered } = await questionsOf(manager, frame);
    return obstacleToConcluding(await this.reviews.read(manager, frame), open + answered);
  }

  private async secondRead(manager: EntityManager, caller: Caller, frame: Frame): Promise<string | null> {
    const [conclusion]: { readonly by: string }[] = await manager.query(
      `SELECT by FROM assessment_transition WHERE city_id = $1 AND assessment_id = $2 AND event = 'conclude'
       ORDER BY number DESC LIMIT 1`,
      [frame.cityId, frame.assessmentId],
    );
    return obstacleToSigningOff(await this.reviews.read(manager, frame), {
      concludedBy: conclusion?.by ?? null,
      actor: actorOf(caller),
    });
  }
}

/** How many questions of the assessment wait for the city, and for the verifier. */
export async function questionsOf(
  manager: EntityManager,
  { cityId, assessmentId }: Pick<Frame, 'cityId' | 'assessmentId'>,
): Promise<{ readonly open: number; readonly answered: number }> {
  const rows: { readonly open: number; readonly answered: number }[] = await manager.query(
    `SELECT (count(*) FILTER (WHERE state = 'open'))::int AS open,
       (count(*) FILTER (WHERE state = 'answered'))::int AS answered
     FROM question WHERE city_id = $1 AND assessment_id = $2`,
    [cityId, assessmentId],
  );
  return rows[0] ?? { open: 0, answered: 0 };
}
