import type { StoredEntry } from '../stored.js';
import type { EntryFieldsDto, EntryViewDto, EvidenceDto, PersonRefDto } from './entry.dto.js';

/** Names of people by their identifier. */
export type Names = ReadonlyMap<string, string>;

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

/** Whoever did something, from what records say (`user:<id>`, else the name of a program). */
export function personRef(actor: string, names: Names): PersonRefDto {
  const id = actor.startsWith('user:') ? actor.slice('user:'.length) : null;
  return { id, name: id === null ? actor.replace(/^token:.*/, 'API') : (names.get(id) ?? '') };
}

/** The people that records name. */
export function peopleIn(actors: readonly string[]): string[] {
  const ids = actors.filter((actor) => actor.startsWith('user:')).map((actor) => actor.slice('user:'.length));
  return [...new Set(ids)];
}

export function timeText(time: Date | string): string {
  return new Date(time).toISOString();
}

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
}

export function entryView(
  dataPoint: string,
  entry: StoredEntry | null,
  { evidence, comments }: Surroundings,
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
    openQuestions: 0,
  };
}
