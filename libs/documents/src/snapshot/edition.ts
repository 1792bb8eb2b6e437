import type { AssessmentResult } from '#scoring';

/** How an edition came to be public; decides the label on the cover. */
export type EditionState = 'publishedElsewhere' | 'selfAssessed' | 'verified';

/** A figure that a verifier accepted with a footnote, or did not accept. */
export interface SnapshotRemark {
  readonly dataPoint: string;
  /** `null` for a figure that was not accepted. */
  readonly footnote: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
}

/** Who vouches for an edition. */
export interface SnapshotAttestation {
  readonly role: 'verifier' | 'secondReader' | 'secretariat';
  readonly name: string;
  readonly grade: 'provisional' | 'qualified' | null;
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

/** What a verified edition says besides its result. */
export interface SnapshotVerification {
  /** Figures accepted without a footnote. */
  readonly verified: number;
  readonly remarks: readonly SnapshotRemark[];
  readonly attestations: readonly SnapshotAttestation[];
  /** Number of the edition that this one corrects. */
  readonly corrects: number | null;
}

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
  /** Public address where the edition's place in the log of editions can be checked. */
  readonly proofAddress?: string;
  readonly result: AssessmentResult;
  /** Only of editions that were verified here. */
  readonly verification?: SnapshotVerification;
}
