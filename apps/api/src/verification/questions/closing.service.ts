import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { QuestionRecord } from '#persistence';
import type { Reading } from '../../assessments/reading.service.js';
import { LedgerService } from '../../ledger/ledger.service.js';
import type { Stamp } from '../reviews.service.js';
import { type Figure, figuresIn } from './figures.js';

/** How a question ends. */
export interface Ending {
  readonly state: 'resolved' | 'withdrawn';
  /** The resolution, or the reason why it was withdrawn; a verdict may end a question without a word. */
  readonly words: string | null;
}

type Question = Pick<QuestionRecord, 'cityId' | 'assessmentId' | 'id' | 'dataPoint' | 'profileKey'>;

/** Closes questions, with the value that the figure has then. Whoever closes moves data points and assessment on. */
@Injectable()
export class QuestionClosingService {
  constructor(private readonly ledger: LedgerService) {}

  async close(
    manager: EntityManager,
    question: Question,
    { state, words }: Ending,
    { revision, value }: Figure,
    { at, by }: Stamp,
  ): Promise<void> {
    const { cityId, assessmentId, id, dataPoint, profileKey } = question;
    await manager.update(
      QuestionRecord,
      { cityId, id },
      {
        ...{ state, resolution: words, revisionAfter: revision, valueAfter: value },
        ...{ closedAt: at, closedBy: by },
      },
    );
    const subject = dataPoint !== null ? { dataPoint } : profileKey !== null ? { profileKey } : {};
    await this.ledger.append(manager, [
      { event: 'resolved', cityId, assessmentId, ...subject, id, actor: by, at },
    ]);
  }

  /**
   * Resolves the answered questions about data points, as a verdict does. The transaction has locked the assessment and
   * read it since.
   */
  async resolveAnswered(
    manager: EntityManager,
    reading: Reading,
    dataPoints: readonly string[],
    resolution: string | null,
    stamp: Stamp,
  ): Promise<void> {
    const { cityId, assessmentId } = reading.frame;
    const answered = await manager.find(QuestionRecord, {
      where: { cityId, assessmentId, state: 'answered', dataPoint: In([...dataPoints]) },
      order: { number: 'ASC' },
    });
    const figure = figuresIn(reading);
    for (const question of answered) {
      await this.close(manager, question, { state: 'resolved', words: resolution }, figure(question), stamp);
    }
  }
}
