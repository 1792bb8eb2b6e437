import type { Language } from '#text';
import type { DocumentEdition } from '../edition.js';
import type { DocumentModel } from '../shared/blocks.js';
import { documentOf } from '../shared/model.js';
import { countDataPoints } from '../shared/parts/counts.js';
import { identityBlocks } from '../shared/parts/identity.js';
import { peopleTable } from '../shared/parts/verification.js';
import { penFor } from '../shared/pen.js';
import { textsOf } from '../shared/texts.js';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

const texts = textsOf({ en, fr });

/** The Certificate: that the city took part, and what was verified. It certifies no level and no conformity. */
export function certificate(edition: DocumentEdition, language: Language): DocumentModel {
  const pen = penFor(edition, language, texts(language));
  const { text } = pen;
  const isVerified = edition.state === 'verified';
  const { total, reported, verified, caveat } = countDataPoints(pen, 'all');
  const counts = { total, reported, verified: verified + caveat };
  return documentOf(pen, {
    kind: text(isVerified ? 'certificate.kindVerified' : 'certificate.kind'),
    form: 'certificate',
    strap: text(isVerified ? 'certificate.verified' : 'certificate.reported', counts),
    cover: [],
    blocks: [
      { kind: 'heading', level: 2, text: text('certificate.people') },
      ...peopleTable(pen),
      ...identityBlocks(pen),
      { kind: 'text', tone: 'quiet', text: text('certificate.limits') },
    ],
  });
}
