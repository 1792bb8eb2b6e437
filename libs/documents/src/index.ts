export * from './drawing/index.js';
export { drawingCatalogue } from './catalogue.js';
export { chartSvg } from './chart-svg.js';
export type { EditionState, SnapshotEdition, SnapshotVerification } from './snapshot/edition.js';
export { renderSnapshot } from './snapshot/render.js';
export type * from './edition.js';
export * from './documents.js';
export { draftKeyFindings } from './factsheet/key-findings.js';
