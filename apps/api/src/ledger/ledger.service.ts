import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerLeafRecord } from '#persistence';
import { ENGINE_VERSION } from '#scoring';
import { JobsService } from '../jobs/jobs.service.js';
import { evidenceFiles, presentEvidence } from './evidence.js';
import { readFrames } from './frames.js';
import { leafText, PROGRAM } from './leaf.js';
import { pseudonymsOf } from './pseudonyms.js';
import { type Facts, readFacts } from './records/index.js';
import { unloggedProfile } from './submitted-profile.js';
import { type LedgerSubject, rowRef, type RowRef } from './subject.js';

export type { LedgerEvent, LedgerSubject } from './subject.js';

/** The job that takes up leaves and signs. */
export const SEQUENCE = 'sequenceLedger';

const SALT_BYTES = 16;

/** A leaf on its way: its subject, its row, and the files it points to. */
interface Draft {
  readonly subject: LedgerSubject;
  readonly ref: RowRef;
  readonly facts: Facts;
  readonly evidence: readonly string[];
}

/** The log. */
@Injectable()
export class LedgerService {
  constructor(private readonly jobs: JobsService) {}

  /**
   * Writes leaves in the transaction of the manager, in which the rows they tell of have been written. With the step
   * `submitted` go the figures of the profile that the log has not in their present revision.
   */
  async append(manager: EntityManager, subjects: readonly LedgerSubject[]): Promise<void> {
    if (manager.queryRunner?.isTransactionActive !== true) {
      throw new Error('The log needs a transaction: a leaf is written together with what it tells of.');
    }
    const all = [...subjects, ...(await unloggedProfile(manager, subjects))];
    if (all.length === 0) return;
    const drafts = await this.draft(manager, all);
    await this.write(manager, drafts);
    for (const assessmentId of new Set(all.map((subject) => subject.assessmentId))) {
      // One waiting job for each assessment: a key for all would make every writer wait for every other.
      await this.jobs.queue(manager, SEQUENCE, {}, { key: `${SEQUENCE}:${assessmentId}` });
    }
  }

  private async draft(manager: EntityManager, subjects: readonly LedgerSubject[]): Promise<Draft[]> {
    const refs = subjects.map(rowRef);
    const rows = await readFacts(manager, refs);
    const present = await presentEvidence(manager, refs);
    return subjects.map((subject, index) => {
      const facts = rows[index];
      const ref = refs[index] as RowRef;
      if (!facts) throw new Error(`The log finds no row for ${JSON.stringify(ref)}.`);
      const evidence = facts.evidence === 'ofDataPoint' ? (present[index] ?? []) : facts.evidence;
      return { subject, ref, facts, evidence };
    });
  }

  private async write(manager: EntityManager, drafts: readonly Draft[]): Promise<void> {
    const refs = drafts.map(({ ref }) => ref);
    const frames = await readFrames(manager, refs);
    const files = await evidenceFiles(
      manager,
      refs.map(({ cityId }) => cityId),
      drafts.flatMap(({ evidence }) => evidence),
    );
    const actors = drafts.map(({ subject, facts }) => facts.by ?? subject.actor);
    const pseudonyms = await pseudonymsOf(manager, actors);
    const rows = drafts.map(({ subject, ref, facts, evidence }) => {
      const frame = frames.get(ref.assessmentId);
      if (!frame) throw new Error(`The log finds no assessment ${ref.assessmentId}.`);
      const { catalogue, benchmarks } = frame;
      const at = facts.at === null ? subject.at : new Date(facts.at);
      const salt = randomBytes(SALT_BYTES).toString('base64');
      const leaf = leafText(facts, {
        event: subject.event,
        frame,
        device: PROGRAM,
        versions: { catalogue, benchmarks, engine: ENGINE_VERSION },
        time: at.toISOString(),
        actor: pseudonyms.get(facts.by ?? subject.actor) ?? '',
        salt,
        evidence: evidence.map((id) => files.get(id)?.hash ?? ''),
      });
      return {
        leaf,
        event: subject.event,
        subjectCity: ref.cityId,
        subjectAssessment: ref.assessmentId,
        subjectDataPoint: facts.dataPoint,
        subjectProfileKey: facts.profileKey,
        subjectId: ref.id,
        subjectNumber: ref.number,
        evidence: [...evidence],
        salt: facts.shown ? null : salt,
        at,
      };
    });
    await manager
      .createQueryBuilder()
      .insert()
      .into(LedgerLeafRecord)
      .values(rows)
      .updateEntity(false)
      .execute();
  }
}
