import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { dataPointByKey } from '#catalogue';
import type { QuestionsSheet, SheetQuestion } from '#exchange';
import { QuestionMessageRecord, QuestionRecord } from '#persistence';
import { opennessOf, type QuestionState } from '#workflow';
import { AssessmentAccess, type Frame } from '../../assessments/assessment-access.service.js';
import {
  evidenceDto,
  EvidenceService,
  type StoredEvidence,
} from '../../assessments/evidence/evidence.service.js';
import { ReadingService } from '../../assessments/reading.service.js';
import type { Caller } from '../../shared/caller.js';
import { type Names, namesOf, peopleIn, personRef, timeText } from '../../shared/people.js';
import type { QuestionDto } from './question.dto.js';

type Question = Omit<QuestionRecord, 'assessment'>;
type Message = Omit<QuestionMessageRecord, 'question'>;

/** Which questions of an assessment; all unless something is named. */
export interface QuestionFilter {
  readonly state?: QuestionState;
  readonly dataPoint?: string;
  readonly id?: string;
}

/** A question with everything said about it. */
interface Thread {
  readonly question: Question;
  readonly messages: readonly Message[];
}

interface Threads {
  readonly threads: readonly Thread[];
  readonly files: ReadonlyMap<string, StoredEvidence>;
  readonly names: Names;
}

/** What of an assessment reading its questions needs. */
type Place = Pick<Frame, 'cityId' | 'assessmentId'>;

/** Reads questions with their threads. */
@Injectable()
export class QuestionReadingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly evidence: EvidenceService,
    private readonly reading: ReadingService,
  ) {}

  /** The questions of an assessment in the order in which they were asked. Throws the problem `notFound`. */
  async list(caller: Caller, assessmentId: string, filter: QuestionFilter = {}): Promise<QuestionDto[]> {
    const frame = await this.access.require(caller, 'question.read', assessmentId);
    return this.of(this.dataSource.manager, caller, frame, filter);
  }

  /** As `list`, of an assessment that the caller may read. */
  async of(
    manager: EntityManager,
    caller: Caller,
    frame: Frame,
    filter: QuestionFilter = {},
  ): Promise<QuestionDto[]> {
    const found = await this.read(manager, frame, filter);
    return found.threads.map((thread) =>
      questionDto(thread, found, this.mayAnswer(caller, frame, thread.question)),
    );
  }

  /** True when the caller may answer the question now: it is not closed, and the city may change its figure. */
  mayAnswer(
    caller: Caller,
    frame: Frame,
    { state, dataPoint }: Pick<Question, 'state' | 'dataPoint'>,
  ): boolean {
    const waits = state === 'open' || state === 'answered';
    const changeable = opennessOf(frame.state) !== 'nothing';
    return (
      waits && changeable && this.access.allows(caller, 'question.answer', frame, dataPoint ?? undefined)
    );
  }

  /** The KPI questions sheet of an assessment, and the name for its file. Throws the problem `notFound`. */
  async sheet(caller: Caller, assessmentId: string): Promise<{ name: string; sheet: QuestionsSheet }> {
    const { frame, profile } = await this.reading.read(caller, 'question.read', assessmentId);
    const found = await this.read(this.dataSource.manager, frame, {});
    const units = new Map(profile.map(({ key, unit }) => [key, unit]));
    const questions = found.threads.map((thread): SheetQuestion => {
      const { number, dataPoint, profileKey, issue, state, resolution, closedAt, closedBy } = thread.question;
      const nameOf = (actor: string): string => personRef(actor, found.names).name;
      return {
        ...{ number, dataPoint, profileKey, issue, state, resolution },
        messages: thread.messages.map(({ side, text, at, by, evidence }) => ({
          ...{ side, text, at: timeText(at), by: nameOf(by) },
          files: filesOf(evidence, found.files).map(({ name }) => name),
        })),
        closedAt: closedAt === null ? null : timeText(closedAt),
        closedBy: closedBy === null ? null : nameOf(closedBy),
        valueBefore: thread.question.valueBefore,
        valueAfter: thread.question.valueAfter,
        unit: profileKey === null ? null : (units.get(profileKey) ?? null),
      };
    });
    const name = `${frame.citySlug}-${frame.year}-questions`;
    return { name, sheet: { city: frame.cityName, reportingYear: frame.year, questions } };
  }

  private async read(manager: EntityManager, place: Place, filter: QuestionFilter): Promise<Threads> {
    const { cityId, assessmentId } = place;
    const questions = await manager.find(QuestionRecord, {
      where: { cityId, assessmentId, ...filter },
      order: { number: 'ASC' },
    });
    const messages = await manager.find(QuestionMessageRecord, {
      where: { cityId, questionId: In(questions.map(({ id }) => id)) },
      order: { questionId: 'ASC', number: 'ASC' },
    });
    const files = await this.evidence.filesOf(
      manager,
      place,
      messages.flatMap(({ evidence }) => evidence),
    );
    const actors = [
      ...questions.flatMap(({ askedBy, closedBy }) => [askedBy, closedBy ?? '']),
      ...messages.map(({ by }) => by),
      ...[...files.values()].map(({ uploadedBy }) => uploadedBy),
    ];
    const byQuestion = Map.groupBy(messages, ({ questionId }) => questionId);
    return {
      threads: questions.map((question) => ({ question, messages: byQuestion.get(question.id) ?? [] })),
      files,
      names: await namesOf(manager, peopleIn(actors)),
    };
  }
}

function filesOf(
  ids: readonly string[],
  files: ReadonlyMap<string, StoredEvidence>,
): readonly StoredEvidence[] {
  return ids.flatMap((id) => files.get(id) ?? []);
}

function questionDto(
  { question, messages }: Thread,
  { files, names }: Threads,
  mayAnswer: boolean,
): QuestionDto {
  const { id, number, dataPoint, profileKey, issue, state, resolution } = question;
  const { revisionBefore, valueBefore, revisionAfter, valueAfter } = question;
  const { askedAt, askedBy, closedAt, closedBy } = question;
  return {
    ...{ id, number, dataPoint, profileKey },
    kpi: dataPoint === null ? null : (dataPointByKey(dataPoint)?.kpi.code ?? null),
    ...{ issue, state, revisionBefore, valueBefore, revisionAfter, valueAfter, resolution },
    askedAt: timeText(askedAt),
    askedBy: personRef(askedBy, names),
    closedAt: closedAt === null ? null : timeText(closedAt),
    closedBy: closedBy === null ? null : personRef(closedBy, names),
    messages: messages.map(({ number: count, side, text, evidence, at, by }) => ({
      ...{ number: count, side, text },
      evidence: filesOf(evidence, files).map((file) => evidenceDto(file, names)),
      at: timeText(at),
      by: personRef(by, names),
    })),
    mayAnswer,
  };
}
