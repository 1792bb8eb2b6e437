export * from './drawing/index.js';
export { drawingCatalogue } from './catalogue.js';
export { radarSvg } from './radar-svg.js';
export type { EditionState, SnapshotEdition } from './snapshot/edition.js';
export { renderSnapshot } from './snapshot/render.js';
