import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { newId, QuestionMessageRecord, QuestionRecord } from '#persistence';
import { eventOfQuestions, opennessOf, type QuestionEvent, questionWorkflow } from '#workflow';
import { AssessmentAccess, type Frame } from '../../assessments/assessment-access.service.js';
import { EvidenceService } from '../../assessments/evidence/evidence.service.js';
import { ReadingService } from '../../assessments/reading.service.js';
import { SubmissionService } from '../../assessments/submission/submission.service.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import { actorOf, type Caller } from '../../shared/caller.js';
import { ProblemException } from '../../shared/problem.js';
import { namesOf } from '../../shared/people.js';
import { apiText } from '../../shared/texts.js';
import { ReviewsService, type Stamp } from '../reviews.service.js';
import { peopleInReviews, reviewDto } from '../verdicts/review.dto.js';
import { type Ending, QuestionClosingService } from './closing.service.js';
import { figuresIn, type Subject, subjectOf } from './figures.js';
import { type MailedSide, QuestionMailsService } from './question-mails.service.js';
import { QuestionReadingService } from './question-reading.service.js';
import type { AnswerDto, AskDto, QuestionDto } from './question.dto.js';

type Question = Omit<QuestionRecord, 'assessment'>;

/** A question that somebody is about to change; the assessment is locked. */
interface Turn {
  readonly manager: EntityManager;
  readonly caller: Caller;
  readonly frame: Frame;
  readonly question: Question;
  readonly stamp: Stamp;
}

/** What a message adds to a question. */
interface Words {
  readonly side: 'verifier' | 'city';
  readonly text: string;
  readonly evidence: readonly string[];
}

/** Everybody may take the steps of a question here: who may, was asked before. */
const WHOEVER = { may: () => true, obstacle: () => null };

/**
 * Questions of the verifiers and answers of the city. Each change is one transaction with its leaf of the log, the new
 * state of the data point and of the assessment, and the mail that waits to be sent.
 */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly reading: ReadingService,
    private readonly reviews: ReviewsService,
    private readonly steps: SubmissionService,
    private readonly evidence: EvidenceService,
    private readonly ledger: LedgerService,
    private readonly questions: QuestionReadingService,
    private readonly closing: QuestionClosingService,
    private readonly mails: QuestionMailsService,
  ) {}

  /**
   * Asks about a data point or a figure of the profile. Throws `notInVerification` and, when the data point is not as
   * the caller saw it, `newerReview` (409); `bodyRefused` (422) unless exactly one known figure is named.
   */
  ask(caller: Caller, assessmentId: string, asked: AskDto): Promise<QuestionDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.requireLocked(caller, 'verification.read', assessmentId, manager);
      this.requireAsker(caller, frame);
      const subject = subjectOf(asked);
      if (!subject) throw unclearSubject();
      await this.requireSeen(manager, frame, subject, asked.version);
      const stamp = { at: new Date(), by: actorOf(caller) };
      const question = await this.newQuestion(manager, caller, frame, subject, asked.issue, stamp);
      const turn: Turn = { manager, caller, frame, question, stamp };
      await this.say(turn, { side: 'verifier', text: asked.text, evidence: [] });
      return this.afterwards(turn, 'city');
    });
  }

  /** Answers for the city. Throws `questionClosed` and `assessmentFrozen` (409), `evidenceUnknown` (422). */
  answer(
    caller: Caller,
    assessmentId: string,
    id: string,
    { text, evidence = [] }: AnswerDto,
  ): Promise<QuestionDto> {
    return this.change(caller, assessmentId, id, 'answer', async (turn) => {
      const files = [...new Set(evidence)];
      await this.requireFiles(turn, files);
      await this.say(turn, { side: 'city', text, evidence: files });
      return 'verifiers';
    });
  }

  /** Asks on; the question waits for the city again. Throws `questionClosed` and `notInVerification` (409). */
  followUp(caller: Caller, assessmentId: string, id: string, text: string): Promise<QuestionDto> {
    return this.change(caller, assessmentId, id, 'followUp', async (turn) => {
      await this.say(turn, { side: 'verifier', text, evidence: [] });
      return 'city';
    });
  }

  /** Closes a question with what came of it. Throws as `followUp`. */
  resolve(caller: Caller, assessmentId: string, id: string, resolution: string): Promise<QuestionDto> {
    const ending: Ending = { state: 'resolved', words: resolution };
    return this.change(caller, assessmentId, id, 'resolve', (turn) => this.close(turn, ending));
  }

  /** Takes a question back, with the reason. Throws as `followUp`. */
  withdraw(caller: Caller, assessmentId: string, id: string, reason: string): Promise<QuestionDto> {
    const ending: Ending = { state: 'withdrawn', words: reason };
    return this.change(caller, assessmentId, id, 'withdraw', (turn) => this.close(turn, ending));
  }

  private change(
    caller: Caller,
    assessmentId: string,
    id: string,
    event: QuestionEvent,
    work: (turn: Turn) => Promise<MailedSide | null>,
  ): Promise<QuestionDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.requireLocked(caller, 'question.read', assessmentId, manager);
      const question = await manager.findOneBy(QuestionRecord, { cityId: frame.cityId, assessmentId, id });
      if (!question) throw new ProblemException(404, 'notFound');
      if (event === 'answer') this.requireAnswerer(caller, frame, question);
      else this.requireAsker(caller, frame);
      const outcome = questionWorkflow.transition(question.state, event, WHOEVER);
      if (!outcome.ok) throw new ProblemException(409, 'questionClosed');
      const stamp = { at: new Date(), by: actorOf(caller) };
      const turn: Turn = { manager, caller, frame, question: { ...question, state: outcome.to }, stamp };
      const mailed = await work(turn);
      return this.afterwards(turn, mailed);
    });
  }

  /** Throws `notFound` unless the caller verifies or reads this assessment, `notInVerification` (409) at other times. */
  private requireAsker(caller: Caller, frame: Frame): void {
    const verifies = this.access.allows(caller, 'assessment.verify', frame);
    const reads = frame.duty === 'secondReader' && this.access.allows(caller, 'assessment.review', frame);
    if (!verifies && !reads) throw new ProblemException(404, 'notFound');
    if (opennessOf(frame.state) !== 'questioned') throw new ProblemException(409, 'notInVerification');
  }

  private requireAnswerer(caller: Caller, frame: Frame, { dataPoint }: Question): void {
    if (!this.access.allows(caller, 'question.answer', frame, dataPoint ?? undefined)) {
      throw new ProblemException(404, 'notFound');
    }
    if (opennessOf(frame.state) === 'nothing') throw new ProblemException(409, 'assessmentFrozen');
  }

  private async requireSeen(
    manager: EntityManager,
    frame: Frame,
    { dataPoint }: Subject,
    version: number | undefined,
  ): Promise<void> {
    if (dataPoint === null || version === undefined) return;
    const [review] = await this.reviews.of(manager, frame, [dataPoint]);
    if (review && review.standing.version !== version) {
      const names = await namesOf(manager, peopleInReviews([review]));
      const theirs = [reviewDto(review, names)];
      throw new ProblemException(409, 'newerReview', { count: 1 }, undefined, { theirs });
    }
  }

  private async requireFiles({ manager, frame, question }: Turn, files: readonly string[]): Promise<void> {
    const known = await this.evidence.filesOf(manager, frame, files);
    const all = files.every((file) => known.get(file)?.dataPoint === question.dataPoint);
    if (!all) throw new ProblemException(422, 'evidenceUnknown');
  }

  private async newQuestion(
    manager: EntityManager,
    caller: Caller,
    { cityId, assessmentId }: Frame,
    subject: Subject,
    issue: string,
    { at, by }: Stamp,
  ): Promise<Question> {
    const reading = await this.reading.read(caller, 'question.read', assessmentId, manager);
    const { revision, value } = figuresIn(reading)(subject);
    const before = await manager.countBy(QuestionRecord, { cityId, assessmentId });
    const question: Question = {
      ...{ cityId, id: newId(), assessmentId, number: before + 1, ...subject, issue, state: 'open' },
      ...{ revisionBefore: revision, valueBefore: value, revisionAfter: null, valueAfter: null },
      ...{ resolution: null, askedAt: at, askedBy: by, closedAt: null, closedBy: null },
    };
    await manager.insert(QuestionRecord, question);
    return question;
  }

  /** Adds a message and keeps the state of the question, with a leaf of the log. */
  private async say(
    { manager, question, stamp: { at, by } }: Turn,
    { side, text, evidence }: Words,
  ): Promise<void> {
    const { cityId, assessmentId, id: questionId, state, dataPoint, profileKey } = question;
    const before = await manager.countBy(QuestionMessageRecord, { cityId, questionId });
    const number = before + 1;
    const message = { cityId, questionId, number, side, text, evidence: [...evidence], at, by };
    await manager.insert(QuestionMessageRecord, message);
    await manager.update(QuestionRecord, { cityId, id: questionId }, { state });
    const subject = dataPoint !== null ? { dataPoint } : profileKey !== null ? { profileKey } : {};
    const event = side === 'city' ? 'answered' : 'questioned';
    await this.ledger.append(manager, [
      { event, cityId, assessmentId, ...subject, id: questionId, number, actor: by, at },
    ]);
  }

  private async close({ manager, caller, frame, question, stamp }: Turn, ending: Ending): Promise<null> {
    const reading = await this.reading.read(caller, 'question.read', frame.assessmentId, manager);
    await this.closing.close(manager, question, ending, figuresIn(reading)(question), stamp);
    return null;
  }

  /** Lets the data point and the assessment follow their questions, and has a mail wait. Gives the question as it is then. */
  private async afterwards({ manager, caller, frame, question, stamp }: Turn, mailed: MailedSide | null) {
    const { dataPoint, id } = question;
    if (dataPoint !== null) {
      const [review] = await this.reviews.of(manager, frame, [dataPoint]);
      if (review) {
        const { openQuestions: open, answeredQuestions: answered, reported } = review;
        const event = eventOfQuestions({ open, answered }, reported);
        await this.reviews.move(manager, frame, [review], event, stamp);
      }
    }
    await this.steps.followQuestions(manager, frame, stamp.by);
    if (mailed !== null) await this.mails.later(manager, frame, mailed, stamp.at);
    const after = await this.access.require(caller, 'question.read', frame.assessmentId, { manager });
    const [answer] = await this.questions.of(manager, caller, after, { id });
    if (!answer) throw new Error(`The question ${id} vanished.`);
    return answer;
  }
}

function unclearSubject(): ProblemException {
  return new ProblemException(422, 'bodyRefused', { count: 1 }, (language) => [
    { path: 'dataPoint', code: 'questionSubject', message: apiText(language, 'questionSubject') },
  ]);
}
