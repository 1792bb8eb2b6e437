import type { StoredEntry } from '../stored.js';
import type { EntryFieldsDto, EntryViewDto, EvidenceDto } from './entry.dto.js';
import { type Names, personRef, timeText } from '../../shared/people.js';

/** A file of evidence as the database gives it in JSON. */
export interface StoredEvidence {
  readonly id: string;
  readonly dataPoint: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly sha256: string;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
}

export const EVIDENCE_COLUMNS = `id, data_point AS "dataPoint", name, size, media_type AS "mediaType",
  content_hash AS "sha256", uploaded_at AS "uploadedAt", uploaded_by AS "uploadedBy"`;

export function evidenceDto(
  { dataPoint: _, uploadedAt, uploadedBy, ...file }: StoredEvidence,
  names: Names,
): EvidenceDto {
  return { ...file, uploadedAt: timeText(uploadedAt), uploadedBy: personRef(uploadedBy, names) };
}

/** The fields of an entry as the forms show them. */
export function entryFieldsDto(entry: StoredEntry | null): EntryFieldsDto {
  const status = entry?.status ?? null;
  return {
    // A verifier's verdict is not the city's to change: for the city the figure is reported.
    status: status === null || status === 'notReported' ? status : 'reported',
    value: entry?.value ?? null,
    inputs: entry?.inputs ?? {},
    inputUnits: entry?.inputUnits ?? {},
    inputYears: entry?.inputYears ?? {},
    unit: entry?.unit ?? null,
    year: entry?.year ?? null,
    quality: entry?.quality ?? null,
    origin: entry?.origin ?? null,
    sources: entry?.sources ?? null,
    reason: entry?.reason ?? null,
    note: entry?.note ?? null,
    explanation: entry?.explanation ?? null,
  };
}

/** What surrounds an entry. */
export interface Surroundings {
  readonly evidence: readonly StoredEvidence[];
  readonly comments: number;
  /** Questions about it that wait for the city. */
  readonly openQuestions: number;
}

export function entryView(
  dataPoint: string,
  entry: StoredEntry | null,
  { evidence, comments, openQuestions }: Surroundings,
  names: Names,
): EntryViewDto {
  return {
    dataPoint,
    revision: entry?.revision ?? 0,
    ...entryFieldsDto(entry),
    copiedFrom: entry?.copiedFrom ?? null,
    updatedAt: entry ? timeText(entry.updatedAt) : null,
    updatedBy: entry ? personRef(entry.updatedBy, names) : null,
    evidence: evidence.map((file) => evidenceDto(file, names)),
    comments,
    openQuestions,
  };
}
