import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { catalogueTexts, dataPointByKey } from '#catalogue';
import { PROFILE_KEYS } from '#exchange';
import type { Language } from '#text';
import { type AssignedScope, type Frame, isAssigned } from '../../assessments/assessment-access.service.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { MailService, type QueuedItem } from '../../mail/mail.service.js';
import { apiText } from '../../shared/texts.js';

/** Who is told: the city of questions that wait for it, or the verifiers of answers. */
export type MailedSide = 'city' | 'verifiers';

/** Questions asked, or answered, within this time (in ms) are told of in one mail. */
const TOGETHER = 10 * 60 * 1000;

const TELL = 'tellQuestions';

interface Payload {
  readonly cityId: string;
  readonly assessmentId: string;
  readonly side: MailedSide;
}

/** A question that somebody is to be told of. */
interface WaitingQuestion {
  readonly userId: string;
  /** What of the assessment concerns the person: all of it, or what is assigned. */
  readonly everything: boolean;
  readonly own: readonly AssignedScope[];
  readonly number: number;
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  readonly issue: string;
  readonly city: string;
  readonly year: string;
}

/** Mails about questions. They wait a while, so that one mail tells of many, and say what still waits when they are sent. */
@Injectable()
export class QuestionMailsService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobsService,
    private readonly mails: MailService,
  ) {}

  onModuleInit(): void {
    this.jobs.define(TELL, (payload) => this.tell(payload as Payload));
  }

  /** Has a mail sent to a side of the assessment soon, in the transaction of what it tells of. */
  async later(
    manager: EntityManager,
    { cityId, assessmentId }: Pick<Frame, 'cityId' | 'assessmentId'>,
    side: MailedSide,
    now: Date,
  ): Promise<void> {
    const payload: Payload = { cityId, assessmentId, side };
    await this.jobs.queue(manager, TELL, payload, {
      key: `${TELL}:${side}:${assessmentId}`,
      runAt: new Date(now.getTime() + TOGETHER),
      keepsTime: true,
    });
  }

  /** Queues the mails to a side about everything that waits for it; nobody is told of nothing. */
  private tell({ cityId, assessmentId, side }: Payload): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const rows: WaitingQuestion[] = await manager.query(WAITING[side], [cityId, assessmentId]);
      const page = `${side === 'city' ? 'workspace' : 'desk'}/${assessmentId}`;
      const concerned = rows.filter(
        ({ everything, own, dataPoint }) => everything || (dataPoint !== null && isAssigned(dataPoint, own)),
      );
      for (const [userId, own] of Map.groupBy(concerned, (row) => row.userId)) {
        const { city = '', year = '' } = own[0] ?? {};
        await this.mails.queue(manager, {
          kind: side === 'city' ? 'questions' : 'answers',
          userId,
          params: { city, year, count: own.length },
          items: own.map((question) => itemOf(question, side, page)),
          path: page,
        });
      }
    });
  }
}

function itemOf(question: WaitingQuestion, side: MailedSide, page: string): QueuedItem {
  const line = (language: Language): string => {
    const { number, issue } = question;
    return apiText(language, 'question.item', { number, issue, subject: nameOf(question, language) });
  };
  const path = side === 'city' ? placeInWorkspace(question) : (question.dataPoint ?? '');
  return { text: { en: line('en'), fr: line('fr') }, path: path === '' ? page : `${page}/${path}` };
}

function nameOf({ dataPoint, profileKey }: WaitingQuestion, language: Language): string {
  const texts = catalogueTexts(language);
  if (dataPoint !== null) return texts.dataPoint(dataPoint).label;
  const key = PROFILE_KEYS.find((known) => known === profileKey);
  return key === undefined ? (profileKey ?? '') : texts.profile(key);
}

/** The page of the workspace on which the figure stands. */
function placeInWorkspace({ dataPoint }: WaitingQuestion): string {
  if (dataPoint === null) return 'profile';
  return encodeURIComponent(dataPointByKey(dataPoint)?.kpi.category ?? '');
}

const QUESTION = `question.number, question.data_point AS "dataPoint", question.profile_key AS "profileKey",
  question.issue, city.name AS city, assessment.reporting_year::text AS year`;

const OF_ASSESSMENT = `question JOIN city ON city.id = question.city_id
  JOIN assessment ON assessment.city_id = question.city_id AND assessment.id = question.assessment_id`;

const WAITING: Readonly<Record<MailedSide, string>> = {
  city: `SELECT person.user_id AS "userId", person.manages AS everything,
      (SELECT coalesce(json_agg(json_build_object('category', category, 'kpi', kpi)), '[]') FROM assignment
        WHERE city_id = $1 AND assessment_id = $2 AND user_id = person.user_id) AS own, ${QUESTION}
    FROM ${OF_ASSESSMENT}
    JOIN (SELECT city_id, user_id, bool_or(role = 'cityManager') AS manages FROM city_membership
      WHERE city_id = $1 AND role IN ('cityManager', 'contributor') GROUP BY city_id, user_id) person
      ON person.city_id = question.city_id
    WHERE question.city_id = $1 AND question.assessment_id = $2 AND question.state = 'open'
    ORDER BY question.number`,
  verifiers: `SELECT person.user_id AS "userId", true AS everything, '[]'::json AS own, ${QUESTION}
    FROM ${OF_ASSESSMENT}
    JOIN verifier_assignment person ON person.city_id = question.city_id
      AND person.assessment_id = question.assessment_id AND person.state = 'active'
    WHERE question.city_id = $1 AND question.assessment_id = $2 AND question.state = 'answered'
      AND (person.duty = 'verifier' OR question.asked_by = 'user:' || person.user_id)
    ORDER BY question.number`,
};
