import { setImmediate } from 'node:timers/promises';
import { typeset } from '../typst.js';
import type { DocumentModel } from './blocks.js';

/**
 * Typesets a document as tagged PDF (PDF/UA-1). Not PDF/A-2a as well: Typst 0.14 holds a file to one standard at a time
 * (one validator of its writer), and of the two accessibility is the one that readers need. Fonts are embedded and
 * nothing refers outside of the file all the same. Before typesetting, other work of the process gets its turn, which
 * also frees the native memory of earlier drawings.
 */
export async function pdfOf(model: DocumentModel): Promise<Uint8Array> {
  await setImmediate();
  return typeset('document.typ', model);
}
