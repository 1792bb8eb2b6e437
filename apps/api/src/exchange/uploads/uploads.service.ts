import { rm } from 'node:fs/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource } from 'typeorm';
import {
  isOfOtherAssessment,
  MAX_UPLOAD_BYTES,
  reason,
  reasonMessage,
  type UploadProblem,
  type WorkspaceChanges,
} from '#exchange';
import { type FileStore, newId, UploadRecord } from '#persistence';
import type { Language } from '#text';
import { type WholeAssessment, WorkspaceDataService } from '../../assessments/workspace-data.service.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { actorOf, type Caller } from '../../shared/caller.js';
import { FILE_STORE } from '../../shared/file-store.js';
import { ProblemException } from '../../shared/problem.js';
import { receiveFile, shownName } from '../../shared/receive-file.js';
import { decided, type Decisions, type Preview, previewOf, rowKey } from './preview.js';
import type { AppliedDto, UploadDto } from './upload.dto.js';
import { TooBusy, Turns } from './turns.js';
import { ExchangeWorkers } from './workers.js';

const HOUR = 60 * 60 * 1000;
/** So long an uploaded file can be taken over. */
const KEPT = 24 * HOUR;
/** After so long, taking over is taken for dead (the program was ended) and may be begun anew. */
const DEAD_AFTER = HOUR / 12;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Each takes two connections, one for the transaction and one for its progress; the others stay for the forms. */
const WRITERS_AT_ONCE = 2;

/** Takes files in that people filled in, shows what they would change, and writes it when asked to. */
@Injectable()
export class UploadsService implements OnModuleInit {
  private readonly writers = new Turns(WRITERS_AT_ONCE);

  constructor(
    private readonly dataSource: DataSource,
    private readonly workspace: WorkspaceDataService,
    private readonly workers: ExchangeWorkers,
    private readonly jobs: JobsService,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    this.jobs.define('removeExpiredUploads', () => this.removeExpired(), '15 4 * * *');
  }

  /**
   * Reads the file of a request and shows what it would change; nothing of the assessment is written. The file itself is
   * not kept. Throws `uploadRefused` (422) with the reasons, `assessmentFrozen` (409), `tooBusy` (503), and as
   * `receiveFile`.
   */
  async upload(
    caller: Caller,
    assessmentId: string,
    request: Request,
    response: Response,
    language: Language,
  ): Promise<UploadDto> {
    const { frame } = await this.workspace.read(caller, 'exchange.import', assessmentId);
    this.workspace.requireOpen(frame);
    const received = await receiveFile(request, response, await this.files.incoming(), MAX_UPLOAD_BYTES);
    const reading = await this.workers
      .read(received.path)
      .catch((error: unknown) => {
        throw busy(error);
      })
      .finally(() => rm(received.path, { force: true }));
    if (!reading.ok) throw refusal(reading.problems);
    // Reading took a while; what it is compared with is what is there now.
    const whole = await this.workspace.read(caller, 'exchange.import', assessmentId);
    const { changes } = reading;
    if (isOfOtherAssessment(whole.data, changes)) throw refusal([{ ...reason('otherAssessment'), cell: '' }]);
    const createdAt = new Date();
    const upload: UploadRecord = {
      cityId: frame.cityId,
      id: newId(),
      assessmentId,
      name: shownName(received.name),
      size: received.size,
      changes,
      state: 'ready',
      done: 0,
      total: 0,
      createdAt,
      createdBy: actorOf(caller),
      startedAt: null,
      expiresAt: new Date(createdAt.getTime() + KEPT),
    };
    await this.dataSource.manager.insert(UploadRecord, upload);
    return this.view(upload, whole, language);
  }

  /** An uploaded file compared with the assessment as it is now. Throws `notFound`, also when it is over. */
  async one(caller: Caller, id: string, language: Language): Promise<UploadDto> {
    const { upload, whole } = await this.find(caller, id);
    return this.view(upload, whole, language);
  }

  /**
   * Writes what the file changes, all in one transaction or nothing. What was refused, and conflicts decided for the newer
   * value, are left out. Throws `conflictsUndecided`, `uploadApplied` and `assessmentFrozen` (409).
   */
  async apply(caller: Caller, id: string, decisions: Decisions, language: Language): Promise<AppliedDto> {
    const { upload } = await this.find(caller, id);
    await this.begin(upload);
    try {
      return await this.writers.take(() => this.write(caller, upload, decisions, language));
    } catch (error) {
      await this.note(upload, { state: 'ready', done: 0, total: 0, startedAt: null });
      throw busy(error);
    }
  }

  /** Deletes uploads that are over. */
  async removeExpired(): Promise<void> {
    await this.dataSource.query(`DELETE FROM upload WHERE expires_at < $1`, [new Date()]);
  }

  private async find(caller: Caller, id: string): Promise<{ upload: UploadRecord; whole: WholeAssessment }> {
    const upload = UUID.test(id) ? await this.dataSource.manager.findOneBy(UploadRecord, { id }) : null;
    if (!upload || upload.expiresAt.getTime() < Date.now()) throw new ProblemException(404, 'notFound');
    const whole = await this.workspace.read(caller, 'exchange.import', upload.assessmentId);
    return { upload, whole };
  }

  /** Marks that it is being taken over, so that nobody else does at the same time. */
  private async begin({ cityId, id }: UploadRecord): Promise<void> {
    const now = new Date();
    const { affected } = await this.dataSource
      .createQueryBuilder()
      .update(UploadRecord)
      .set({ state: 'applying', startedAt: now, done: 0, total: 0 })
      .where('city_id = :cityId AND id = :id', { cityId, id })
      .andWhere(`(state = 'ready' OR (state = 'applying' AND started_at < :dead))`, {
        dead: new Date(now.getTime() - DEAD_AFTER),
      })
      .execute();
    if (affected !== 1) throw new ProblemException(409, 'uploadApplied');
  }

  private write(
    caller: Caller,
    upload: UploadRecord,
    decisions: Decisions,
    language: Language,
  ): Promise<AppliedDto> {
    return this.dataSource.transaction(async (manager) => {
      const before = await this.workspace.read(caller, 'exchange.import', upload.assessmentId, manager);
      await this.workspace.lock(manager, before.frame);
      // Read again: until the lock was ours, others may have written.
      const whole = await this.workspace.read(caller, 'exchange.import', upload.assessmentId, manager);
      const preview = await this.preview(upload, whole, manager);
      const outcome = decided(preview, decisions);
      if ('undecided' in outcome) {
        const { undecided } = outcome;
        throw new ProblemException(409, 'conflictsUndecided', { count: undecided.length }, (reader) =>
          undecided.map((row) => ({
            path: rowKey(row),
            code: 'undecided',
            message: reasonMessage(reason('undecided'), reader ?? language),
          })),
        );
      }
      const { changes, fields } = outcome;
      const total = changes.length;
      await this.workspace.write(manager, caller, whole, changes, (done) =>
        this.note(upload, { done, total }),
      );
      const { cityId, id } = upload;
      await manager.update(UploadRecord, { cityId, id }, { state: 'applied', done: total, total });
      const { refused, conflict } = preview.counts;
      const kept = preview.rows.filter(
        (row) => row.change === 'conflict' && decisions[rowKey(row)] === 'mine',
      ).length;
      return { uploadId: id, state: 'applied', fields, total, leftOut: refused + conflict - kept };
    });
  }

  /** On a connection of its own: progress is seen while the transaction is still open. */
  private async note({ cityId, id }: UploadRecord, progress: Partial<UploadRecord>): Promise<void> {
    await this.dataSource.manager.update(UploadRecord, { cityId, id }, progress);
  }

  private async preview(
    { changes }: UploadRecord,
    whole: WholeAssessment,
    manager = this.dataSource.manager,
  ): Promise<Preview> {
    // Written by `upload` above and by nobody else.
    const read = changes as WorkspaceChanges;
    return previewOf(whole, read, await this.workspace.fieldsAt(whole, read.revisions, manager));
  }

  private async view(upload: UploadRecord, whole: WholeAssessment, language: Language): Promise<UploadDto> {
    const { rows, counts } = await this.preview(upload, whole);
    const { format, problems } = upload.changes as WorkspaceChanges;
    const { id, assessmentId, name, state, done, total, expiresAt } = upload;
    return {
      uploadId: id,
      assessmentId,
      name,
      format,
      state,
      done,
      total,
      expiresAt: expiresAt.toISOString(),
      rows: rows.map((row) => ({
        key: rowKey(row),
        ...row,
        reason: row.reason && { code: row.reason.code, message: reasonMessage(row.reason, language) },
      })),
      counts,
      problems: problems.map(({ cell, ...why }) => ({
        cell,
        code: why.code,
        message: reasonMessage(why, language),
      })),
    };
  }
}

const busy = (error: unknown): unknown =>
  error instanceof TooBusy ? new ProblemException(503, 'tooBusy') : error;

function refusal(problems: readonly UploadProblem[]): ProblemException {
  return new ProblemException(422, 'uploadRefused', { count: problems.length }, (language) =>
    problems.map(({ cell, ...why }) => ({
      path: cell,
      code: why.code,
      message: reasonMessage(why, language),
    })),
  );
}
