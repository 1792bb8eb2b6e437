import { rm } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource, IsNull } from 'typeorm';
import { dataPointByKey } from '#catalogue';
import { EvidenceRecord, type FileStore, newId } from '#persistence';
import { actorOf, type Caller } from '../../shared/caller.js';
import { FILE_STORE } from '../../shared/file-store.js';
import { ProblemException } from '../../shared/problem.js';
import { receiveFile, shownName } from '../../shared/receive-file.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import type { EvidenceDto } from '../entries/entry.dto.js';
import { evidenceDto } from '../entries/entry-view.js';
import { personOf, requireOpen } from '../frame.js';
import { lockOpen } from '../lock.js';
import { sniffedType } from './media-type.js';

/** Largest file of evidence. */
export const MAX_EVIDENCE_BYTES = 50 * 1024 * 1024;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Keeps the files that prove figures. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AssessmentAccess,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  /** Takes in the file of a request, which is read only after the caller was let in. Throws as `receiveFile`. */
  async add(
    caller: Caller,
    assessmentId: string,
    dataPoint: string,
    request: Request,
    response: Response,
  ): Promise<EvidenceDto> {
    const frame = await this.access.require(caller, 'evidence.edit', assessmentId, { dataPoint });
    if (!dataPointByKey(dataPoint)) throw new ProblemException(404, 'dataPointNotFound', { dataPoint });
    requireOpen(frame);
    const received = await receiveFile(request, response, await this.files.incoming(), MAX_EVIDENCE_BYTES);
    try {
      const mediaType = await sniffedType(received.path);
      const { contentHash, size } = await this.files.saveFile(received.path);
      const evidence = {
        cityId: frame.cityId,
        id: newId(),
        assessmentId,
        dataPoint,
        name: shownName(received.name),
        size,
        mediaType,
        contentHash,
        uploadedAt: new Date(),
        uploadedBy: actorOf(caller),
        removedAt: null,
        removedBy: null,
      };
      await this.dataSource.transaction(async (manager) => {
        // The assessment may have been handed in while the file was on its way.
        await lockOpen(manager, frame);
        await manager.insert(EvidenceRecord, evidence);
      });
      const { uploadedAt, uploadedBy } = evidence;
      const stored = { ...pick(evidence), uploadedAt: uploadedAt.toISOString(), uploadedBy };
      return evidenceDto(stored, new Map([[personOf(caller) ?? '', frame.callerName ?? '']]));
    } finally {
      await rm(received.path, { force: true });
    }
  }

  /** Sends a file, always as something to be saved and never as something to be shown. Throws `notFound`. */
  async send(caller: Caller, assessmentId: string, id: string, response: Response): Promise<void> {
    const { cityId } = await this.access.require(caller, 'evidence.read', assessmentId);
    const evidence = UUID.test(id)
      ? await this.dataSource.manager.findOneBy(EvidenceRecord, {
          cityId,
          assessmentId,
          id,
          removedAt: IsNull(),
        })
      : null;
    const bytes = evidence && (await this.files.open(evidence.contentHash));
    if (!evidence || !bytes) throw new ProblemException(404, 'notFound');
    response.attachment(evidence.name);
    response.setHeader('Content-Type', evidence.mediaType);
    response.setHeader('Content-Length', evidence.size);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    // `no-transform` also keeps the answer from being compressed, which would undo its length.
    response.setHeader('Cache-Control', 'private, no-store, no-transform');
    await new Promise<void>((settle) => {
      response.on('close', settle);
      bytes.on('error', (error) => response.destroy(error));
      response.on('close', () => bytes.destroy());
      bytes.pipe(response);
    });
  }

  /** Takes a file away from its data point; that it was there stays known. Throws `notFound` and `assessmentFrozen`. */
  remove(caller: Caller, assessmentId: string, id: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const { cityId } = await this.access.require(caller, 'evidence.read', assessmentId, { manager });
      const evidence = UUID.test(id)
        ? await manager.findOneBy(EvidenceRecord, { cityId, assessmentId, id, removedAt: IsNull() })
        : null;
      if (!evidence) throw new ProblemException(404, 'notFound');
      const { dataPoint } = evidence;
      const frame = await this.access.require(caller, 'evidence.edit', assessmentId, { dataPoint, manager });
      await lockOpen(manager, frame);
      const removal = { removedAt: new Date(), removedBy: actorOf(caller) };
      await manager.update(EvidenceRecord, { cityId, id }, removal);
    });
  }
}

function pick({ id, dataPoint, name, size, mediaType, contentHash }: EvidenceFile) {
  return { id, dataPoint, name, size, mediaType, sha256: contentHash };
}

type EvidenceFile = Pick<EvidenceRecord, 'id' | 'dataPoint' | 'name' | 'size' | 'mediaType' | 'contentHash'>;
