import { queryOptions } from '@tanstack/react-query';
import type { Language } from '#text';
import { getJson } from '../../../api/client.js';

export const CHANGES = ['added', 'changed', 'conflict', 'refused', 'unchanged'] as const;
export type Change = (typeof CHANGES)[number];

/** One field of an uploaded file beside what the assessment has. */
export interface UploadRow {
  /** Names the row when conflicts are decided. */
  readonly key: string;
  readonly dataPoint: string | null;
  readonly profileKey: string | null;
  readonly heading: string | null;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly change: Change;
  /** Why it is refused or needs a look. */
  readonly reason: { readonly code: string; readonly message: string } | null;
  readonly cell: string;
}

export interface Upload {
  readonly uploadId: string;
  readonly name: string;
  readonly state: 'ready' | 'applying' | 'applied';
  /** Entries, figures and texts written so far, and in all. */
  readonly done: number;
  readonly total: number;
  readonly rows: readonly UploadRow[];
  readonly counts: Readonly<Record<Change, number>>;
  readonly problems: readonly { readonly cell: string; readonly message: string }[];
}

export const uploadQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['upload', id, language],
    queryFn: ({ signal }) =>
      getJson<Upload>(`/uploads/${encodeURIComponent(id)}`, { lang: language }, signal),
    staleTime: Infinity,
    retry: false,
  });
