import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AssessmentEvent } from '#workflow';
import { MailService, type QueuedMail } from '../../mail/mail.service.js';
import type { Caller } from '../../shared/caller.js';
import { type Frame, personOf } from '../frame.js';

type Side = 'city' | 'programme' | 'verifiers' | 'secondReaders';

/** Who is told of a step, and in which mail. */
const MAILS: Partial<Record<AssessmentEvent, { kind: QueuedMail['kind']; to: readonly Side[] }>> = {
  submit: { kind: 'submitted', to: ['programme', 'verifiers'] },
  withdraw: { kind: 'withdrawn', to: ['programme', 'verifiers'] },
  startScreening: { kind: 'screening', to: ['city'] },
  return: { kind: 'returned', to: ['city', 'verifiers'] },
  accept: { kind: 'accepted', to: ['city', 'verifiers'] },
  conclude: { kind: 'concluded', to: ['programme', 'secondReaders'] },
  reopen: { kind: 'sentBack', to: ['programme', 'verifiers', 'secondReaders'] },
  sendBack: { kind: 'sentBack', to: ['verifiers'] },
  signOff: { kind: 'signedOff', to: ['programme'] },
  decline: { kind: 'sentBack', to: ['verifiers', 'secondReaders'] },
  publish: { kind: 'published', to: ['city'] },
  correct: { kind: 'correction', to: ['city', 'programme', 'verifiers', 'secondReaders'] },
};

const ofDuty = (duty: string): string => `SELECT user_id AS id FROM verifier_assignment
  WHERE city_id = $1 AND assessment_id = $2 AND duty = '${duty}' AND state = 'active'`;

const RECIPIENTS: Readonly<Record<Side, { sql: string; page: string }>> = {
  city: {
    sql: `SELECT user_id AS id FROM city_membership WHERE city_id = $1 AND role = 'cityManager'`,
    page: 'workspace',
  },
  programme: {
    sql: `SELECT user_id AS id FROM programme_membership WHERE programme_id = $1 AND role = 'programmeManager'`,
    page: 'workspace',
  },
  verifiers: { sql: ofDuty('verifier'), page: 'desk' },
  secondReaders: { sql: ofDuty('secondReader'), page: 'desk' },
};

/** Tells people about steps of an assessment. */
@Injectable()
export class StepMailsService {
  constructor(private readonly mails: MailService) {}

  /** Queues the mails in the transaction of the step. Nobody is told of what they did, and nobody twice. */
  async tell(
    manager: EntityManager,
    caller: Caller,
    frame: Frame,
    event: AssessmentEvent,
    reason: string | null,
  ): Promise<void> {
    const mail = MAILS[event];
    if (!mail) return;
    const told = new Set([personOf(caller)]);
    for (const side of mail.to) {
      const { page } = RECIPIENTS[side];
      for (const userId of await recipients(manager, frame, side)) {
        if (told.has(userId)) continue;
        told.add(userId);
        await this.mails.queue(manager, {
          kind: mail.kind,
          userId,
          params: {
            by: frame.callerName ?? '',
            city: frame.cityName,
            year: `${frame.year}`,
            reason: reason ?? '',
          },
          path: `${page}/${frame.assessmentId}`,
        });
      }
    }
  }
}

async function recipients(
  manager: EntityManager,
  { cityId, programmeId, assessmentId }: Frame,
  side: Side,
): Promise<string[]> {
  const params = { city: [cityId], programme: [programmeId] };
  const rows: { readonly id: string }[] = await manager.query(
    RECIPIENTS[side].sql,
    side === 'city' || side === 'programme' ? params[side] : [cityId, assessmentId],
  );
  return rows.map(({ id }) => id);
}
