import type { Language } from '#text';
import type { DocumentEdition } from '../edition.js';
import type { DocumentModel } from '../shared/blocks.js';
import { documentOf } from '../shared/model.js';
import { dataPointReporting, unverifiedBlocks } from '../shared/parts/counts.js';
import { identityBlocks } from '../shared/parts/identity.js';
import { peopleBlocks } from '../shared/parts/verification.js';
import { penFor } from '../shared/pen.js';
import { textsOf } from '../shared/texts.js';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

const texts = textsOf({ en, fr });

/** The Attestation: who vouches for the edition, in which words. */
export function attestation(edition: DocumentEdition, language: Language): DocumentModel {
  const pen = penFor(edition, language, texts(language));
  const { text, city, year } = pen;
  const isAttested = edition.attestations.length > 0;
  return documentOf(pen, {
    kind: text('attestation.kind'),
    form: 'band',
    strap: '',
    cover: [],
    blocks: [
      { kind: 'heading', level: 2, text: text('attestation.about') },
      {
        kind: 'text',
        text: text(isAttested ? 'attestation.text' : 'attestation.elsewhereText', { city, year }),
      },
      ...unverifiedBlocks(pen),
      { kind: 'heading', level: 2, text: text('attestation.people') },
      ...peopleBlocks(pen),
      ...(isAttested ? [{ kind: 'text', tone: 'quiet', text: text('attestation.grades') } as const] : []),
      { kind: 'heading', level: 2, text: text('attestation.verdicts') },
      dataPointReporting(pen),
      { kind: 'heading', level: 2, text: text('attestation.edition') },
      ...identityBlocks(pen),
    ],
  });
}
