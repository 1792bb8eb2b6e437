import type { Language } from '#text';
import { attestation } from './attestation/data.js';
import { certificate } from './certificate/data.js';
import type { DocumentEdition } from './edition.js';
import { factsheet } from './factsheet/data.js';
import { maturityReport } from './maturity-report/data.js';
import type { DocumentModel } from './shared/blocks.js';
import { htmlOf } from './shared/html.js';
import { pdfOf } from './shared/pdf.js';
import { snapshotEditionOf } from './snapshot/edition-of.js';
import { snapshotModel } from './snapshot/html-data.js';
import { renderSnapshot } from './snapshot/render.js';
import { verificationReport } from './verification-report/data.js';
import { verificationSummary } from './verification-summary/data.js';

type Maker = (edition: DocumentEdition, language: Language) => DocumentModel;
type Renderer = (edition: DocumentEdition, language: Language) => Promise<Uint8Array>;
type Writer = (edition: DocumentEdition, language: Language) => string;

/** Tagged PDF; the same edition and language give the same bytes. */
const pdf =
  (make: Maker): Renderer =>
  (edition, language) =>
    pdfOf(make(edition, language));

/** A page of its own for the web, without scripts. */
const html =
  (make: Maker): Writer =>
  (edition, language) =>
    htmlOf(make(edition, language));

export const renderVerificationReport = pdf(verificationReport);
export const renderVerificationSummary = pdf(verificationSummary);
export const renderAttestation = pdf(attestation);
export const renderFactsheet = pdf(factsheet);
export const renderCertificate = pdf(certificate);
export const renderMaturityReport = pdf(maturityReport);

export const htmlVerificationReport = html(verificationReport);
export const htmlVerificationSummary = html(verificationSummary);
export const htmlAttestation = html(attestation);
export const htmlSnapshot = html(snapshotModel);
export const htmlFactsheet = html(factsheet);
export const htmlCertificate = html(certificate);
export const htmlMaturityReport = html(maturityReport);

/** The documents that can be made of an edition. */
export const DOCUMENT_KINDS = [
  'snapshot',
  'verificationReport',
  'verificationSummary',
  'attestation',
  'factsheet',
  'certificate',
  'maturityReport',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Both forms of every document. */
export const documents: Readonly<Record<DocumentKind, { readonly pdf: Renderer; readonly html: Writer }>> = {
  snapshot: {
    pdf: (edition, language) => renderSnapshot(snapshotEditionOf(edition), language),
    html: htmlSnapshot,
  },
  verificationReport: { pdf: renderVerificationReport, html: htmlVerificationReport },
  verificationSummary: { pdf: renderVerificationSummary, html: htmlVerificationSummary },
  attestation: { pdf: renderAttestation, html: htmlAttestation },
  factsheet: { pdf: renderFactsheet, html: htmlFactsheet },
  certificate: { pdf: renderCertificate, html: htmlCertificate },
  maturityReport: { pdf: renderMaturityReport, html: htmlMaturityReport },
};
