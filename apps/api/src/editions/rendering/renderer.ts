import type { SnapshotEdition } from '#documents';
import type { Language } from '#text';
import type { DrawingKind } from './drawings.js';

/** Makes the drawings of editions, somewhere. */
export abstract class Renderer {
  abstract draw(kind: DrawingKind, edition: SnapshotEdition, language: Language): Promise<Uint8Array>;
}

/** Draws in this process. The typesetter and its fonts are loaded with the first drawing. */
export class InProcessRenderer extends Renderer {
  override async draw(kind: DrawingKind, edition: SnapshotEdition, language: Language): Promise<Uint8Array> {
    const { draw } = await import('./drawings.js');
    return draw(kind, edition, language);
  }
}
