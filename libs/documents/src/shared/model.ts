import { ACCENT } from '../drawing/index.js';
import type { Block, DocumentModel, Opening } from './blocks.js';
import { openingOf } from './parts/identity.js';
import type { Pen } from './pen.js';

export interface DocumentParts {
  readonly kind: string;
  readonly form: Opening['form'];
  readonly strap: string;
  readonly cover: readonly Block[];
  readonly blocks: readonly Block[];
  /** Whether a list of contents follows the cover. */
  readonly contents?: boolean;
}

/** Puts a document together: title, footer and opening are made the same way for all. */
export function documentOf(pen: Pen, parts: DocumentParts): DocumentModel {
  const { edition, text, language, city, country, year } = pen;
  const { kind } = parts;
  const published = new Date(edition.publishedAt);
  return {
    language,
    title: text('shared.title', { kind, city, country, year }),
    accent: ACCENT,
    date: [published.getUTCFullYear(), published.getUTCMonth() + 1, published.getUTCDate()],
    footer: {
      text:
        edition.number === null
          ? text('shared.footerOfFile', { kind, city, year })
          : text('shared.footer', { kind, city, year, number: edition.number }),
      page: text('snapshot.page'),
      of: text('snapshot.pageOf'),
    },
    opening: openingOf(pen, parts.form, kind, parts.strap),
    cover: parts.cover,
    contents: parts.contents ? text('shared.contents') : null,
    blocks: parts.blocks,
  };
}
