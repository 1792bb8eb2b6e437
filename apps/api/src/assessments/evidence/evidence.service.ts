import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { dataPointByKey } from '#catalogue';
import { EvidenceRecord, type FileStore, newId } from '#persistence';
import { capabilityQuestion } from '../../shared/capability.js';
import { actorOf, type Caller } from '../../shared/caller.js';
import { FILE_STORE } from '../../shared/file-store.js';
import { ProblemException } from '../../shared/problem.js';
import { receiveFile, shownName } from '../../shared/receive-file.js';
import { AssessmentAccess } from '../assessment-access.service.js';
import type { EvidenceDto } from '../entries/entry.dto.js';
import { EVIDENCE_COLUMNS, evidenceDto, type StoredEvidence } from '../entries/entry-view.js';
import { lockChangeable, requireChangeable, type Waiting, waitingOn } from '../corrections/questioned.js';
import { type Frame, personOf } from '../frame.js';
import { sniffedType } from './media-type.js';

export { EvidenceDto } from '../entries/entry.dto.js';
export { EVIDENCE_COLUMNS, evidenceDto, type StoredEvidence } from '../entries/entry-view.js';

/** What a browser shows without running anything of it. */
const SHOWN: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Nothing in the file may load or run, and it belongs to no origin. */
const CLOSED = "default-src 'none'; sandbox";

/** Largest file of evidence. */
export const MAX_EVIDENCE_BYTES = 50 * 1024 * 1024;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const CITED = `SELECT FROM question JOIN question_message message
    ON message.city_id = question.city_id AND message.question_id = question.id
  WHERE question.city_id = $1 AND question.assessment_id = $2 AND $3::uuid = ANY (message.evidence) LIMIT 1`;

/** Keeps the files that prove figures, and those that prove answers about capabilities. */
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
    const { frame, waiting } = await this.access.read<{ readonly waiting: Waiting }>(
      caller,
      'evidence.edit',
      assessmentId,
      { columns: [`${waitingOn('$3')} AS waiting`], params: [dataPoint] },
      undefined,
      dataPoint,
    );
    if (!dataPointByKey(dataPoint) && capabilityQuestion(dataPoint) === null) {
      throw new ProblemException(404, 'dataPointNotFound', { dataPoint });
    }
    requireChangeable(frame, waiting);
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
        await lockChangeable(manager, frame, { kind: 'entry', key: dataPoint });
        await manager.insert(EvidenceRecord, evidence);
      });
      const { uploadedAt, uploadedBy } = evidence;
      const stored = { ...pick(evidence), uploadedAt: uploadedAt.toISOString(), uploadedBy };
      return evidenceDto(stored, new Map([[personOf(caller) ?? '', frame.callerName ?? '']]));
    } finally {
      await rm(received.path, { force: true });
    }
  }

  /** Sends a file as something to be saved, never as something to be shown. Throws `notFound`. */
  async send(caller: Caller, assessmentId: string, id: string, response: Response): Promise<void> {
    const { evidence, bytes } = await this.open(caller, assessmentId, id);
    response.attachment(evidence.name);
    response.setHeader('Content-Security-Policy', CLOSED);
    await sendBytes(evidence, bytes, response);
  }

  /**
   * Sends a PDF or an image to be shown, in a frame of our own pages alone, where nothing in it can run or load. Throws
   * `notFound`, also for every other kind of file.
   */
  async show(caller: Caller, assessmentId: string, id: string, response: Response): Promise<void> {
    const { evidence, bytes } = await this.open(caller, assessmentId, id, SHOWN);
    response.setHeader('Content-Disposition', 'inline');
    response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    response.setHeader('Content-Security-Policy', `${CLOSED}; frame-ancestors 'self'`);
    await sendBytes(evidence, bytes, response);
  }

  /** The file and its bytes. Throws `notFound`, also when its type is not among those wanted. */
  private async open(
    caller: Caller,
    assessmentId: string,
    id: string,
    mediaTypes?: readonly string[],
  ): Promise<{ readonly evidence: EvidenceRecord; readonly bytes: Readable }> {
    const { cityId } = await this.access.require(caller, 'evidence.read', assessmentId);
    const evidence = UUID.test(id)
      ? await this.dataSource.manager.findOneBy(EvidenceRecord, {
          cityId,
          assessmentId,
          id,
          removedAt: IsNull(),
        })
      : null;
    const wanted = evidence && (mediaTypes?.includes(evidence.mediaType) ?? true);
    const bytes = wanted ? await this.files.open(evidence.contentHash) : null;
    if (!evidence || !bytes) throw new ProblemException(404, 'notFound');
    return { evidence, bytes };
  }

  /** Files of an assessment by their identifiers; those that are not there, or were taken away, are left out. */
  async filesOf(
    manager: EntityManager,
    { cityId, assessmentId }: Pick<Frame, 'cityId' | 'assessmentId'>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, StoredEvidence>> {
    if (ids.length === 0) return new Map();
    const files: StoredEvidence[] = await manager.query(
      `SELECT ${EVIDENCE_COLUMNS} FROM evidence
       WHERE city_id = $1 AND assessment_id = $2 AND id = ANY ($3::uuid[]) AND removed_at IS NULL`,
      [cityId, assessmentId, [...new Set(ids)]],
    );
    return new Map(files.map((file) => [file.id, file]));
  }

  /**
   * Takes a file away from its data point; that it was there stays known. Throws `notFound`, `assessmentFrozen`, and
   * `evidenceCited` (409) for a file that an answer to a verifier points to.
   */
  remove(caller: Caller, assessmentId: string, id: string): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      const { cityId } = await this.access.require(caller, 'evidence.read', assessmentId, { manager });
      const evidence = UUID.test(id)
        ? await manager.findOneBy(EvidenceRecord, { cityId, assessmentId, id, removedAt: IsNull() })
        : null;
      if (!evidence) throw new ProblemException(404, 'notFound');
      const { dataPoint } = evidence;
      const frame = await this.access.require(caller, 'evidence.edit', assessmentId, { dataPoint, manager });
      await lockChangeable(manager, frame, { kind: 'entry', key: dataPoint });
      const cited: unknown[] = await manager.query(CITED, [cityId, assessmentId, id]);
      if (cited.length > 0) throw new ProblemException(409, 'evidenceCited');
      const removal = { removedAt: new Date(), removedBy: actorOf(caller) };
      await manager.update(EvidenceRecord, { cityId, id }, removal);
    });
  }
}

async function sendBytes(
  { mediaType, size }: EvidenceRecord,
  bytes: Readable,
  response: Response,
): Promise<void> {
  response.setHeader('Content-Type', mediaType);
  response.setHeader('Content-Length', size);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // `no-transform` also keeps the answer from being compressed, which would undo its length.
  response.setHeader('Cache-Control', 'private, no-store, no-transform');
  await new Promise<void>((settle) => {
    response.on('close', settle);
    bytes.on('error', (error) => response.destroy(error));
    response.on('close', () => bytes.destroy());
    bytes.pipe(response);
  });
}

function pick({ id, dataPoint, name, size, mediaType, contentHash }: EvidenceFile) {
  return { id, dataPoint, name, size, mediaType, sha256: contentHash };
}

type EvidenceFile = Pick<EvidenceRecord, 'id' | 'dataPoint' | 'name' | 'size' | 'mediaType' | 'contentHash'>;
