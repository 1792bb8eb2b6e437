import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SnapshotEdition, SnapshotVerification } from '#documents';
import { DocumentFileRecord, EditionRecord, type FileStore, sha256 } from '#persistence';
import type { Language } from '#text';
import { parseContent, type VerifiedContent } from '../shared/edition-content.js';
import { FILE_STORE } from '../shared/file-store.js';
import type { CityEdition } from './editions.service.js';
import { Renderer } from './rendering/renderer.js';

/** A document as it is served. */
export interface ServedDocument {
  readonly bytes: Uint8Array;
  /** SHA-256 (hex) of the bytes. */
  readonly contentHash: string;
}

/** Documents of editions: rendered once in each language, then served as the same bytes for ever. */
@Injectable()
export class DocumentsService {
  /** Renderings under way in this process: who asks meanwhile waits for the same one. */
  private readonly underWay = new Map<string, Promise<ServedDocument>>();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(FILE_STORE) private readonly files: FileStore,
    private readonly renderer: Renderer,
  ) {}

  /** The City Snapshot (PDF/UA-1). */
  snapshot(found: CityEdition, language: Language): Promise<ServedDocument> {
    const key = `${found.edition.id}/${language}`;
    const running = this.underWay.get(key) ?? this.findOrRender(found, language);
    this.underWay.set(key, running);
    return running.finally(() => this.underWay.delete(key));
  }

  /** The benchmarking wheel. */
  async wheel(found: CityEdition, language: Language): Promise<ServedDocument> {
    const bytes = await this.renderer.draw('wheel', await this.edition(found), language);
    return { bytes, contentHash: sha256(bytes) };
  }

  private async findOrRender(found: CityEdition, language: Language): Promise<ServedDocument> {
    const { cityId, id: editionId } = found.edition;
    const key = { cityId, editionId, kind: 'snapshot.pdf', language };
    const known = await this.dataSource.manager.findOneBy(DocumentFileRecord, key);
    const stored = known && (await this.files.read(known.contentHash));
    if (known && stored) return { bytes: stored, contentHash: known.contentHash };

    const bytes = await this.renderer.draw('snapshot', await this.edition(found), language);
    const file = await this.files.save(bytes);
    // Another process may have rendered it meanwhile, or the file of an earlier rendering was lost.
    await this.dataSource.manager.upsert(DocumentFileRecord, { ...key, ...file, createdAt: new Date() }, [
      'cityId',
      'editionId',
      'kind',
      'language',
    ]);
    return { bytes, contentHash: file.contentHash };
  }

  /** The edition as documents take it. */
  private async edition({ edition, city }: CityEdition): Promise<SnapshotEdition> {
    const content = parseContent(edition.content);
    const corrects =
      edition.supersedesId === null
        ? null
        : await this.dataSource.manager.findOne(EditionRecord, {
            select: { cityId: true, id: true, number: true },
            where: { cityId: edition.cityId, id: edition.supersedesId },
          });
    return {
      id: edition.id,
      number: edition.number,
      city: city.name,
      country: city.country,
      reportingYear: edition.reportingYear,
      state: edition.state,
      document: edition.document,
      source: edition.source,
      publishedAt: edition.publishedAt.toISOString(),
      contentHash: edition.contentHash,
      result: content.result,
      ...(content.state === 'verified' ? { verification: verification(content, corrects) } : {}),
    };
  }
}

function verification(
  { verdicts, attestations }: VerifiedContent,
  corrects: EditionRecord | null,
): SnapshotVerification {
  const remarks = verdicts.filter(({ outcome }) => outcome !== 'verified');
  return {
    verified: verdicts.length - remarks.length,
    remarks,
    attestations,
    corrects: corrects?.number ?? null,
  };
}
