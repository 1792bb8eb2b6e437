import {
  drawingCatalogue,
  renderSnapshot,
  type SnapshotEdition,
  wheelGeometry,
  wheelModel,
  wheelSvg,
} from '#documents';
import type { Language } from '#text';

/** What can be drawn from an edition. */
export type DrawingKind = 'snapshot' | 'wheel';

/** The bytes of a drawing: the City Snapshot as PDF, or the benchmarking wheel as SVG. */
export async function draw(
  kind: DrawingKind,
  edition: SnapshotEdition,
  language: Language,
): Promise<Uint8Array> {
  if (kind === 'snapshot') return renderSnapshot(edition, language);
  const model = wheelModel({
    city: edition.city,
    reportingYear: edition.reportingYear,
    result: edition.result,
    catalogue: drawingCatalogue(language),
    language,
  });
  return new TextEncoder().encode(wheelSvg({ geometry: wheelGeometry(model, 'full') }));
}
