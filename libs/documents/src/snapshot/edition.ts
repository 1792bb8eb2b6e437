import type { AssessmentResult } from '#scoring';

/** How an edition came to be public; decides the label on the cover. */
export type EditionState = 'publishedElsewhere' | 'selfAssessed' | 'verified';

/** A published edition as documents take it: everything a document says comes from here and from the catalogue. */
export interface SnapshotEdition {
  readonly id: string;
  /** Running number of the city's editions; `null` for a result that was never published as one. */
  readonly number: number | null;
  readonly city: string;
  readonly country: string;
  readonly reportingYear: number;
  readonly state: EditionState;
  /** The document the figures come from, and its address; `null` when the city entered them here. */
  readonly document: string | null;
  readonly source: string | null;
  /** ISO 8601; the date of the PDF, so that the same edition gives the same bytes. */
  readonly publishedAt: string;
  /** SHA-256 of the edition's canonical content. */
  readonly contentHash: string;
  /** Public address of the edition's page. */
  readonly address?: string;
  readonly result: AssessmentResult;
}
