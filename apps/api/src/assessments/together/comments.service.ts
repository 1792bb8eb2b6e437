import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { catalogueTexts, dataPointByKey } from '#catalogue';
import { AppUser, EntryCommentRecord, newId } from '#persistence';
import { isLanguage } from '#text';
import { MailService } from '../../mail/mail.service.js';
import type { Caller } from '../../shared/caller.js';
import { ProblemException } from '../../shared/problem.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import { type Names, namesOf, personRef, timeText } from '../../shared/people.js';
import { type Frame, personOf } from '../frame.js';
import { requirePeople } from './city-people.js';
import type { CommentDto, WriteCommentDto } from './together.dto.js';

/** What people say to each other about data points. */
@Injectable()
export class CommentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    private readonly mails: MailService,
  ) {}

  /** The comments on a data point, the oldest first. */
  async list(caller: Caller, assessmentId: string, dataPoint: string): Promise<CommentDto[]> {
    const { cityId } = await this.access.require(caller, 'assessment.read', assessmentId);
    requireDataPoint(dataPoint);
    const { manager } = this.dataSource;
    const comments = await manager.find(EntryCommentRecord, {
      where: { cityId, assessmentId, dataPoint, deletedAt: IsNull() },
      order: { id: 'ASC' },
    });
    const people = comments.flatMap(({ authorId, mentions }) => [authorId, ...mentions]);
    const names = await namesOf(manager, [...new Set(people)]);
    return comments.map((comment) => commentDto(comment, names, personOf(caller)));
  }

  /** Adds a comment; people it names get a mail. Throws `personUnknown` (422) for people who do not work on the city. */
  write(
    caller: Caller,
    assessmentId: string,
    dataPoint: string,
    { text, mentions = [] }: WriteCommentDto,
  ): Promise<CommentDto> {
    return this.dataSource.transaction(async (manager) => {
      const frame = await this.access.require(caller, 'assessment.comment', assessmentId, { manager });
      requireDataPoint(dataPoint);
      const authorId = personOf(caller);
      if (authorId === null) throw new ProblemException(404, 'notFound');
      const named = [...new Set(mentions)];
      await requirePeople(manager, frame.cityId, named);
      const comment = {
        cityId: frame.cityId,
        id: newId(),
        assessmentId,
        dataPoint,
        authorId,
        text: text.normalize('NFC').trim(),
        mentions: named,
        createdAt: new Date(),
        deletedAt: null,
      };
      await manager.insert(EntryCommentRecord, comment);
      await this.tell(manager, frame, comment);
      return commentDto(comment, await namesOf(manager, [authorId, ...named]), authorId);
    });
  }

  /** Takes a comment of the caller back. Throws `notFound` for one of somebody else. */
  async remove(caller: Caller, assessmentId: string, dataPoint: string, id: string): Promise<void> {
    const { cityId } = await this.access.require(caller, 'assessment.comment', assessmentId);
    const authorId = personOf(caller);
    const { affected } = await this.dataSource.manager
      .createQueryBuilder()
      .update(EntryCommentRecord)
      .set({ deletedAt: new Date() })
      .where(
        `city_id = :cityId AND assessment_id = :assessmentId AND data_point = :dataPoint AND id::text = :id
         AND author_id = :authorId AND deleted_at IS NULL`,
        { cityId, assessmentId, dataPoint, id, authorId },
      )
      .execute();
    if (affected !== 1) throw new ProblemException(404, 'notFound');
  }

  private async tell(
    manager: EntityManager,
    frame: Frame,
    {
      authorId,
      mentions,
      text,
      dataPoint,
    }: Pick<EntryCommentRecord, 'authorId' | 'mentions' | 'text' | 'dataPoint'>,
  ): Promise<void> {
    const others = mentions.filter((id) => id !== authorId);
    const readers = others.length === 0 ? [] : await manager.findBy(AppUser, { id: In(others) });
    const category = dataPointByKey(dataPoint)?.kpi.category ?? '';
    for (const { id: userId, language } of readers) {
      const texts = catalogueTexts(isLanguage(language) ? language : 'en');
      await this.mails.queue(manager, {
        kind: 'mention',
        userId,
        params: {
          by: frame.callerName ?? '',
          city: frame.cityName,
          dataPoint: texts.dataPoint(dataPoint).label,
          text,
        },
        path: `workspace/${frame.assessmentId}/${encodeURIComponent(category)}`,
      });
    }
  }
}

function requireDataPoint(dataPoint: string): void {
  if (!dataPointByKey(dataPoint)) throw new ProblemException(404, 'dataPointNotFound', { dataPoint });
}

function commentDto(
  { id, authorId, text, mentions, createdAt }: Omit<EntryCommentRecord, 'assessment' | 'author'>,
  names: Names,
  caller: string | null,
): CommentDto {
  return {
    id,
    author: personRef(`user:${authorId}`, names),
    text,
    mentions: mentions.map((person) => personRef(`user:${person}`, names)),
    at: timeText(createdAt),
    own: authorId === caller,
  };
}
