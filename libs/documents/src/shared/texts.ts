import { createFormatter, type Language, type MessageFormatter, type Messages } from '#text';
import snapshotEn from '../messages/en.json' with { type: 'json' };
import snapshotFr from '../messages/fr.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

export type ByLanguage = Readonly<Record<Language, Messages>>;

/** Words that several documents use; those of the Snapshot (method, tiers, states) are among them. */
export const sharedMessages: ByLanguage = {
  en: { ...snapshotEn, ...en },
  fr: { ...snapshotFr, ...fr },
};

/** Words of a document: its own messages and those that documents share. */
export function textsOf(own: ByLanguage): (language: Language) => MessageFormatter {
  const formatters: Readonly<Record<Language, MessageFormatter>> = {
    en: createFormatter('en', { ...sharedMessages.en, ...own.en }),
    fr: createFormatter('fr', { ...sharedMessages.fr, ...own.fr }),
  };
  return (language) => formatters[language];
}
