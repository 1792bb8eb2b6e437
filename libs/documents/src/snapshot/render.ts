import { setImmediate } from 'node:timers/promises';
import type { Language } from '#text';
import { typeset } from '../typst.js';
import { snapshotData } from './data.js';
import type { SnapshotEdition } from './edition.js';

/**
 * The City Snapshot of an edition: four pages A4, and a fifth with what verifiers said beside single figures; tagged PDF
 * (PDF/UA-1). The same edition and language give the same bytes. Rendering keeps the thread busy for some tens of
 * milliseconds; before it, other work of the process gets its turn, which also frees the native memory of earlier drawings.
 */
export async function renderSnapshot(edition: SnapshotEdition, language: Language): Promise<Uint8Array> {
  await setImmediate();
  return typeset('snapshot.typ', snapshotData(edition, language));
}
