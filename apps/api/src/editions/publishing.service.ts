import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AssessmentRecord, EditionRecord, EditionValueRecord, newId, sha256 } from '#persistence';
import { LedgerService } from '../ledger/ledger.service.js';
import {
  contentText,
  type EditionContent,
  type ElsewhereContent,
  verifiedContent,
} from '../shared/edition-content.js';
import { frozenColumns, valueRows } from '../shared/edition-rows.js';
import type { SummaryRecord } from '../shared/edition-summary.js';
import { attestationsOf, type Release } from './freezing/attestations.js';
import { editionInForce, readSignedOff } from './freezing/signed-off.js';
import { statementsOf } from './freezing/statements.js';
import { verifiedFigures } from './freezing/verified-submission.js';

/** What is published, when, and by whom. */
export interface Publication {
  readonly cityId: string;
  readonly assessmentId: string;
  readonly stamp: Release;
}

interface Frozen {
  readonly cityId: string;
  readonly assessmentId: string;
  readonly content: EditionContent;
  /** Its canonical JSON. */
  readonly text: string;
  readonly previous: Pick<SummaryRecord, 'id'> | null;
  readonly correction: string | null;
  readonly stamp: Release;
}

/** Freezes editions. */
@Injectable()
export class PublishingService {
  constructor(private readonly ledger: LedgerService) {}

  /**
   * Freezes the edition of a city's own assessment that has been signed off, in the transaction of the manager, which has
   * locked the assessment. Who vouches for it is read from the steps `conclude` and `signOff`; the release is the stamp.
   * Throws when anything reported has no verdict: then nothing may be published.
   */
  async publish(
    manager: EntityManager,
    { cityId, assessmentId, stamp }: Publication,
  ): Promise<{ readonly editionId: string }> {
    const signedOff = await readSignedOff(manager, cityId, assessmentId, stamp.by);
    const { submission, ...verified } = verifiedFigures(signedOff);
    const { previous, steps } = signedOff;
    const correction = previous && (steps.findLast(({ event }) => event === 'correct')?.reason ?? null);
    const verification = {
      ...verified,
      attestations: attestationsOf(signedOff, stamp),
      supersedes: previous && { id: previous.id, contentHash: previous.contentHash, reason: correction },
    };
    const content = verifiedContent(submission, verification, statementsOf(signedOff));
    const text = contentText(content);
    const frozen = { cityId, assessmentId, content, text, previous, correction, stamp };
    return { editionId: await this.freeze(manager, frozen) };
  }

  /**
   * Publishes figures of a document as the city's next edition and gives its identifier; figures of the same document
   * that were published before are superseded. Content that the city has published before gives the edition of that time.
   * The city must be locked by the transaction.
   */
  async publishElsewhere(
    manager: EntityManager,
    { cityId, id: assessmentId }: AssessmentRecord,
    content: ElsewhereContent,
    stamp: Release,
  ): Promise<string> {
    const text = contentText(content);
    const known = await manager.findOne(EditionRecord, {
      where: { cityId, contentHash: sha256(text) },
      select: { id: true },
    });
    if (known) return known.id;
    const previous = await editionInForce(manager, cityId, assessmentId);
    return this.freeze(manager, {
      cityId,
      assessmentId,
      content,
      text,
      previous,
      correction: null,
      stamp,
    });
  }

  private async freeze(
    manager: EntityManager,
    { cityId, assessmentId, content, text, previous, correction, stamp }: Frozen,
  ): Promise<string> {
    // Until the end of the transaction nobody else gives a number to an edition of this city.
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('edition of ' || $1, 0))`, [cityId]);
    const id = newId();
    await manager.insert(EditionRecord, {
      cityId,
      id,
      assessmentId,
      number: ((await manager.maximum(EditionRecord, 'number', { cityId })) ?? 0) + 1,
      ...frozenColumns(content),
      content: text,
      contentHash: sha256(text),
      supersedesId: previous?.id ?? null,
      correction,
      publishedAt: stamp.at,
      publishedBy: stamp.by,
    });
    await manager.insert(EditionValueRecord, valueRows(cityId, id, content));
    const subject = { event: 'published', cityId, assessmentId, id, actor: stamp.by, at: stamp.at } as const;
    await this.ledger.append(manager, [
      subject,
      ...content.submission.values.map(({ dataPoint }) => ({ ...subject, dataPoint })),
    ]);
    return id;
  }
}
